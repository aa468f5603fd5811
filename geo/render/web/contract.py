"""What is sent to the browser: the same names as in ``frontend/src/lib/contract.d.ts``.

Tables are sent by columns, so that each name is sent once. Coordinates are EPSG:4326.
``tests/geo/render/web`` writes the fixture that the tests and the type check of the front end read.
"""

from __future__ import annotations

from typing import Any, TypedDict


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


class Years(TypedDict):
    """The years that can be played, and the play that has begun.

    ``at``: the year where it last began or paused, None without a play; ``on``: whether it goes on from
    there, over a state that follows the filters alone. ``note``: what is left out meanwhile, "" for nothing.
    ``steps``: what the state is in the first year, as far as it differs between years, and what every year
    changes of it; ``whole``: the same with all that the filters leave. Both are empty without a play.
    """

    first: int
    last: int
    at: int | None
    on: bool
    note: str
    steps: list[dict[str, Any]]
    whole: dict[str, Any]


class TypedBreaks(TypedDict):
    """The class breaks that the reader types: those in use, or what was typed and what is wrong with it."""

    text: str
    error: str


class LinesState(TypedDict):
    """The lines that are drawn.

    ``lines``: running numbers of the rows shown, as ranges ("1-5,7"); ``line_groups``: their colours, one
    base-36 digit each, indices of ``line_colours``. ``bundled``: one line per country is drawn instead of
    the lines that are not selected. ``selected_lines``: running numbers of the lines of the selection, as
    ranges; ``focus``: its west, south, east and north.
    """

    lines: str
    line_groups: str
    line_colours: list[str]
    line_width: float
    line_opacity: float
    bundled: bool
    selected_lines: str
    focus: list[float] | None


class MapState(LinesState):
    """What is drawn, sent on every change.

    ``heard``: number of the last action on the map that is in it; the map puts later ones over it.
    ``style``: name -> value of what the reader chooses in the legend, besides the level. ``filter_notes``:
    level -> notes of the legend that depend on the filters; ``filters_on``: filters of the legend that are
    set. ``breaks``: only while the reader gives the breaks.
    Class codes are one sign each, in a fixed order: a class number, ``n`` no data, ``x`` outside the choices.
    ``partnerships_shown``: one number for each powiat
    where the map has no lines to count; None where all are shown. ``fit``: names the area that the reader
    chose; when it changes, the map goes to what is left of it; "" for everything. ``wall``: only while
    presenting; ``years``: where there are several to play.
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
    years: Years | None
    advice: str
    summary: str


class MapConfig(TypedDict):
    """What the boot script hands to the map: relative addresses, colours by role, texts of a failure.

    ``preload``: names of what every map needs.
    """

    script: str
    files: dict[str, str]
    preload: list[str]
    colours: dict[str, str]
    failed: dict[str, str]
