"""The shape of the texts that the browser fetches once for each language.

``frontend/src/lib/contract.d.ts`` has the same types.
"""

from __future__ import annotations

from typing import TypedDict

from geo.render.web.contract import Basemap


class ControlWords(TypedDict):
    """Texts of the box of the legend, of the basemaps (key -> name), and of how the map is moved."""

    legend: str
    fold_legend: str
    unfold_legend: str
    move_legend: str
    wheel: str
    touch: str
    options: str
    basemap_online: str
    basemaps: dict[str, str]
    basemap_sources: dict[str, Basemap]
    patterns: str
    names: str
    name_choices: dict[str, str]


class StyleWords(TypedDict):
    """The choices of style in the legend, key -> name.

    ``measures``: by level; ``schemes``: by level and kind of values, as "powiat-shares";
    ``class_counts``: numbers of classes. ``counted``: schemes that ask for one; ``counts``: measures that
    are counts; ``categories``: those without breaks.
    """

    level: str
    levels: dict[str, str]
    measure: str
    measures: dict[str, dict[str, str]]
    colour_by: str
    groupings: dict[str, str]
    more: str
    scheme: str
    schemes: dict[str, dict[str, str]]
    class_count: str
    class_counts: list[str]
    counted: list[str]
    counts: list[str]
    categories: list[str]
    breaks: dict[str, str]
    examples: dict[str, str]
    palette: str
    palettes: dict[str, str]


class PlayWords(TypedDict):
    """Texts of the play of years."""

    begin: str
    pause: str
    go_on: str
    end: str
    year: str
    speed: str


class AreaWords(TypedDict):
    """Texts of tooltips of areas; ``{names}`` are filled in the browser."""

    voivodeship: str
    listed: str
    listed_city: str
    not_listed: str
    no_data: str
    units: str
    area: str
    listed_as: dict[str, str]
    approximate: str
    in_powiat: str
    in_city: str
    without_data: str
    gmina_kinds: dict[str, str]


class PartnerWords(TypedDict):
    """Texts of tooltips of lines and places; ``{names}`` are filled in the browser."""

    partnerships: str
    partnerships_shown: str
    since: str
    year_unknown: str
    distance: str
    uncertain: str
    uncertain_place: str
    doubts: dict[str, str]
    row: str
    rows: str
    place_count: str
    point: dict[str, str]
    countries: dict[str, str]
    place_kinds: dict[str, str]
    forms: dict[str, str]


class MapWords(ControlWords, AreaWords, PartnerWords):
    """Texts of the map."""

    map: str
    zoom_in: str
    zoom_out: str
    highlight: str
    highlighted: str
    only_these: str
    poland: str
    left: str
    europe: str
    all: str
    list: str
    basemap_failed: str
    attribution: str
    trunks: str
    style: StyleWords
    play: PlayWords


class SlideWords(TypedDict):
    """Texts of the list of slides."""

    heading: str
    close: str
    none: str
    example: str
    start: str
    start_at: str
    copy: str
    title: str
    drag: str
    earlier: str
    later: str
    remove: str
    empty: str
    undo: str


class PageWords(TypedDict):
    """Texts of the toolbar. ``streamlit``: text of Streamlit's own widgets -> ours, empty for English."""

    tools: str
    copy: str
    copied: str
    copy_by_hand: str
    present: str
    save: str
    list: str
    list_count: str
    previous: str
    next: str
    leave: str
    slide: str
    slides: SlideWords
    streamlit: dict[str, str]
