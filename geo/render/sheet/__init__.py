"""What a sheet is made of: page setup, typography, paths, layers, map elements and layout.

``geo.render.sheet.renderer`` puts them together; matplotlib is known here and there only.
"""
