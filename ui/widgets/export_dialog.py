"""The download dialog: format, page setup, preview, and the file with its size and time."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace

import streamlit as st

from geo.choices.model import Slide
from geo.core.errors import AtlasError
from geo.core.i18n import Translator
from geo.core.settings import is_address
from geo.render.export import FORMATS, SHEET_FORMATS, deck_file_name, describe_format, file_name
from geo.render.files import rows
from geo.render.sheet.extents import usual_extent
from geo.render.sheet.page_setup import EXTENTS, LEGENDS, PRESETS, PageSetup
from geo.views.view import View
from ui.session import cache, printed
from ui.widgets import screen, sheet_texts, slide_export

_MADE = "_export_made"
_PREVIEW_PX = 900
_SHOWN_ROWS = 5
_SLIDES = "pptx"
_WITH_MAP = (*SHEET_FORMATS, _SLIDES, "zip")
_WITH_ADDRESS = (*_WITH_MAP, "xlsx", "geojson")

# The map is in an iframe of the same origin. Its bounds are read only while the dialog is open, so that
# panning causes no rerun.
_BOUNDS_SCRIPT = """
export default function ({ setStateValue }) {
  const frame = document.querySelector("iframe[title*='streamlit_folium']");
  const map = frame?.contentWindow?.map;
  const bounds = map?.getBounds?.();
  if (!bounds) return;
  const { lat, lng } = map.getCenter().wrap();
  const text = (value, digits) => String(Number(value.toFixed(digits)));
  setStateValue("shown", {
    bounds: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
    extent: [text(map.getZoom(), 2), text(lat, 4), text(lng, 4)].join("/"),
  });
}
"""
_read_bounds = st.components.v2.component("atlas_bounds", js=_BOUNDS_SCRIPT)


def show_button(view: View) -> None:
    """Show the button that opens the dialog."""
    if st.button(view.words("Download"), key="export", type="primary", icon=":material/download:"):
        st.dialog(view.words("Download"), width="large")(_show)(view)


def _show(view: View) -> None:
    w = view.words
    choices, preview = st.columns([2, 3], gap="medium")
    with choices:
        kind = st.selectbox(
            w("Format"),
            FORMATS,
            key="export_kind",
            format_func=lambda name: describe_format(w, name),
            filter_mode=None,
        )
        deck = slide_export.deck_choice(w) if kind == _SLIDES else ()
        setup, is_known = slide_export.deck_setup(view) if deck else _page_setup(view, kind)
        if kind in _WITH_ADDRESS and not is_address(setup.address):
            st.caption(printed.why_a_code(w))
    if not is_known:
        return  # the browser is about to tell what the map shows; until then a file would be another one
    try:
        with preview:
            _file(view, kind, setup, deck)
            if deck:
                slide_export.show_titles(deck, view)
            else:
                _preview(view, kind, setup)
    except AtlasError as error:
        st.error(error.text(w), icon=":material/error:")


def _page_setup(view: View, kind: str) -> tuple[PageSetup, bool]:
    """Show the choices of the page setup, for formats that contain a sheet.

    Returns
    -------
    tuple
        The setup, and whether its extent is known: that of the screen is told by the browser.
    """
    w = view.words
    setup = screen.setup_of(view, PageSetup(dt.date.today()), None)
    if kind not in _WITH_MAP:
        return setup, True
    if kind in SHEET_FORMATS:
        names = preset_names(w)
        setup = replace(
            setup,
            paper=PRESETS[
                st.selectbox(
                    w("Sheet"), PRESETS, key="export_preset", format_func=names.__getitem__, filter_mode=None
                )
            ],
        )
    setup = sheet_texts.texts(view, setup)
    style = slide_export.style_choice(w)
    extents = {
        "country": w("whole map"),
        "selection": w("what the filters leave"),
        "screen": w("as on the screen"),
    }
    extent = st.segmented_control(
        w("Extent"),
        (*EXTENTS, "screen"),
        default=usual_extent(view),
        key="export_extent",
        format_func=extents.__getitem__,
        required=True,
    )
    is_screen = extent == "screen"
    seen = _read_bounds(key="export_bounds", on_shown_change=lambda: None).shown if is_screen else None
    setup = screen.setup_of(view, setup, seen) if is_screen else replace(setup, extent=extent)
    has_address = is_address(setup.address)
    if kind == _SLIDES:
        setup = replace(setup, table=slide_export.table_choice(w))
    else:
        code = st.checkbox(w("address as a QR code"), key="export_qr", disabled=not has_address)
        setup = replace(setup, qr=code and has_address)
    setup = replace(setup, style=style, legend=_legend_place(w))
    return replace(setup, office=sheet_texts.office_fields(w)), bool(seen) or not is_screen


def _legend_place(w: Translator) -> str:
    places = {
        "auto": w("where the map becomes largest"),
        "right": w("right of the map"),
        "left": w("left of the map"),
        "bottom": w("under the map"),
        "inside": w("on the map, in the emptiest corner"),
    }
    return str(
        st.selectbox(
            w("Legend"), LEGENDS, key="export_legend", format_func=places.__getitem__, filter_mode=None
        )
    )


def preset_names(w: Translator) -> dict[str, str]:
    """Return preset -> its name in the reader's language."""
    return {
        "screen": w("screen 16:9, 1920×1080"),
        "screen-4k": w("screen 16:9, 3840×2160"),
        "a4-landscape": w("A4 landscape"),
        "a4-portrait": w("A4 portrait"),
        "a3-landscape": w("A3 landscape"),
        "a3-portrait": w("A3 portrait"),
        "square": w("square"),
    }


