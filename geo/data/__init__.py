"""Verified files to the joined atlas."""
