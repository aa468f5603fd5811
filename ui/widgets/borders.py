"""Borders on the page of the data: which are in use, how good they are, how to put in official ones."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from geo.core.i18n import N_, Translator
from geo.data.atlas import Atlas
from geo.data.border_quality import EMBEDDED_QUALITY
from geo.data.join import AtlasTables, powiat_names
from geo.data.official_boundaries import BoundarySet
from geo.data.official_file import Notice, OfficialFileError
from geo.render.card.border_picture import EMBEDDED_COLOUR, OFFICIAL_COLOUR, border_picture
from ui.session import cache, own_borders
from ui.widgets.picture import image
from ui.widgets.text import plain

_ENDINGS = ["zip", "shp", "shx", "dbf", "prj", "cpg", "gpkg", "geojson", "json", "csv", "xml"]
_ROUND, _REFUSED = "_own_round", "_own_refused"
_EXAMPLE = "1205"  # gorlicki: long borders in mountains, where the embedded ones are weakest


def show(w: Translator) -> None:
    """Show the borders in use, and take the reader's own for this session."""
    loaded = cache.atlas()
    st.subheader(w("Borders"), anchor="borders")
    _in_use(loaded, w)
    left, right = st.columns([1, 1], gap="large")
    with left:
        st.html(_quality(w))
        st.text(_where(w))
        _take(w)
    with right:
        _picture(loaded.joined, w)


def _in_use(loaded: Atlas, w: Translator) -> None:
    own = loaded.joined.own
    if own.gminy:
        said = w("In use: official powiaty and gminy, file {file}.", file=own.gminy)
    elif own.powiaty:
        said = w("In use: official powiaty, file {file}; gminy approximate.", file=own.powiaty)
    else:
        said = w("In use: the embedded powiaty, generalised, and approximate gminy.")
    if own_borders.current():
        said += " " + w("Only you see these borders, until you close or reload the page.")
    st.markdown(f"**{plain(said)}**")
    for error in loaded.boundaries.refused:
        st.warning(plain(error.text(w)))
    told = [note.text(w) for note in loaded.boundaries.notes if isinstance(note, Notice)]
    if told:
        st.caption(plain(" ".join(told)))


def _quality(w: Translator) -> str:
    """Return the figures of the embedded borders as a list, HTML."""
    q = EMBEDDED_QUALITY
    said = (
        w(
            "Half of the powiaty share at least {all} with their official shape, half of the cities with"
            " powiat rights at least {cities}.",
            all=w.percent(q.overlap),
            cities=w.percent(q.overlap_cities),
        ),
        w(
            "Borders run {mean} km off on average, nine places of ten at most {most} km.",
            mean=w.number(q.mean_km, 1),
            most=w.number(q.most_km, 1),
        ),
        w("About {wrong} of the area lies in a wrong powiat.", wrong=w.percent(q.wrong_share)),
        w(
            "Cities less than three quarters right: {poor}; powiaty without their detached parts:"
            " {exclaves}.",
            poor=w.number(q.poor),
            exclaves=w.number(q.without_exclaves),
        ),
        w("Good for maps of the country and of voivodeships, not for single villages or plots."),
    )
    title = w("The embedded borders beside the register of December 2020")
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in said)
    return f'<p class="atlas-list-title">{escape(title)}</p><ul class="atlas-list">{items}</ul>'


def _where(w: Translator) -> str:
    return w(
        "Official borders are free of charge: on geoportal.gov.pl choose data for download, state register of"
        " boundaries (PRG), then the file of powiaty or the one of gminy, or the ZIP with all units. Drop it"
        " here as it is. For everybody in the office, put it into the folder data/boundaries/official and"
        " start the atlas again. The table TERC (eteryt.stat.gov.pl) adds codes and names of gminy."
    )


def _take(w: Translator) -> None:
    number = st.session_state.setdefault(_ROUND, 0)
    files = st.file_uploader(
        w("Official borders, for this session only"),
        type=_ENDINGS,
        accept_multiple_files=True,
        key=f"own_files_{number}",
    )
    for error in st.session_state.get(_REFUSED, ()):
        st.error(plain(error.text(w)), icon=":material/error:")
    place = st.empty()
    with st.container(horizontal=True):
        if st.button(w("Use these borders"), key="own_use", disabled=not files, type="primary"):
            with place:
                bar = st.progress(0.0, w("Reading the border file…"))
            found = own_borders.take(
                [(file.name, file.getvalue()) for file in files], _shown_in(bar.progress, w)
            )
            st.session_state[_REFUSED] = _refused(found)
            st.session_state[_ROUND] = number + 1  # an empty field, so that the files leave the memory
            st.rerun()
        if own_borders.current():
            st.button(w("Back to the borders of the atlas"), key="own_drop", on_click=own_borders.drop)


def _refused(found: BoundarySet) -> tuple[Notice | OfficialFileError, ...]:
    """Return why nothing of the files is used; nothing if something is, whose notes are shown above."""
    own = own_borders.current()
    if own is not None and own.boundaries is found:
        return ()
    message = N_("Expected a ZIP, shapefile, GeoPackage or GeoJSON of powiaty or gminy, found none of these.")
    return found.refused or (Notice(message),)


def _shown_in(progress: Callable[[float, str], object], w: Translator) -> Callable[[float, str], None]:
    def show_progress(share: float, what: str) -> None:
        progress(share, w(what))

    return show_progress


def _picture(tables: AtlasTables, w: Translator) -> None:
    names = powiat_names(tables)
    codes = sorted(names, key=lambda code: names[code])
    chosen = st.selectbox(
        w("Powiat"),
        codes,
        index=codes.index(_EXAMPLE),
        key="own_powiat",
        format_func=names.__getitem__,
    )
    lines = [(EMBEDDED_COLOUR, w("embedded border"))]
    if tables.own.powiaty:
        lines.append((OFFICIAL_COLOUR, w("official border")))
        below = ""
    else:
        below = w("With an official file put in, both borders are drawn here.")
    keys = "".join(f'<li><i style="background:{colour}"></i>{escape(text)}</li>' for colour, text in lines)
    st.html(
        f'<figure class="atlas-overview atlas-borders">{image(border_picture(tables, chosen, w.lang))}'
        f"<figcaption><ul>{keys}</ul>{escape(below)}</figcaption></figure>"
    )
