"""Numbers to classes and colours."""
