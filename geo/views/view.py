"""A view: everything that a map, sheet, table, file or sentence shows of the reader's choices, as values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import geopandas as gpd
import pandas as pd

from geo.cartography.bivariate import Square
from geo.cartography.histogram import Histogram
from geo.choices.address import DEFAULT_BASE, page_address
from geo.choices.model import Choices
from geo.core.i18n import Translator, words
from geo.data.join import AtlasTables, powiat_names
from geo.views.columns import Column


@dataclass(frozen=True)
class LegendEntry:
    """One line of a legend: its text, colour, count, and how it is drawn.

    ``mark`` is fill, hatch, line or cell (of a bivariate legend); ``key`` is the class code of its powiaty or
    lines in the map's state, so that the entry can highlight them.
    """

    label: str
    colour: str
    count: int
    mark: str
    key: str


@dataclass(frozen=True)
class Wording:
    """What a view says, in the reader's language.

    Parameters
    ----------
    title
        Heading of the map and of every sheet.
    stem
        First word of a file name.
    legend_title, legend_unit, count_note
        What the colours show, what the numbers of the legend count, and that as a sentence.
    summary
        How many of how many rows are shown, and under which filters.
    conditions
        The filters in words, "" when nothing is filtered.
    advice
        What to do when no row is left, "" otherwise.
    as_of, sources
        State of the data, and sources with licences, one sentence each.
    notes
        What the legend alone does not say.
    cautions
        What the data do not say, each a sentence.
    """

    title: str
    stem: str
    legend_title: str
    legend_unit: str
    count_note: str
    summary: str
    conditions: str
    advice: str
    as_of: str
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    cautions: tuple[str, ...]


@dataclass(frozen=True)
class Layer:
    """A layer of a GIS file: name, geometry type (None for a table without shapes) and features."""

    name: str
    geometry: str | None
    frame: pd.DataFrame


@dataclass(frozen=True)
class Theme:
    """What is the same in every view of a theme.

    Parameters
    ----------
    name
        One of ``geo.choices.pages.THEMES``.
    make
        Makes a view from the tables, the choices, the language and which powiaty are shown.
    key
        The column of ``View.rows`` that names a row: a printed number or a code.
    selects
        What a click on a row of the table selects, as kind of ``Selection``, and the column of its key.
    draws_lines
        Whether the rows are drawn as lines to places.
    columns
        Columns of tables and files.
    file_rows
        ``View.rows`` with the columns that only files have.
    layers, features
        Layers of a GeoPackage, and the features of a GeoJSON, in any CRS.
    datasets
        Names of the data files behind a view, as in ``geo.data.catalogue``.
    caution_on_gminy
        Whether files must say that the borders of gminy are approximate.
    """

    name: str
    make: Callable[[Theme, AtlasTables, Choices, str, pd.Series], View]
    key: str
    selects: tuple[str, str]
    columns: tuple[Column, ...]
    file_rows: Callable[[View], pd.DataFrame]
    layers: Callable[[View], tuple[Layer, ...]]
    features: Callable[[View], gpd.GeoDataFrame]
    datasets: tuple[str, ...]
    draws_lines: bool = False
    caution_on_gminy: bool = False


@dataclass(frozen=True, eq=False)
class View:
    """What one reader sees: made by ``make_view``, never changed.

    Parameters
    ----------
    powiaty
        380 rows in code order: ``powiat_teryt``, ``shown`` (bool), ``class_`` (class number).
    level, areas
        What is coloured, and the areas of that level in the order of ``geo.data.areas``, with ``shown`` and
        ``class_``.
    rows
        The partnerships, flooded units or powiaty shown, in printed or code order.
    places
        The places of the rows shown with ``n``, their number of rows; none without lines.
    line_groups, palette
        Colour group of each row, an index into ``palette``; none without lines.
    fills, class_names
        Class number -> colour, and its name.
    measure
        What the classes measure; "" where they are no measure of the flood list.
    histogram, percentages
        How the values behind the colours are spread, None where they are no numbers; whether they are shares.
    square
        The axes of a bivariate legend, None when the legend is a list.
    counts
        Rows, powiaty and places shown and in all.
    cells_follow_filters
        Whether the cells of a row, and not only the rows shown, depend on the filters.
    """

    theme: Theme
    choices: Choices
    lang: str
    joined: AtlasTables
    wording: Wording
    powiaty: pd.DataFrame
    areas: pd.DataFrame
    rows: pd.DataFrame
    places: pd.DataFrame
    fills: Mapping[int, str]
    class_names: Mapping[int, str]
    legend: tuple[LegendEntry, ...]
    counts: Mapping[str, int]
    level: str = "powiat"
    line_groups: tuple[int, ...] = ()
    palette: tuple[str, ...] = ()
    measure: str = ""
    histogram: Histogram | None = None
    percentages: bool = False
    square: Square | None = None
    cells_follow_filters: bool = False
    words: Translator = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", words(self.lang))

    @property
    def is_empty(self) -> bool:
        """Whether no row is left."""
        return self.rows.empty

    @property
    def powiat_names(self) -> Mapping[str, str]:
        """Powiat code -> name; namesakes carry their voivodeship."""
        return powiat_names(self.joined)

    def value_text(self, value: float) -> str:
        """Return a value of the histogram as a reader writes it."""
        return self.words.percent(value) if self.percentages else self.words.number(value)


def address_of(view: View, base: str = DEFAULT_BASE) -> str:
    """Return the address that opens ``view``. ``base``: the address of the app's first page."""
    return page_address(view.theme.name, view.choices, view.lang, base)
