"""What is sent to the browser: the same names as in ``frontend/src/lib/contract.d.ts``.

Tables are sent by columns, so that each name is sent once. Coordinates are EPSG:4326.
``tests/geo/render/web`` writes the fixture that the tests and the type check of the front end read.
"""

from __future__ import annotations

from typing import Any, TypedDict

Geometry = dict[str, Any]
"""A GeoJSON geometry: longitude before latitude."""

Rings = list[list[list[int]]]
"""Polygons of rings: the first point (lon, lat), then the move to each next point, in whole steps."""


class Selected(TypedDict):
    """What is selected: a kind ("powiat", "country", "row" ...) and its key."""

    kind: str
    key: str


class LegendColumns(TypedDict):
    """The lines of the legend. ``symbol``: fill | hatch | line; ``key``: class code or colour group.

    ``filter``: what a click filters to, "" where it only highlights; ``filtered``: whether it is on.
    """

    label: list[str]
    colour: list[str]
    count: list[int]
    symbol: list[str]
    key: list[str]
    filter: list[str]
    filtered: list[bool]


class CellColumns(TypedDict):
    """The nine cells of the bivariate legend in the order of their classes, which are 1 to 9."""

    label: list[str]
    count: list[int]


class BivariateLegend(TypedDict):
    """The legend of two measures: axes and their steps, least first."""

    row_title: str
    column_title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: CellColumns
    hint: str


class TickColumns(TypedDict):
    """Ticks of the histogram: its ends and the breaks between. ``at``: share of the width."""

    at: list[float]
    text: list[str]


class Histogram(TypedDict):
    """The histogram of the legend, also in words. ``bars``: class code -> number of its values."""

    bars: list[dict[str, int]]
    ticks: TickColumns
    highest: int
    label: str


class Basemap(TypedDict):
    """Where the pictures of a basemap come from; ``key``: that of the choice."""

    key: str
    name: str
    url: str
    attribution: str
    zoom: int


class Wall(TypedDict):
    """What stands around the map while it fills the screen."""

    title: str
    sentence: str
    sources: str


class PlayedYear(TypedDict):
    """The year that the play of years has reached, and what is left out meanwhile, "" for nothing."""

    text: str
    note: str


class TypedBreaks(TypedDict):
    """The class breaks that the reader types: those in use, or what was typed and what is wrong with it."""

    text: str
    error: str


class MapState(TypedDict):
    """What is drawn, sent on every change.

    ``heard``: number of the last action on the map that is in it; the map puts later ones over it.
    ``style``: name -> value of what the reader chooses in the legend, besides the level. ``filter_notes``:
    level -> notes of the legend that depend on the filters; ``filters_on``: filters of the legend that are
    set. ``breaks``: only while the reader gives the breaks.
    Class codes are one sign each, in a fixed order: a class number, ``n`` no data, ``x`` outside the choices.
    ``lines``: running numbers of the rows shown, as ranges ("1-5,7"); ``line_groups``: their colours, one
    base-36 digit each, indices of ``line_colours``. ``bundled``: one line per country is drawn instead of
    the lines that are not selected. ``selected_lines``: running numbers of the lines of the selection, as
    ranges; ``focus``: its west, south, east and north. ``partnerships_shown``: one number for each powiat
    where the map has no lines to count; None where all are shown. ``fit``: names the area that the reader
    chose; when it changes, the map goes to what is left of it; "" for everything. ``wall``: only while
    presenting; ``year``: only while the years are played.
    """

    heard: int
    lang: str
    theme: str
    level: str
    style: dict[str, str]
    filter_notes: dict[str, list[str]]
    filters_on: list[str]
    breaks: TypedBreaks | None
    powiat_classes: str
    area_classes: str
    class_colours: dict[str, str]
    lines: str
    line_groups: str
    line_colours: list[str]
    line_width: float
    line_opacity: float
    bundled: bool
    selected_lines: str
    focus: list[float] | None
    legend_title: str
    legend_unit: str
    legend: LegendColumns
    areas_title: str
    legend_notes: list[str]
    histogram: Histogram | None
    bivariate_legend: BivariateLegend | None
    partnerships_shown: list[int] | None
    patterns: bool
    names: str
    basemap: Basemap | None
    selected: Selected | None
    pins: list[str]
    extent: str
    fit: str
    presenting: bool
    slide: int
    wall: Wall | None
    year: PlayedYear | None
    advice: str
    summary: str


