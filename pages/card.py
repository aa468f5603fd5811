"""Karta powiatu: everything about one powiat on one page."""

from ui.card_page import show_card_page

show_card_page()
