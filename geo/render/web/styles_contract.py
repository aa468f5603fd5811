"""The shape of the tables that the map restyles itself from, fetched after the map is drawn.

``frontend/src/lib/contract.d.ts`` has the same types.
"""

from __future__ import annotations

from typing import TypedDict

from geo.render.web.contract import TickColumns


class HistogramTable(TypedDict):
    """The axis of a histogram. ``bars``: key of the bars of the measure; ``label`` has a ``{total}``."""

    bars: str
    ticks: TickColumns
    label: str


class ClassesTable(TypedDict):
    """One classification of a measure: the class code of each area, and the labels of classes 1 to k."""

    codes: str
    labels: list[str]
    notes: list[str]
    histogram: HistogramTable | None


class BarsTable(TypedDict):
    """How many bars there are, and the bar of each area: a base-36 digit, "-" for none."""

    count: int
    digits: str


class MeasureTable(TypedDict):
    """A measure at a level. ``classes``: scheme, with the number of classes where it is counted."""

    title: str
    zero: str
    notes: list[str]
    sources: str
    bars: dict[str, BarsTable]
    classes: dict[str, ClassesTable]


class LevelTable(TypedDict):
    """A level of areas.

    ``runs``: how many gminy each powiat has, or how many powiaty each voivodeship, in their order.
    """

    title: str
    unit: str
    runs: list[int]
    measures: dict[str, MeasureTable]


class Meaning(TypedDict):
    """A class with a fixed colour."""

    label: str
    colour: str


class FloodStyles(TypedDict):
    """The list of 1999 in every style. ``ramps``: palette -> colours of 1, 2 ... classes."""

    ramps: dict[str, list[tuple[str, ...]]]
    zero_colour: str
    no_data: Meaning
    outside: Meaning
    levels: dict[str, LevelTable]


class GroupTable(TypedDict):
    """A grouping of the partnerships: a base-36 digit for each in their order, and one entry per group."""

    title: str
    groups: str
    colours: list[str]
    labels: list[str]
    filters: list[str]
    trunk_notes: list[str]


class LineStyles(TypedDict):
    """The partnerships in every colouring of their lines."""

    colour_by: dict[str, GroupTable]
