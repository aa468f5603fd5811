"""What a sheet is made of: its form, lettering, paths, layers, marks and layout.

``geo.render.sheet.renderer`` puts them together; matplotlib is known here and there only.
"""
