"""A field to pick some of many names, found without diacritics and with small typos."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from geo.core.i18n import Translator
from ui.widgets import component

_field = component.declare("atlas_picker", "showPicker")


def show(label: str, names: Mapping[str, str], name: str, w: Translator) -> None:
    """Show a field for the choice ``name``; the session holds the codes picked under that name.

    Parameters
    ----------
    names
        Code -> what it is called, in the order of the list.
    """
    key = f"pick_{name}"
    data = {
        "script": component.script(),
        "id": name,
        "label": label,
        "hint": w("all"),
        "none": w("Nothing found."),
        "remove": w("Remove {name}"),
        "keys": list(names),
        "names": list(names.values()),
        "chosen": list(st.session_state.get(name, ())),
    }
    _field(key=key, data=data, on_picked_change=lambda: _pick(key, name, names))


def _pick(key: str, name: str, names: Mapping[str, str]) -> None:
    asked = st.session_state[key].picked
    if isinstance(asked, list):
        st.session_state[name] = [code for code in asked if code in names]
