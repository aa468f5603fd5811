"""Sheets: page setup, typography, projected paths, layers, map elements, layout and renderer."""
