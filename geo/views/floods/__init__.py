"""The flood list of 1999."""
