"""What is shown and said: one folder per theme."""
