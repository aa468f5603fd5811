"""Readers of a view: the interactive map, the printed sheet and the tables."""
