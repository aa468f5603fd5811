"""Powódź 1999: which powiaty the official list of 1999 names, and how much of them."""

from ui.explorer import show_map_page

show_map_page("floods")
