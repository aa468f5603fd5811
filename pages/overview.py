"""Przegląd: what the atlas is, its key figures, and the questions people come with."""

from ui.overview_page import show_overview_page

show_overview_page()
