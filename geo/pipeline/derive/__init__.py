"""Build the boundaries and the ground of the maps from the upstream packages; run by ``python -m geo build``.

The same packages give the same bytes. The app does not need this package at run time.
"""
