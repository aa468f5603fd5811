"""The 1999 flood list: levels, measures and classes of the map, and below it what the list is."""

from __future__ import annotations

from html import escape

import streamlit as st

from geo.cartography.class_breaks import MOST
from geo.cartography.classification import COUNTED_SCHEMES, K_RANGE, SCHEMES
from geo.cartography.palettes import PALETTE_LABELS, PALETTES
from geo.choices.map_style import MEASURES
from geo.core.i18n import Translator
from geo.data.areas import LEVELS
from geo.views.floods.classes import CATEGORIES, COUNTS
from geo.views.floods.grant_procedure import procedure, what_it_is
from geo.views.floods.tables import voivodeship_table
from geo.views.view import View
from ui.session import state
from ui.widgets import charts, map_page
from ui.widgets.text import regulation_link


def show_floods_page() -> None:
    """Show the flood page."""
    map_page.show_map_page("floods", state.language()("1999 flood list"), _controls, _below_the_map)


def _controls(w: Translator) -> None:
    levels = {"voivodeship": w("voivodeships"), "powiat": w("powiaty"), "gmina": w("gminy")}
    map_page.segments(w("Map of"), LEVELS, "level", levels)
    of_gminy = st.session_state.get("level") == "gmina"
    if not of_gminy:
        names = {
            "share": w("share of gminy"),
            "number": w("number of gminy"),
            "area": w("share of area (approximate)"),
            "towns": w("number of urban gminy"),
            "others": w("number of rural and urban-rural gminy"),
            "listed": w("listed or not"),
        }
        _pick(w("Measure"), MEASURES, "measure", names, 230)
    with st.popover(w("Classes and colours"), icon=":material/palette:"):
        if not of_gminy and st.session_state.get("measure") not in CATEGORIES:
            _classes(w)
        colours = {name: w(label) for name, label in PALETTE_LABELS.items()}
        _pick(w("Colours"), PALETTES, "palette", colours)


def _classes(w: Translator) -> None:
    schemes = {
        "round": (
            w("round breaks")
            if st.session_state.get("measure") in COUNTS
            else w("round breaks: 25, 50 and 75%")
        ),
        "quantile": (
            w("equal numbers of voivodeships")
            if st.session_state.get("level") == "voivodeship"
            else w("equal numbers of powiaty")
        ),
        "equal": w("equal intervals"),
        "natural": w("natural breaks"),
        "headtail": w("head/tail breaks"),
        "manual": w("custom breaks"),
    }
    _pick(w("Classes"), SCHEMES, "scheme", schemes)
    scheme = st.session_state.get("scheme")
    if scheme in COUNTED_SCHEMES:
        _pick(w("How many"), tuple(range(K_RANGE[0], K_RANGE[1] + 1)), "k", {})
    elif scheme == "manual":
        percent = st.session_state.get("measure") not in COUNTS
        fault = state.breaks_error(w, percent)
        asked = (
            w("Breaks in percent, up to {most}", most=MOST)
            if percent
            else w("Breaks, up to {most}", most=MOST)
        )
        example = "10%; 25%; 50%" if percent else "2; 5; 10"
        st.text_input(
            asked,
            key=state.BREAKS_TEXT,
            placeholder=example,
            max_chars=200,
            on_change=state.apply_typed_breaks,
            args=(percent,),
            persist_state="session",
        )
        if fault is not None:
            st.error(map_page.plain(fault.text(w)))


def _pick(
    label: str,
    options: tuple[str, ...] | tuple[int, ...],
    key: str,
    names: dict[str, str],
    width: int | None = None,
) -> None:
    st.selectbox(
        label,
        options,
        key=key,
        format_func=lambda option: names.get(str(option), str(option)),
        filter_mode=None,
        width=width or "stretch",
        persist_state="session",
    )


def _below_the_map(view: View) -> None:
    """Show the voivodeships as a table where the map shows them, then what the list is."""
    w = view.words
    if view.level == "voivodeship":
        charts.show(voivodeship_table(view), "voivodeship_table", w)
    said = "".join(f"<p>{escape(sentence)}</p>" for sentence in what_it_is(w))
    steps = "".join(
        f"<li><strong>{escape(step.when)}</strong> {escape(step.what)}"
        f" <small>{escape(step.where)}</small></li>"
        for step in procedure(w)
    )
    said += f"<p>{regulation_link(w)}</p>"
    left, right = w("What the list is and is not"), w("How grants were awarded")
    st.html(
        f'<section class="atlas-about"><div><h3>{escape(left)}</h3>{said}</div>'
        f"<div><h3>{escape(right)}</h3><ol>{steps}</ol></div></section>"
    )


show_floods_page()
