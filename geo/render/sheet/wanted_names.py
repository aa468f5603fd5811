"""Which names a sheet may show: those in its frame, as the reader chose, and not said already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.cartography.labels.names import Area, Fixed, Names, River, Town
from geo.cartography.labels.page_placer import PageNames
from geo.cartography.labels.schedule import EVERY_POWIAT
from geo.cartography.labels.zooms import step
from geo.choices.scene import MAP_NAMES
from geo.core.i18n import LANGUAGES
from geo.render.sheet.background import RIVERS_ZOOM
from geo.render.sheet.map_frame import Window
from geo.render.sheet.projected_paths import POLAND_CRS, Ground
from geo.views.map_names import names_on_map
from geo.views.view import View

_LEAST_PX = 30.0  # width and height of the part of a country that gets its name
_SIMPLE_PX = 1.0
_INSIDE_PX = 5.0  # from the border to the name of a country
_MOST_OF_GMINY = 3  # powiaty whose gminy are named too
_GMINY_ZOOM = 7.5
_NEAR = step(5.25)
_LARGE_RIVER_KM2 = 15_000
_HOME = "PL"


@dataclass(frozen=True, eq=False)
class Wanted:
    """The names for one sheet.

    Parameters
    ----------
    at, stretch
        The step whose schedule applies, and how many metres of the placer a metre of the sheet is.
    said
        What other labels say already, in small letters.
    region
        Codes of the powiaty each of which is to be named; empty on a map of the country.
    """

    window: Window
    ground: Ground
    view: View
    at: int
    stretch: float
    said: frozenset[str]
    region: frozenset[str]

    def gather(self) -> PageNames:
        """Return the names."""
        every = all_names(self.ground, self.window.crs)
        is_few = self.view.choices.scene.names != MAP_NAMES[0]
        names = Names(
            fixed=tuple(self._fixed(every)),
            towns=tuple(self._towns(every, is_few)),
            voivodeships=tuple(
                self._clipped(area for area in every.voivodeships if area.code not in self._named_by_title)
            ),
            powiaty=tuple(self._powiaty(every)),
            gminy=() if is_few else tuple(self._gminy(every)),
            rivers=tuple(self._rivers(every, is_few)),
        )
        if self.view.trunks:  # they cover Poland
            names = replace(names, towns=(), voivodeships=(), powiaty=(), rivers=())
        return PageNames(names, tuple(self._around(every)), bool(self.region))

    def _spoken(self, texts: tuple[str, ...]) -> str:
        return texts[LANGUAGES.index(self.view.lang)] if len(texts) > 1 else texts[0]

    def _fixed(self, every: Names) -> Iterator[Fixed]:
        """Yield the names of waters; of seas only where they are not looked for in the frame."""
        kinds = ("water",) if self.window.crs == POLAND_CRS else ("water", "sea")
        for name in every.fixed:
            if name.kind in kinds:
                x, y = name.x * self.stretch, name.y * self.stretch
                yield replace(name, texts=(self._spoken(name.texts),), x=x, y=y)

    def _rivers(self, every: Names, is_few: bool) -> Iterator[River]:
        for river in every.rivers if self.window.zoom >= RIVERS_ZOOM else ():
            if not is_few or river.basin_km2 >= _LARGE_RIVER_KM2:
                yield replace(river, points=river.points * self.stretch)

    def _towns(self, every: Names, is_few: bool) -> Iterator[Town]:
        at = np.array([(town.x, town.y) for town in every.towns])
        for town, seen in zip(every.towns, self.window.holds(at), strict=True):
            is_wanted = not is_few or town.rank == "capital" or (town.rank and self.region)
            if seen and is_wanted and town.name.casefold() not in self.said:
                x, y = town.x * self.stretch, town.y * self.stretch
                yield replace(town, x=x, y=y, rank=self._rank(town))

    def _rank(self, town: Town) -> str:
        """Return the rank of a town; a seat outside the region is a town like others."""
        is_outside = self.region and town.rank == "seat" and town.powiat not in self.region
        return "" if is_outside else town.rank

    @property
    def _named_by_title(self) -> set[str]:
        """Codes of the voivodeships that the sheet is about."""
        return {code[:2] for code in self.region}

    @property
    def _chosen(self) -> tuple[str, ...]:
        """Codes of the powiaty that have labels of their own."""
        scene = self.view.choices.scene
        return tuple(filter(None, (scene.powiat, *scene.pins, *self.view.choices.rows.powiaty)))

    def _powiaty(self, every: Names) -> Iterator[Area]:
        if not self.region:
            is_near = self.at >= EVERY_POWIAT and self.view.level == "powiat"
            known = self._chosen
            return self._clipped(area for area in every.powiaty if is_near and area.code not in known)
        return self._clipped(area for area in every.powiaty if area.code in self.region)

    def _gminy(self, every: Names) -> Iterator[Area]:
        codes = with_gminy(self.view, self.window)
        return self._clipped(area for area in every.gminy if area.code in codes)

    def _around(self, every: Names) -> Iterator[Area]:
        """Yield the countries and seas around Poland, as far as the frame shows them."""
        w, kind = self.view.words, "country_near" if self.at >= _NEAR else "country"
        seas = {name.texts[0]: self._spoken(name.texts) for name in every.fixed if name.kind == "sea"}
        for code, name, shape in neighbours(self.ground, self.window.crs):
            text = w.country(code).upper() if code else seas.get(name.upper(), "")
            if text and text.casefold() not in self.said and code != _HOME:
                yield from self._clipped([Area(kind if code else "sea", text, shape)], inside=True)

    def _clipped(self, areas: Iterable[Area], inside: bool = False) -> Iterator[Area]:
        """Yield what the frame shows of areas, if it has room for letters; ``inside``: off the borders."""
        tolerance = _SIMPLE_PX / self.window.pixels_per_metre
        for area in areas:
            seen = shapely.clip_by_rect(area.shape, *self.window.bounds)
            if seen.is_empty or seen.area == 0:
                continue
            part = shapely.simplify(_largest(seen), tolerance)
            if inside:
                part = _largest(shapely.buffer(part, -_INSIDE_PX * tolerance / _SIMPLE_PX, quad_segs=2))
            left, bottom, right, top = part.bounds
            if min(right - left, top - bottom) * self.window.pixels_per_metre >= _LEAST_PX:
                yield replace(area, shape=_stretched(part, self.stretch))


def with_gminy(view: View, window: Window) -> tuple[str, ...]:
    """Return the powiaty whose gminy a sheet shows besides: those filtered, if they are few and near."""
    codes = view.choices.rows.powiaty
    is_few = len(codes) <= _MOST_OF_GMINY and view.level == "powiat" and not view.theme.draws_lines
    return codes if is_few and window.zoom >= _GMINY_ZOOM else ()


def all_names(ground: Ground, crs: str) -> Names:
    """Return all names of the atlas in metres of a CRS."""
    context = ground.context
    assert context is not None
    return ground.memo.get((all_names, crs), lambda: names_on_map(ground.tables, context, crs))


def neighbours(ground: Ground, crs: str) -> list[tuple[str, str, BaseGeometry]]:
    """Return code, name and shape of what lies around Poland: countries, and seas without a code."""
    if crs == POLAND_CRS and ground.context is not None:
        table = ground.context.ground[ground.context.ground["kind"] != "lagoon"]
        return list(zip(table["code"], table["name"], table.geometry, strict=True))
    shapes = ground.shapes[crs]
    valid = ground.memo.get((neighbours, crs), lambda: shapely.make_valid(shapes.geometry.to_numpy()))
    return [(code, "", shape) for code, shape in zip(shapes["iso"], valid, strict=True)]


def _largest(shape: BaseGeometry) -> BaseGeometry:
    return max(shapely.get_parts(shape), key=lambda part: part.area, default=shape)


def _stretched(shape: BaseGeometry, by: float) -> BaseGeometry:
    def stretch(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return points * by

    stretched: BaseGeometry = shapely.transform(shape, stretch)
    return stretched
