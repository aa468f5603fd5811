"""What every theme's view has: the value that all outputs read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import ClassVar

import numpy as np
import pandas as pd

from geo.cartography.bivariate import Square
from geo.cartography.classification import Classification
from geo.cartography.histogram import Histogram
from geo.choices.address import DEFAULT_BASE, page_address
from geo.choices.model import Choices
from geo.core.i18n import Translator, words
from geo.core.memo import remembered
from geo.core.teryt import VOIVODESHIPS, name_key
from geo.data.catalogue import METEOALARM, PRNG
from geo.data.join import AtlasTables


@dataclass(frozen=True)
class LegendEntry:
    """One line of a legend: what it says, its colour, how many it counts, how it is drawn.

    ``key`` is the mark of its powiaty or lines in the map's state, so that the entry can show them.
    """

    label: str
    colour: str
    count: int
    mark: str  # fill | hatch | line | cell (of the square)
    key: str


@dataclass(frozen=True, eq=False)
class View:
    """What one reader sees: made by ``make_view``, never changed; each theme has its own kind.

    ``powiaty``: 380 rows in code order with ``shown`` (bool) and ``class_`` (number of
    ``geo.cartography.classification``). ``rows``: the partnerships or flooded units shown, in printed order.
    ``places``: the places of the rows shown with ``n``, the number of rows (none without lines).
    ``line_groups``: colour group of each row (none without lines), an index into ``palette``.
    """

    theme: ClassVar[str]
    key: ClassVar[str]  # the column of ``rows`` that names a row: a printed number or a code
    draws_lines: ClassVar[bool] = False

    choices: Choices
    lang: str
    joined: AtlasTables
    powiaty: pd.DataFrame
    rows: pd.DataFrame
    places: pd.DataFrame
    classification: Classification | None
    line_groups: tuple[int, ...]
    palette: tuple[str, ...]
    legend_title: str
    legend: tuple[LegendEntry, ...]

    # ------------------------------------------------------- what a theme says
    @property
    def title(self) -> str:
        """Heading of the map and of every sheet."""
        raise NotImplementedError

    @property
    def stem(self) -> str:
        """First word of a file name."""
        raise NotImplementedError

    @property
    def legend_unit(self) -> str:
        """What the numbers of the legend count."""
        raise NotImplementedError

    @property
    def count_note(self) -> str:
        """What the numbers of the legend count, as a sentence."""
        raise NotImplementedError

    @property
    def fills(self) -> dict[int, str]:
        """Class number -> colour of its powiaty."""
        raise NotImplementedError

    @property
    def class_names(self) -> dict[int, str]:
        """Class number -> its name."""
        raise NotImplementedError

    @property
    def square(self) -> Square | None:
        """The axes of a legend in two directions; None when it is a list."""
        return None

    @property
    def cautions(self) -> tuple[str, ...]:
        """What the data do not say, each a sentence."""
        raise NotImplementedError

    @property
    def cells_follow_filters(self) -> bool:
        """Whether the cells of a row, and not only the rows shown, depend on the filters."""
        return False

    @property
    def as_of(self) -> str:
        """State of the data in words."""
        raise NotImplementedError

    @property
    def sources(self) -> tuple[str, ...]:
        """Sources with licences, one sentence each, for the foot of map and files."""
        raise NotImplementedError

    @property
    def table(self) -> pd.DataFrame:
        """The whole table that ``rows`` is a part of."""
        raise NotImplementedError

    @property
    def level(self) -> str:
        """What is coloured; powiaty but on the flood map."""
        return "powiat"

    @property
    def areas(self) -> pd.DataFrame:
        """What is coloured, with ``shown`` and ``class_``."""
        return self.powiaty

    @property
    def histogram(self) -> Histogram | None:
        """How the values behind the colours are spread; None where they are no numbers."""
        return None

    def value_text(self, value: float) -> str:
        """Return a value of the histogram as a reader writes it."""
        return self.words.number(value)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the legend alone does not say: fewer classes than asked for, how lines and dots are drawn."""
        return ()

    def _shown(self, n: dict[str, str]) -> str:
        """Return the sentence that says how much of all is shown. ``n``: the counts as the reader writes them."""
        raise NotImplementedError

    # ------------------------------------------------------------------ words
    @cached_property
    def words(self) -> Translator:
        """The reader's language."""
        return words(self.lang)

    @property
    def is_empty(self) -> bool:
        """Whether no row is left."""
        return self.rows.empty

    @cached_property
    def conditions(self) -> str:
        """The filters in words, "" when nothing is filtered."""
        return self.choices.rows.describe(self.words, self.powiat_names)

    @property
    def powiat_names(self) -> Mapping[str, str]:
        """Powiat code -> name; names that occur twice carry their voivodeship."""
        return _powiat_names(self.joined)

    @cached_property
    def counts(self) -> dict[str, int]:
        """The figures of the view: rows and powiaty shown and in all."""
        return {
            "rows": len(self.rows),
            "rows_total": len(self.table),
            "powiaty": int(self.rows["powiat_teryt"].nunique()),
            "powiaty_total": int(self.table["powiat_teryt"].nunique()),
            "places": len(self.places),
            "uncertain": int(self.rows["uncertain"].sum()),
        }

    def describe(self) -> str:
        """Return one paragraph: how many of how many are shown, and under which conditions."""
        w = self.words
        shown = (
            w("Nothing fits these filters.")
            if self.is_empty
            else self._shown({name: w.number(n) for name, n in self.counts.items()})
        )
        chosen = (
            w("Filters: {conditions}.", conditions=self.conditions)
            if self.conditions
            else w("No filter is set.")
        )
        return f"{shown} {chosen}"

    @property
    def advice(self) -> str:
        """What to do when no row is left; "" otherwise."""
        if not self.is_empty:
            return ""
        return self.words("Nothing fits these filters. Widen one of them in the sidebar, or reset them all.")

    def file_stem(self, day: dt.date) -> str:
        """Return an ASCII file name without ending that says what is inside: "powodz-1999_slaskie_2026-11-22"."""
        w, chosen = self.words, self.choices.rows
        names = [self.stem]
        names += [VOIVODESHIPS[code] for code in chosen.voivodeships]
        names += [self.powiat_names.get(code, code) for code in chosen.powiaty]
        names += [w.country(iso) for iso in chosen.countries]
        names += [w("top {n} countries", n=chosen.top)] if chosen.top else []
        names += [w("from {km} km", km=chosen.min_km)] if chosen.min_km else []
        slugs = [
            name_key(str(name)).encode("ascii", "ignore").decode().replace(" ", "-")[:40]
            for name in names[:5]
        ]
        more = [w("filter")] if len(names) > 5 or (self.conditions and len(names) == 1) else []
        return "_".join([*filter(None, slugs), *more, day.isoformat()])

    # ------------------------------------------------------------------ lines
    @property
    def line_width(self) -> float:
        """Width of a line in pixels of a 1080-pixel screen: thinner the more there are."""
        return float(np.interp(len(self.rows), (1, 20, 100, 500), (3.0, 2.4, 1.7, 1.2)))

    @property
    def line_opacity(self) -> float:
        """Opacity of a line: more translucent the more there are."""
        return float(np.interp(len(self.rows), (1, 20, 100, 500), (0.95, 0.85, 0.65, 0.5)))


@remembered
def _powiat_names(joined: AtlasTables) -> Mapping[str, str]:
    area = joined.powiaty
    twice = area["powiat"].duplicated(keep=False)
    names = area["powiat"].where(~twice, area["powiat"] + " (" + area["voivodeship"] + ")")
    return MappingProxyType(dict(zip(area["powiat_teryt"], names, strict=True)))


def boundary_source(w: Translator, joined: AtlasTables) -> str:
    """Return whose boundaries are drawn, as a sentence with licences."""
    if joined.official_file:
        return w("Boundaries: the file {file}.", file=joined.official_file)
    return w("Boundaries: {meteoalarm}, CC BY 4.0; {prng}, CC BY.", meteoalarm=METEOALARM, prng=PRNG)


def address_of(view: View, base: str = DEFAULT_BASE) -> str:
    """Return the address that opens ``view``. ``base``: the address of the app's first page."""
    return page_address(view.theme, view.choices, view.lang, base)
