"""The map of the first page: a picture that names the powiat under the pointer and opens its profile."""

from __future__ import annotations

import streamlit as st

from geo.choices.scene import Selection
from geo.core.i18n import Translator
from ui.session import cache, navigation
from ui.widgets import component

_component = component.declare("atlas_overview", "showOverview")
_KEY = "overview_map"


def enliven(w: Translator) -> None:
    """Let the picture on the page answer pointer and click."""
    data = {"script": component.script(), "tips": cache.map_files()[f"overview-{w.lang}"]}
    data["picture"] = "atlas-overview"
    _component(key=_KEY, data=data, on_opened_change=_open)


def _open() -> None:
    code = str(st.session_state[_KEY].get("opened") or "")
    navigation.choose("card", (("selected", Selection("powiat", code)),))
