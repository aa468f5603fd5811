"""Partnerstwa: lines from powiaty to their partner places."""

from ui.partnerships_page import show_partnerships_page

show_partnerships_page()
