"""Slides: views in PowerPoint, drawn by its own shapes and texts."""
