"""Everything a reader can choose, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Any

from geo.choices.map_style import MapStyle
from geo.choices.row_filters import RowFilters
from geo.choices.scene import Scene
from geo.data.gmina_register import gmina_of_key
from geo.data.join import AtlasTables

PARTS: dict[str, str] = {
    part_field.name: part
    for part, kind in (("rows", RowFilters), ("style", MapStyle), ("scene", Scene))
    for part_field in fields(kind)
}
"""Field -> the part of ``Choices`` that holds it."""


@dataclass(frozen=True)
class Slide:
    """A saved view: theme and choices, without language, pins and the presentation itself.

    ``title`` is the reader's own; "" is that of the view.
    """

    theme: str
    choices: Choices
    title: str = ""


@dataclass(frozen=True)
class Choices:
    """Every choice of a reader; equal choices give equal views.

    Parameters
    ----------
    rows
        Filters: which rows are shown.
    style
        How they are drawn.
    scene
        What surrounds them on the screen.
    deck
        The slides of the presentation.
    """

    rows: RowFilters = field(default_factory=RowFilters)
    style: MapStyle = field(default_factory=MapStyle)
    scene: Scene = field(default_factory=Scene)
    deck: tuple[Slide, ...] = ()

    @classmethod
    def of(cls, **values: Any) -> Choices:
        """Return choices from the fields of all parts: ``Choices.of(countries=("DE",), measure="area")``."""
        return cls().having(**values)

    def having(self, **values: Any) -> Choices:
        """Return these choices with other values of some fields, whichever part holds them."""
        parts: dict[str, dict[str, Any]] = {}
        for name, value in values.items():
            parts.setdefault(PARTS.get(name, ""), {})[name] = value
        own = parts.pop("", {})
        changed = {part: replace(getattr(self, part), **chosen) for part, chosen in parts.items()}
        return replace(self, **changed, **own)

    def value(self, name: str) -> Any:
        """Return the value of a field, whichever part holds it."""
        return getattr(getattr(self, PARTS[name]), name) if name in PARTS else getattr(self, name)

    def in_year(self, year: int) -> Choices:
        """Return these choices as a play of the years shows them in one: up to it, without unknown years."""
        return self.having(year_to=year, unknown_year=False, only_unknown_year=False)

    def on_page(self, theme: str) -> Choices:
        """Return these choices without the filters that do not act on the page of a theme."""
        return replace(self, rows=self.rows.on_page(theme))

    def fitting(self, tables: AtlasTables) -> tuple[Choices, tuple[str, ...]]:
        """Return these choices without values missing from the data, and the names of the changed fields."""
        powiaty, countries = set(tables.powiaty["powiat_teryt"]), set(tables.partnerships["country"])
        rows, scene, lengths = self.rows, self.scene, tables.partnerships["length_km"]
        years = tables.partnerships["year"].dropna()
        first, last = (years.min(), years.max()) if len(years) else (0, -1)
        selected = scene.selected if scene.selected and scene.selected.is_in(tables) else None
        kept: dict[str, Any] = {
            "powiaty": tuple(code for code in rows.powiaty if code in powiaty),
            "countries": tuple(code for code in rows.countries if code in countries),
            "selected": selected,
            "gmina": scene.gmina if selected and gmina_of_key(tables, scene.gmina) else "",
            "pins": tuple(code for code in scene.pins if code in powiaty),
            "year_from": rows.year_from if _within(rows.year_from, first, last) else None,
            "year_to": rows.year_to if _within(rows.year_to, first, last) else None,
            "min_km": rows.min_km if _within(rows.min_km, 0, lengths.max()) else 0,
            "top": rows.top if rows.top <= len(countries) else 0,
        }
        lost = tuple(name for name, value in kept.items() if value != self.value(name))
        return self.having(**kept), lost


def _within(number: int | None, least: float, most: float) -> bool:
    """Whether a number lies within bounds; bounds of an empty table hold nothing."""
    return number is not None and bool(least <= number <= most)
