"""Verify, read and join the data files of the atlas."""
