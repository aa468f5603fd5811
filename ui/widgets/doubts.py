"""What is uncertain, on the page of the data: filters, a list and a map; each entry opens its source row."""

from __future__ import annotations

from html import escape

import streamlit as st

from geo.core.i18n import Translator
from geo.core.labels import doubt_name, powiat_title
from geo.core.teryt import VOIVODESHIPS
from geo.data.join import AtlasTables
from geo.data.vocabulary import DOUBTS
from geo.render.card.doubt_map import doubt_map, legend
from geo.views.doubts import (
    THEMES,
    Doubt,
    DoubtFilter,
    counted_by_kind,
    counted_by_powiat,
    doubts,
)
from ui.session import cache, state
from ui.widgets import component
from ui.widgets.picture import image
from ui.widgets.text import source_link

_map = component.declare("atlas_doubt_map", "showOverview")
_MAP = "doubt_map"
_POWIAT = "doubt_powiat"


def show(w: Translator) -> None:
    """Show what is uncertain."""
    st.subheader(w("Doubts"), anchor="doubts")
    cache.atlas()  # a fragment would show its own error
    _show()


@st.fragment
def _show() -> None:
    w, tables = state.language(), cache.atlas().joined
    found = doubts(tables, w.lang)
    st.text(
        w(
            "What stays open after all checks: {n} entries. They carry a mark on the map, in the tables and"
            " in the files.",
            n=w.number(len(found)),
        )
    )
    left, right = st.columns([5, 3], gap="large")
    with left:
        chosen = _filters(found, w)
        kept = [doubt for doubt in found if chosen.keeps(doubt)]
        _powiat(tables, chosen.powiat, w)
        st.caption(w.count("{n} entry", "{n} entries", len(kept)))
        with st.container(height=460, border=True, key="doubt_list"):
            st.html(_list(kept, w))
    with right:
        _picture(tables, [doubt for doubt in found if _anywhere(chosen).keeps(doubt)], chosen.powiat, w)


def _filters(found: tuple[Doubt, ...], w: Translator) -> DoubtFilter:
    counts = counted_by_kind(found)
    kinds = st.pills(
        w("What is uncertain"),
        [kind for kind in DOUBTS if counts[kind]],
        selection_mode="multi",
        format_func=lambda kind: f"{doubt_name(w, kind)} ({w.number(counts[kind])})",
        key="doubt_kinds",
    )
    where, theme, asked = st.columns(3)
    names = {"": w("all"), "partnerships": w("partnerships"), "floods": w("flood list")}
    return DoubtFilter(
        tuple(kinds),
        where.selectbox(
            w("Voivodeship"),
            ("", *VOIVODESHIPS),
            format_func=lambda code: VOIVODESHIPS.get(code, w("all")),
            key="doubt_voivodeship",
        ),
        theme.selectbox(w("Table"), ("", *THEMES), format_func=names.__getitem__, key="doubt_theme"),
        st.session_state.get(_POWIAT, ""),
        asked.text_input(w("Search the list"), key="doubt_words"),
    )


def _anywhere(chosen: DoubtFilter) -> DoubtFilter:
    """Return the filter without its powiat, which the map only outlines."""
    return DoubtFilter(chosen.kinds, chosen.voivodeship, chosen.theme, "", chosen.words)


def _powiat(tables: AtlasTables, code: str, w: Translator) -> None:
    if code:
        st.button(
            w("Only {name}: show all again", name=_titles(tables, w)[code]),
            on_click=_choose,
            args=("",),
            key="doubt_powiat_off",
            icon=":material/close:",
        )


def _titles(tables: AtlasTables, w: Translator) -> dict[str, str]:
    codes, names = tables.powiaty["powiat_teryt"], tables.powiaty["powiat"]
    return {code: powiat_title(w, code, name) for code, name in zip(codes, names, strict=True)}


def _list(kept: list[Doubt], w: Translator) -> str:
    if not kept:
        return f"<p>{escape(w('Nothing found.'))}</p>"
    return f'<ul class="atlas-doubts">{"".join(_item(doubt, w) for doubt in kept)}</ul>'


def _item(doubt: Doubt, w: Translator) -> str:
    named = w("in print “{printed}”, in the atlas “{published}”")
    compared = named.format(printed=doubt.printed, published=doubt.published)
    where = "" if doubt.key.startswith("powiat:") else f" · {escape(w('powiat {name}', name=doubt.powiat))}"
    return (
        f"<li><strong>{source_link(doubt.key, doubt.title, w)}</strong>{where}"
        f" <em>{escape(doubt.what)}</em><p>{escape(compared)}</p><p>{escape(doubt.reason)}</p>"
        f"<p>{source_link(doubt.key, w('Propose a correction'), w, report=True)}</p></li>"
    )


def _picture(tables: AtlasTables, kept: list[Doubt], chosen: str, w: Translator) -> None:
    counts = counted_by_powiat(kept)
    entries = "".join(
        f'<li><i style="background:{colour}"></i>{escape(text)}</li>' for colour, text in legend(w)
    )
    below = w("Click a powiat to list only its rows.")
    st.html(
        f'<figure class="atlas-overview atlas-doubt-map">{image(doubt_map(tables, counts, chosen, w))}'
        f"<figcaption><ul>{entries}</ul>{escape(below)}</figcaption></figure>"
    )
    titles = _titles(tables, w)
    told = {
        "codes": list(titles),
        "tips": [
            [title, w("Uncertain rows: {n}", n=w.number(counts.get(code, 0)))]
            for code, title in titles.items()
        ],
    }
    data = {"script": component.script(), "picture": "atlas-doubt-map", "told": told}
    _map(key=_MAP, data=data, on_opened_change=lambda: _choose(str(st.session_state[_MAP].opened or "")))


def _choose(code: str) -> None:
    st.session_state[_POWIAT] = code
