"""The texts of ``frontend/src/page/toolbar.js``: its buttons, and what Streamlit's own widgets say in English only."""

from __future__ import annotations

from typing import Any

from geo.core.i18n import words


def page_words(lang: str) -> dict[str, Any]:
    """Return the texts of one language; ``own``: text of Streamlit -> ours, {} for English."""
    w = words(lang)
    texts: dict[str, Any] = {
        "tools": w("Tools of the page"),
        "copy": w("Copy link"),
        "copied": w("Copied"),
        "copyByHand": w("Address of this view: copy it from here"),
        "present": w("Present"),
        "save": w("Add this view to the slides"),
        "previous": w("Previous"),
        "next": w("Next"),
        "earlier": w("Move the slide earlier"),
        "later": w("Move the slide later"),
        "remove": w("Remove the slide"),
        "leave": w("End the presentation"),
        "slide": w("Slide {n} of {all}"),
        "noSlide": w("A view of your own"),
    }
    own = {
        "No results": w("No results"),
        "Choose options": w("Choose options"),
        "Choose an option": w("Choose an option"),
        "Select all": w("Select all"),
        "Clear all": w("Clear all"),
        "Clear value": w("Clear value"),
        "Press Enter to apply": w("Press Enter to apply"),
        "Close": w("Close"),
        "Close sidebar": w("Close sidebar"),
        "Open sidebar": w("Open sidebar"),
        "Loading...": w("Loading…"),
        "Running...": w("Running…"),
        "Failed to generate file for download": w("The file could not be made now. Try again in a moment."),
    }
    return texts | {"own": {theirs: ours for theirs, ours in own.items() if theirs != ours}}