def _preview(view: View, kind: str, setup: PageSetup) -> None:
    w = view.words
    if kind in _WITH_MAP:
        paper = PRESETS["a4-landscape"] if kind == "zip" else setup.paper
        if kind == _SLIDES:
            paper = cache.exporter().slide_paper(setup)
        small = replace(paper, dpi=max(30, int(_PREVIEW_PX / max(paper.width_in, paper.height_in))))
        st.image(
            cache.exporter().render(view, "png", replace(setup, paper=small)),
            caption=w("Preview"),
            width="stretch",
        )
    else:
        st.caption(w("Preview: the first rows"))
        st.dataframe(
            rows.to_frame(view, in_files=True).head(_SHOWN_ROWS),
            hide_index=True,
            placeholder="–",
            alt=view.wording.summary,
        )


def _file(view: View, kind: str, setup: PageSetup, deck: tuple[Slide, ...] = ()) -> None:
    """Make the file and offer it for download; it is kept until the choices change."""
    w = view.words
    key = (cache.files(), cache.own_key(), view.theme.name, view.choices, view.lang, kind, setup, deck)
    made = st.session_state.get(_MADE)
    place = st.empty()  # there in every run, so that nothing below it moves while a file is made
    if made is None or made[0] != key:
        with place:
            made = (key, *_make(view, kind, setup, deck))
        st.session_state[_MADE] = made
    _, content, seconds = made
    name = deck_file_name(w, setup.day) if deck else file_name(view, kind, setup.day)
    st.text(name)
    st.caption(
        w(
            "{size} kB, made in {seconds} s",
            size=w.number(max(1, len(content) / 1000)),
            seconds=w.number(seconds, 1),
        )
    )
    st.download_button(
        w("Save the file"),
        content,
        name,
        FORMATS[kind].mime,
        key="export_save",
        on_click="ignore",
        type="primary",
        icon=":material/download:",
        width="stretch",
    )


def _make(view: View, kind: str, setup: PageSetup, deck: tuple[Slide, ...]) -> tuple[bytes, float]:
    w, start = view.words, time.perf_counter()
    with st.container():
        bar = st.progress(0.0, w("The file is being made…"))

        def show_progress(share: float, what: str) -> None:
            bar.progress(share, what or None)

        try:
            if deck:
                content = slide_export.make(view, deck, setup, show_progress)
            else:
                content = cache.exporter().render(view, kind, setup, show_progress)
        finally:
            bar.empty()
    return content, time.perf_counter() - start