class PowiatyColumns(TypedDict):
    """The 380 powiaty in code order. ``partnerships``: None if unknown; ``area_share``: of listed gminy."""

    teryt: list[str]
    name: list[str]
    voivodeship: list[str]
    city: list[bool]
    gminy: list[int]
    gminy_listed: list[int]
    flood_status: list[str]
    partnerships: list[int | None]
    towns: list[int]
    others: list[int]
    area_share: list[float | None]


class Powiaty(TypedDict):
    """Overview: shapes in the order of the columns, and the borders of the voivodeships."""

    shapes: list[Geometry]
    voivodeships: Geometry
    columns: PowiatyColumns


class Detail(TypedDict):
    """Finer outlines for a near view: coordinates of the powiaty, all as MultiPolygon, borders, countries."""

    powiaty: list[Any]
    voivodeships: Geometry
    countries: dict[str, Any]


class RowColumns(TypedDict):
    """Every partnership. ``arc``: parts of its great circle as (lon, lat), 3 decimals."""

    lp: list[int]
    powiat: list[str]
    powiat_name: list[str]
    place: list[str]
    year: list[int | None]
    form: list[str]
    uncertain: list[bool]
    mirrored_lp: list[int | None]
    length_km: list[int]
    arc: list[list[list[list[float]]]]


class PlaceColumns(TypedDict):
    """Every place of a partner; ``precision_km``: how far the point may be from it."""

    id: list[str]
    name: list[str]
    country: list[str]
    kind: list[str]
    anchor: list[str]
    precision_km: list[float]
    lat: list[float]
    lon: list[float]
    uncertain: list[bool]


class LineStepColumns(TypedDict):
    """Width and opacity of lines by how many there are; both change evenly from step to step."""

    lines: list[int]
    width: list[float]
    opacity: list[float]


class Partnerships(TypedDict):
    """Lines and places of the map of partnerships."""

    rows: RowColumns
    places: PlaceColumns
    line_steps: LineStepColumns


class VoivodeshipColumns(TypedDict):
    """The sixteen voivodeships in code order; ``gminy``: those with data."""

    code: list[str]
    name: list[str]
    gminy: list[int]
    gminy_listed: list[int]
    powiaty_without_data: list[int]


class GminaColumns(TypedDict):
    """Gminy in the order of ``geo.data.areas``. ``listed``: town | other | both | not_listed | no_data."""

    powiat: list[str]
    name: list[str]
    kind: list[str]
    listed: list[str]


class Voivodeships(TypedDict):
    """Voivodeships with their shapes; ``step``: degrees of one step of the rings."""

    step: float
    rings: list[Rings]
    columns: VoivodeshipColumns


class Gminy(TypedDict):
    """Gminy with their approximate shapes; ``step``: degrees of one step of the rings."""

    step: float
    rings: list[Rings]
    columns: GminaColumns


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


class MapWords(ControlWords):
    """Texts of tooltips and controls; ``{names}`` are filled in the browser."""

    map: str
    zoom_in: str
    zoom_out: str
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
    highlight: str
    highlighted: str
    only_these: str
    gmina_kinds: dict[str, str]
    partnerships: str
    partnerships_shown: str
    since: str
    year_unknown: str
    distance: str
    uncertain: str
    uncertain_place: str
    row: str
    rows: str
    place_count: str
    point: dict[str, str]
    poland: str
    left: str
    europe: str
    all: str
    list: str
    basemap_failed: str
    attribution: str
    trunks: str
    countries: dict[str, str]
    place_kinds: dict[str, str]
    forms: dict[str, str]
    style: StyleWords


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
    play: str
    pause: str
    slides: SlideWords
    streamlit: dict[str, str]


class MapConfig(TypedDict):
    """What the boot script hands to the map: relative addresses, colours by role, texts of a failure.

    ``preload``: names of what every map needs.
    """

    script: str
    files: dict[str, str]
    preload: list[str]
    colours: dict[str, str]
    failed: dict[str, str]
