"""Partnerstwa: lines from powiaty to their partner places."""

from ui.explorer import show_map_page

show_map_page("partnerships")
