"""Powódź 1999: which powiaty the official list of 1999 names, and how much of them."""

from ui.floods_page import show_floods_page

show_floods_page()
