"""What the map on the screen shows, as the browser tells it, for sheets and their address."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from geo.choices.scene import Extent
from geo.core.errors import AtlasError
from geo.render.export import FORMATS, file_name
from geo.render.sheet.page_setup import PageSetup
from geo.views.view import View
from ui.session import cache, printed
from ui.widgets import component, sheet_texts

_KEY = "png"
_MADE, _COUNT = "_png_made", "_png_count"
_FORMAT = "png"
_picture = component.declare("atlas_picture", "showPicture")


def setup_of(view: View, setup: PageSetup, seen: Mapping[str, Any] | None) -> PageSetup:
    """Return the page setup with extent and address of what is seen; without an answer, of the whole map.

    ``seen``: ``bounds`` (west, south, east, north in degrees, or None), and ``extent`` as in the address, ""
    while the map stands where the filters put it.
    """
    told = dict(seen or {})
    address = printed.address(
        view.theme.name, view.choices.having(extent=Extent.parse(str(told.get("extent", "")))), view.words
    )
    bounds = told.get("bounds")
    if not bounds:
        return replace(setup, address=address)
    west, south, east, north = (float(value) for value in bounds)
    inside = max(west, -180.0), max(south, -85.0), min(east, 180.0), min(north, 85.0)
    return replace(setup, address=address, extent=inside)


@st.fragment
def show_picture_button(view: View) -> None:
    """Show the button that saves the map as on the screen; a click reruns only this part of the page."""
    w = view.words
    made = st.session_state.pop(_MADE, {})
    data = {
        "script": component.script(),
        "label": w("Map as PNG"),
        "making": w("The file is being made…"),
        "error": made.get("error", ""),
        "file": made.get("file"),
    }
    _picture(key=_KEY, data=data, on_asked_change=lambda: _make(view))


def _make(view: View) -> None:
    seen, day = st.session_state[_KEY].asked, dt.date.today()
    setup = PageSetup(day, office=sheet_texts.known_office())
    try:
        content = cache.exporter().render(view, _FORMAT, setup_of(view, setup, seen))
    except AtlasError as error:
        st.session_state[_MADE] = {"error": error.text(view.words)}
        return
    number = st.session_state[_COUNT] = st.session_state.get(_COUNT, 0) + 1
    st.session_state[_MADE] = {
        "file": {
            "number": number,
            "name": file_name(view, _FORMAT, day),
            "type": FORMATS[_FORMAT].mime,
            "base64": base64.b64encode(content).decode(),
        }
    }
