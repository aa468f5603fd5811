"""The pages of the atlas: their themes and their paths in an address."""

from __future__ import annotations

THEMES = ("floods", "partnerships", "joint")
"""Themes that have a map, in the order of the navigation."""

PATHS = {
    "overview": "",
    "floods": "wykaz-powodziowy-1999",
    "partnerships": "partnerstwa",
    "joint": "powodz-i-partnerstwa",
    "card": "powiat",
    "data": "dane",
}
"""Page -> path in its address; the first page has none. A page is called like its file in ``pages``."""

FORMER_PATHS = {"powodz-1999": PATHS["floods"]}
"""Path of an earlier version -> the path that took its place; old links still open the same view."""
