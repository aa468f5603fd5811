"""Dane: sources, the join report, and every correction and doubt."""

from ui.data_page import show_data_page

show_data_page()
