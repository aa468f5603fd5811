"""What was corrected, on the page of the data: each entry opens its source rows."""

from __future__ import annotations

from html import escape

import streamlit as st

from geo.core.i18n import Translator
from geo.views.corrections import Correction, corrections, counted, filtered
from ui.session import cache, state
from ui.widgets.text import source_link

_FIRST = 40  # entries until all are asked for: each is several lines


def show(w: Translator) -> None:
    """Show every decision that changes a value."""
    st.subheader(w("Corrections"), anchor="corrections")
    corrections(cache.atlas().joined, w.lang)  # a fragment would show its own error
    _show()


@st.fragment
def _show() -> None:
    w = state.language()
    made = corrections(cache.atlas().joined, w.lang)
    st.text(
        w(
            "Every published value that differs from the printed one, with its reason: {n} decisions.",
            n=w.number(len(made)),
        )
    )
    kept = _filtered(made, w)
    st.caption(w.count("{n} entry", "{n} entries", len(kept)))
    shown = kept if st.session_state.get("correction_all") else kept[:_FIRST]
    with st.container(height=460, border=True, key="correction_list"):
        st.html(_table(shown, w) if shown else f"<p>{escape(w('Nothing found.'))}</p>")
        if len(kept) > len(shown):
            st.button(
                w("Show all {n}", n=w.number(len(kept))),
                on_click=lambda: st.session_state.update(correction_all=True),
                key="correction_more",
            )


def _filtered(made: tuple[Correction, ...], w: Translator) -> tuple[Correction, ...]:
    tables, kinds = counted(one.table for one in made), counted(one.decided.kind for one in made)

    def named(value: str, counts: dict[str, int]) -> str:
        return f"{value} ({w.number(counts[value])})" if value else w("all")

    table, kind, asked = st.columns(3)
    return filtered(
        made,
        table.selectbox(
            w("Table"), ("", *tables), format_func=lambda name: named(name, tables), key="correction_table"
        ),
        kind.selectbox(
            w("Kind"), ("", *kinds), format_func=lambda name: named(name, kinds), key="correction_kind"
        ),
        asked.text_input(w("Search the list"), key="correction_words"),
    )


def _table(kept: tuple[Correction, ...], w: Translator) -> str:
    heads = (w("Rows"), w("Column"), w("Printed"), w("In the atlas"), w("Kind"), w("Reason"))
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    rows = "".join(_row(one, w) for one in kept)
    return f'<table class="atlas-listed"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _row(one: Correction, w: Translator) -> str:
    told = one.decided
    links = ", ".join(source_link(key, number, w) for number, key in one.rows)
    report = source_link(one.rows[0][1], w("Propose a correction"), w, report=True)
    cells = (told.column, told.printed or "–", told.published or "–", told.kind)
    plain = "".join(f"<td>{escape(text)}</td>" for text in cells)
    evidence = f"<p>{escape(w('Evidence: {text}', text=told.evidence))}</p>" if told.evidence else ""
    reason = f"<td>{escape(told.reason)}{evidence}<p>{report}</p></td>"
    return f"<tr><td>{escape(one.table)}: {links}</td>{plain}{reason}</tr>"
