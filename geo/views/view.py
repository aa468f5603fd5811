"""The view: an immutable value with everything that maps, sheets, tables and files show."""

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
    """One entry of a legend.

    Parameters
    ----------
    label
        Text of the entry.
    colour
        Colour as "#rrggbb".
    count
        Number of areas or lines of this class.
    symbol
        "fill", "hatch", "line" or "cell" (of a bivariate legend).
    key
        Class code of the areas or lines in the map state, used to highlight them.
    filter
        Filter that a click sets, as in ``geo.choices.clicked_filters``; "" where there is none.
    """

    label: str
    colour: str
    count: int
    symbol: str
    key: str
    filter: str = ""


@dataclass(frozen=True)
class Trunk:
    """One line for all partnerships shown with a country.

    Parameters
    ----------
    country
        ISO 3166-1 code.
    count
        Number of partnerships.
    group
        Colour group, an index into ``View.palette``.
    start, end
        Mean position of the seats of the powiaty and of the partner places (lon, lat), EPSG:4326.
    """

    country: str
    count: int
    group: int
    start: tuple[float, float]
    end: tuple[float, float]


@dataclass(frozen=True)
class Wording:
    """The texts of a view, in the reader's language.

    Parameters
    ----------
    title
        Heading of the map and of every sheet.
    stem
        First part of a file name.
    legend_title
        Title of the legend: the measure or grouping that the colours show.
    legend_unit
        Unit of the counts in the legend.
    count_note
        Sentence that explains the counts in the legend.
    summary
        Number of rows shown and in total, with the active filters.
    conditions
        The active filters; "" if there are none.
    advice
        How to widen the filters if no row matches; "" otherwise.
    as_of
        Reference date of the data, as a sentence.
    sources
        Sources with licences, one sentence each.
    notes
        Explanations that the legend does not give, one sentence each.
    cautions
        Limits of the data, one sentence each.
    areas_title
        Title of the second part of a legend of lines, which explains the colours of the areas.
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
    areas_title: str = ""


@dataclass(frozen=True)
class Layer:
    """A layer of a GIS file; ``geometry`` is its geometry type, None for a table without geometry."""

    name: str
    geometry: str | None
    frame: pd.DataFrame


@dataclass(frozen=True)
class Theme:
    """Functions and constants shared by all views of a theme.

    Parameters
    ----------
    name
        One of ``geo.choices.pages.THEMES``.
    make
        Function that makes a view from the theme, the tables, the choices, the language and a boolean per
        powiat (whether it is shown).
    key
        Column of ``View.rows`` that identifies a row: a printed number or a TERYT code.
    selects
        Kind of ``Selection`` made by a click on a table row, and the column that holds its key.
    columns
        Columns of tables and files.
    file_rows
        Function that returns ``View.rows`` with the additional columns of files.
    layers
        Function that returns the layers of a GeoPackage, in any CRS.
    features
        Function that returns the features of a GeoJSON file, in any CRS.
    datasets
        Names of the data files behind a view, as in ``geo.data.catalogue``.
    draws_lines
        Whether the rows are drawn as lines to partner places.
    caution_on_gminy
        Whether files must state that the borders of gminy are approximate.
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
    """The content of one page for given choices; made by ``make_view`` and never modified.

    Parameters
    ----------
    powiaty
        380 rows in code order: ``powiat_teryt``, ``shown`` (bool) and ``class_`` (class number).
    level
        Level of the coloured areas: "voivodeship", "powiat" or "gmina".
    areas
        The areas of ``level`` in the order of ``geo.data.areas``, with ``shown`` and ``class_``.
    rows
        The partnerships, flooded units or powiaty shown, in printed or code order.
    places
        The partner places of the rows shown; ``n`` counts the rows of each. Empty if the theme has no lines.
    line_groups
        Colour group of each row, an index into ``palette``. Empty if the theme has no lines.
    palette
        Line colours as "#rrggbb".
    trunks
        One line per country, which the map shows instead of the rows; empty if it shows the rows.
    fills
        Fill colour of each class number.
    class_names
        Label of each class number.
    measure
        Measure of the flood list that the classes show; "" in other themes.
    histogram
        Distribution of the classified values; None if they are categories.
    percentages
        Whether the classified values are shares (0 to 1).
    square
        Axes of a bivariate legend; None if the legend is a list.
    counts
        Number of rows, powiaty and places, shown and in total.
    cells_follow_filters
        Whether the filters change the cells of a row and not only the selection of rows.
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
    trunks: tuple[Trunk, ...] = ()
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
        """Whether no row matches the filters."""
        return self.rows.empty

    @property
    def powiat_names(self) -> Mapping[str, str]:
        """Names of the powiaty by code; namesakes carry their voivodeship."""
        return powiat_names(self.joined)

    def value_text(self, value: float) -> str:
        """Format a value of the histogram as a percentage or a number."""
        return self.words.percent(value) if self.percentages else self.words.number(value)


def address_of(view: View, base: str = DEFAULT_BASE) -> str:
    """Return the URL that opens ``view``; ``base`` is the URL of the app's first page."""
    return page_address(view.theme.name, view.choices, view.lang, base)
