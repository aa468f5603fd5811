"""The reader's choices between widgets, session and address; ``Choices`` is their only meaning."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo.choices import clicked_filters, source_rows
from geo.choices.address import joined_values, page_at, query_of, read_query
from geo.choices.model import PARTS, Choices
from geo.choices.scene import PIN_LIMIT, Selection
from geo.choices.slides import shared
from geo.core.i18n import LANGUAGES, Translator, words
from geo.data.join import AtlasTables, year_span
from ui.session import play

_STARTED = "_started"
_PAGE = "_page"
_WRITTEN = "_written"
_SPOKEN = "_spoken"
BREAKS_ERROR = "_breaks_error"
"""Key of what was typed as class breaks and what is wrong with it."""

IGNORED = "_ignored"
LINKED = "_linked"  # whether a link opened the presentation, with its deck
_CHOSEN = "_chosen"
_YEARS = "years"  # one slider for the first and the last year
_FIELDS = (*(name for name in PARTS if name not in ("year_from", "year_to")), "deck")
_OF_PARTNERSHIPS = (
    "countries",
    "forms",
    "unknown_year",
    "only_unknown_year",
    "partners_only",
    "min_km",
    "top",
)
_OF_PARTNERS = ("countries", "partners_only")
_DEFAULT = Choices()


def address() -> dict[str, str]:
    """Return the parameters of the address that this run came with, one value each, but for source rows."""
    params = st.query_params
    named = (name for name in params if name != source_rows.PARAMETER)
    return joined_values((name, value) for name in named for value in params.get_all(name))


def asked_source() -> str:
    """Return the key of the source rows that the address asks for; "" for none."""
    return source_rows.asked(st.query_params)


def is_first_run() -> bool:
    """Whether the session has not read its address yet."""
    return _STARTED not in st.session_state


def arrive() -> None:
    """Read the language from the address, and keep the address when the reader changes the page.

    Call this before the navigation: Streamlit goes to another page without parameters. What is written here
    goes into the step to that page; written later, it would be a second step, and going back would stop
    between the two.
    """
    asked = address()
    if "lang" not in st.session_state or _went_back():
        st.session_state["lang"] = read_query(asked)[1]
    elif not asked and st.session_state.get(_WRITTEN):
        st.query_params.from_dict(st.session_state[_WRITTEN])


def start(tables: AtlasTables, page: str) -> None:
    """Fill the widgets from the address where it decides; remember what was ignored, to be said later.

    The address decides when the session begins, when the reader goes back or forward, and when a link to
    another page (``page``: its path) brings choices of its own. Otherwise the widgets do: a fast second click
    still comes with the address of before the first. When the language changes, the widgets are filled anew
    with what they hold: browsers send the labels of what is chosen, which Streamlit would not know in the
    other language.
    """
    asked, came_from = address(), st.session_state.get(_PAGE)
    spoken = st.session_state.get(_SPOKEN)
    st.session_state[_PAGE] = page
    st.session_state[_SPOKEN] = st.session_state["lang"]
    followed = page != came_from and asked and asked != st.session_state.get(_WRITTEN)
    if not (is_first_run() or _went_back() or followed):
        if spoken != st.session_state["lang"]:
            _fill_widgets(read_choices(tables), tables)
        return
    read, lang, ignored = read_query(asked, page_at(page) or "")
    choices, unknown = read.fitting(tables)
    _fill_widgets(choices, tables)
    st.session_state["lang"] = st.session_state[_SPOKEN] = lang
    st.session_state[IGNORED] = tuple(dict.fromkeys(ignored + unknown))
    st.session_state[LINKED] = choices.scene.present and bool(choices.deck)
    st.session_state[_STARTED] = True


def _went_back() -> bool:
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def language() -> Translator:
    """Return the words of the chosen language; Polish until one is chosen."""
    chosen: str = st.session_state.setdefault("lang", LANGUAGES[0])
    return words(chosen)


def read_choices(tables: AtlasTables) -> Choices:
    """Return the choices that the session holds now, without what the data do not hold."""
    state = st.session_state
    first, last = year_span(tables)
    year_from, year_to = state.get(_YEARS, (first, last))
    held = {name: state[name] for name in _FIELDS if name in state}
    held |= {name: tuple(value) for name, value in held.items() if isinstance(value, list)}
    held["year_from"] = year_from if year_from > first else None
    held["year_to"] = year_to if year_to < last else None
    if tables.partnerships.empty:  # a damaged table: what would narrow by it is not offered
        held |= {name: getattr(_DEFAULT.rows, name) for name in _OF_PARTNERSHIPS}
    choices, _ = Choices.of(**held).fitting(tables)  # a click may name what the data do not hold
    return choices


def resolve_choices(tables: AtlasTables) -> Choices:
    """Read the choices of this run from the widgets; ``chosen`` returns them until the next run."""
    choices: Choices = play.applied(read_choices(tables))
    st.session_state[_CHOSEN] = choices
    return choices


def seen(tables: AtlasTables) -> Choices:
    """Return the choices as the page shows them now, in a callback."""
    return play.applied(read_choices(tables))


def chosen() -> Choices:
    """Return the choices of this run, as ``resolve_choices`` read them."""
    choices: Choices = st.session_state[_CHOSEN]
    return choices


def reset(tables: AtlasTables) -> None:
    """Set every choice back to its default; the map stays where it is."""
    _fill_widgets(_DEFAULT.having(extent=st.session_state.get("extent")), tables)
    st.session_state[IGNORED] = ()


def toggle(asked: str | None) -> None:
    """Select what a key such as "powiat:2417" names, or clear the selection when it was selected already."""
    if asked:
        selected = Selection.parse(asked)
        st.session_state["selected"] = None if selected == st.session_state.get("selected") else selected


def toggle_filter(asked: str | None, tables: AtlasTables) -> None:
    """Filter to what a key such as "country:DE" names, or take that filter away when it was on already."""
    if not asked:
        return
    if asked.startswith(("year:", "decade:")):
        play.stop()
    _fill_widgets(clicked_filters.toggled(read_choices(tables), asked, year_span(tables)), tables)


def dated() -> str:
    """Return which partnerships are kept by whether their year is stated: "all", "known" or "unknown"."""
    if st.session_state.get("only_unknown_year", False):
        return "unknown"
    return "all" if st.session_state.get("unknown_year", True) else "known"


def keep_dated(which: str) -> None:
    """Keep the partnerships that ``dated`` names."""
    st.session_state["unknown_year"] = which != "known"
    st.session_state["only_unknown_year"] = which == "unknown"


def drop_partnership_filters(tables: AtlasTables) -> None:
    """Set the filters on partnerships back, but for the countries and the powiaty with partners."""
    kept = {name: getattr(_DEFAULT.rows, name) for name in _OF_PARTNERSHIPS if name not in _OF_PARTNERS}
    _fill_widgets(read_choices(tables).having(year_from=None, year_to=None, **kept), tables)


def only_voivodeship(code: str) -> None:
    """Filter to one voivodeship, which is selected no more."""
    st.session_state["voivodeships"] = [code]
    st.session_state["selected"] = None


def clear_selection() -> None:
    """Select nothing."""
    st.session_state["selected"] = None


def fill(choices: Choices, tables: AtlasTables) -> None:
    """Put ``choices`` into the widgets; call this before they are drawn, as in a callback."""
    _fill_widgets(choices, tables)


def pin(code: str) -> None:
    """Put a powiat beside the others, or take it away when it is there."""
    pins = st.session_state.get("pins", [])
    st.session_state["pins"] = (
        [other for other in pins if other != code] if code in pins else [*pins, code][:PIN_LIMIT]
    )


def clear_pins() -> None:
    """Pin nothing."""
    st.session_state["pins"] = []


def write_address() -> None:
    """Write the choices of this run into the address, where they differ from what stands there."""
    query = query_of(shared(chosen()), st.session_state["lang"])
    if address() != query:
        shown = {source_rows.PARAMETER: key} if (key := asked_source()) else {}
        st.query_params.from_dict(query | shown)
    st.session_state[_WRITTEN] = query


def _fill_widgets(choices: Choices, tables: AtlasTables) -> None:
    """Put ``choices`` into the widgets; the deck of the session stays unless they bring one."""
    first, last = year_span(tables)
    st.session_state[BREAKS_ERROR] = None
    for name in _FIELDS:
        value = choices.value(name)
        if name == "deck" and not value:
            continue
        st.session_state[name] = list(value) if isinstance(value, tuple) else value
    st.session_state[_YEARS] = (
        min(max(choices.rows.year_from or first, first), last),
        max(min(choices.rows.year_to or last, last), first),
    )
