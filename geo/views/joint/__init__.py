"""Flood list and partnerships together."""
