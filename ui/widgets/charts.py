"""Tables and charts of a page, drawn by one component; a click or Enter on a row or mark picks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import streamlit as st

from geo.choices.clicked_filters import is_on
from geo.core.i18n import Translator
from geo.data.join import year_span
from geo.render.files.rows import to_screen
from geo.render.web.assets import rows_file
from geo.render.web.map_state import ranges
from geo.views.charts import Bars, Chart, Matrix, Scatter, Table
from geo.views.view import View
from ui.session import cache, state
from ui.widgets import component

_component = component.declare("atlas_figures", "showChart")
_KINDS = {Table: "table", Matrix: "matrix", Bars: "bars", Scatter: "scatter"}


def show(figure: Chart, key: str, w: Translator) -> None:
    """Show a table or chart. ``key`` is the key of the widget, unique on its page."""
    _show({"kind": _KINDS[type(figure)], **_plain(figure)}, key, w)


def show_filtering(figure: Chart, key: str, view: View) -> None:
    """Show a chart of ``view`` in which a click filters; a second one takes the filter away."""
    tables, rows, span = view.joined, view.choices.rows, year_span(view.joined)
    data = {"kind": _KINDS[type(figure)], **_plain(figure)}
    on = next((own for own in _keys(figure) if is_on(rows, own, span)), "")
    data |= {"selected": on, "hint": view.words("Click to list only these rows below, again to show all")}
    _draw(data, key, view.words, lambda: state.toggle_filter(st.session_state[key].picked, tables))


def _keys(figure: Chart) -> Iterator[str]:
    """Return the keys of a chart that filters."""
    match figure:
        case Matrix():
            return (key for line in figure.keys for key in line)
        case Table() | Bars():
            return iter(figure.keys)
    return iter(())


def show_rows(view: View) -> None:
    """Show the rows of ``view`` below its map.

    The browser has fetched all rows, so only the numbers of those shown are sent. Rows whose cells depend on
    the filters are sent in full.
    """
    key = f"rows-{view.theme.name}"
    if view.cells_follow_filters:
        _show({"kind": "table", "label": view.wording.summary, **to_screen(view)}, key, view.words)
        return
    file = cache.map_files()[rows_file(view.theme.name, view.lang)]
    _show(
        {
            "kind": "table",
            "file": file,
            "ids": ranges(view.rows.index.tolist()),
            "label": view.wording.summary,
        },
        key,
        view.words,
    )


def _show(data: dict[str, Any], key: str, w: Translator) -> None:
    data = data | {"selected": str(st.session_state.get("selected") or "")}
    _draw(data, key, w, lambda: state.toggle(st.session_state[key].picked))


def _draw(data: dict[str, Any], key: str, w: Translator, pick: Callable[[], None]) -> None:
    common = {"script": component.script(), "lang": w.lang}
    _component(key=key, data=data | common, on_picked_change=pick)


def _plain(value: object) -> Any:
    """Return a figure as JSON values: dataclasses as dictionaries, tuples as lists."""
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value
