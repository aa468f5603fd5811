"""What a reader may type on a sheet: title, subtitle, name and logo of the office."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from geo.core.errors import ExportError
from geo.core.i18n import Translator
from geo.render.sheet.office import LOGO_TYPES, office_name, read_logo, read_office
from geo.render.sheet.page_setup import Office, PageSetup
from geo.views.view import View

_OFFICE = "_export_office"  # what this reader gave, for the session
_LONGEST = 200


def texts(view: View, setup: PageSetup) -> PageSetup:
    """Show the fields of title and subtitle, filled with those of the view; return the setup with them."""
    w = view.words
    said = {
        "title": (w("Title"), view.wording.title),
        "subtitle": (w("Subtitle"), view.wording.summary),
    }
    found: dict[str, str | None] = {}
    for name, (label, default) in said.items():
        # a view with other words of its own begins with these
        key = f"export_{name}_{hash(default)}"
        typed = st.text_input(label, default, max_chars=_LONGEST, key=key, persist_state="session")
        found[name] = None if typed == default else (typed or "").strip()
    return replace(setup, title=found["title"], subtitle=found["subtitle"])


def given_office() -> Office:
    """Return the office of this session, else that of settings and files.

    Raises
    ------
    ExportError
        The settings or files cannot be read.
    """
    given = st.session_state.get(_OFFICE)
    return given if isinstance(given, Office) else read_office()


def known_office() -> Office:
    """Return the office of this session, settings or files; none where they cannot be read."""
    try:
        return given_office()
    except ExportError:
        return Office()  # the dialog says why


def office_fields(w: Translator) -> Office:
    """Show the fields of the office and return it; a file that cannot be used is told in a sentence."""
    try:
        office = given_office()
    except ExportError as error:
        st.warning(error.text(w), icon=":material/warning:")
        office = Office()
    with st.expander(w("Name and logo of the office"), icon=":material/apartment:"):
        name = st.text_input(w("Name of the office"), office.name, max_chars=160, key="export_office")
        logo = st.file_uploader(w("Logo (PNG or JPEG), for this session"), LOGO_TYPES, key="export_logo")
        office = replace(office, name=office_name(name or ""))
        if logo is not None:
            try:
                office = replace(office, logo=read_logo(logo.getvalue(), logo.name))
            except ExportError as error:
                st.error(error.text(w), icon=":material/error:")
        elif office.logo and st.button(w("Without a logo"), key="export_no_logo", type="tertiary"):
            office = replace(office, logo=b"")
    st.session_state[_OFFICE] = office
    return office
