"""Project the paths of sheets, once per CRS, and compute the bounds that a sheet shows.

Sheets of Poland are in EPSG:2180, European sheets of partnerships in EPSG:3035. All bounds are (left, bottom,
right, top) in metres of the CRS of the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.path import Path
from numpy.typing import NDArray
from pyproj import Geod, Proj, Transformer
from shapely.geometry.base import BaseGeometry

from geo.core.errors import ExportError
from geo.core.geodesy import great_circle
from geo.core.i18n import N_
from geo.core.memo import Memo
from geo.core.records import records
from geo.data.boundaries import dissolved, simplified, voivodeships
from geo.data.context import Context
from geo.data.ground import level as simplified_together
from geo.data.join import AtlasTables
from geo.render.sheet.page_setup import PageSetup
from geo.render.sheet.paths import anchors, line_path, paths, widths
from geo.render.sheet.surroundings import Surroundings, Water, surroundings, water
from geo.views.view import View

POLAND_CRS = "EPSG:2180"
EUROPE_CRS = "EPSG:3035"
_ALL_CRS = (POLAND_CRS, EUROPE_CRS)

Bounds = tuple[float, float, float, float]


def crs_of(view: View) -> str:
    """Return the CRS of the sheets of ``view``: that of Europe for partnerships, else that of Poland."""
    return EUROPE_CRS if view.theme.draws_lines else POLAND_CRS


# Simplification tolerances, fine to coarse; the coarsest is used that is hardly more than a pixel.
_DETAIL_M = {POLAND_CRS: (150.0, 250.0, 700.0), EUROPE_CRS: (150.0, 700.0, 1500.0)}
_HARDLY_MORE = 1.1
_ROUGH_M, _GMINA_M = 500.0, 150.0
# Background borders this close to Poland are left out: they differ a little from the borders of the powiaty.
_SEAM_M = 9_000.0
# What the European sheet shows at least: from Wales to the Donets, from Tuscany and Thrace to Estonia.
_EUROPE = (3_263_000.0, 2_100_000.0, 6_015_000.0, 4_240_000.0)
# West, south, east, north (degrees) of the background that is prepared.
_AROUND = {POLAND_CRS: (2.0, 42.0, 38.0, 62.0), EUROPE_CRS: (-45.0, 15.0, 90.0, 84.0)}
# A selection shows places up to this distance, or to twice the median distance; farther ones get arrows.
_NEAR_KM, _NEAR_MEDIANS = 900.0, 2.0
# Minimum width and height of what a sheet shows.
_KEPT = 24  # results kept: water, and names placed for the sheets made last
_LEAST_M = {POLAND_CRS: 110_000.0, EUROPE_CRS: 450_000.0}


@dataclass(frozen=True)
class Drawn:
    """Paths in one CRS, in the order of the tables that they come from.

    Parameters
    ----------
    borders
        Borders and coasts of countries, except those of Poland and of what is around it.
    around
        What lies around the powiaty; None where its files are damaged.
    anchors, widths
        A point inside each powiat, shape (n, 2), and the width of the powiat in metres, shape (n,).
    """

    powiaty: list[Path]
    voivodeships: list[Path]
    countries: list[Path]
    borders: Path
    around: Surroundings | None
    anchors: NDArray[np.float64]
    widths: NDArray[np.float64]


class Ground:
    """The projected paths and positions that all sheets of one ``AtlasTables`` share; immutable."""

    def __init__(self, tables: AtlasTables, countries: FilePath, context: Context | None = None) -> None:
        whole = tables.powiaty[["powiat_teryt", "geometry"]].rename(columns={"powiat_teryt": "teryt"})
        land = gpd.read_file(countries)
        self.memo = Memo(_KEPT)
        self.context, self.tables = context, tables
        self.shapes = {crs: _land(land, crs) for crs in _ALL_CRS}
        self._whole_powiaty = whole
        self._project = {
            crs: Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform for crs in _ALL_CRS
        }
        self._local = tables.gminy
        self._regions = voivodeships(simplified(whole, _ROUGH_M)).geometry
        self.poland = self._whole(POLAND_CRS)
        self.codes = {code: number for number, code in enumerate(tables.powiaty["powiat_teryt"])}
        self.lines = {row.lp: self._line(row) for row in records(tables.partnerships)}
        self.seats = np.column_stack(
            self.points(EUROPE_CRS, tables.powiaty["lon"].to_numpy(), tables.powiaty["lat"].to_numpy())
        )

    def points(
        self, crs: str, lon: NDArray[np.float64], lat: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return longitudes and latitudes in degrees as x and y in metres of ``crs``."""
        x, y = self._project[crs](lon, lat)
        return np.asarray(x, dtype=float), np.asarray(y, dtype=float)

    def drawn(self, crs: str, metres_per_dot: float = 0.0) -> Drawn:
        """Return the paths for a resolution: coarse ones if the difference is invisible."""
        fine, *coarser = _DETAIL_M[crs]
        fitting = [metres for metres in coarser if metres <= metres_per_dot * _HARDLY_MORE]
        tolerance = max(fitting, default=fine)
        whole, land, context = self._whole_powiaty, self.shapes[crs], self.context
        return self.memo.get((crs, tolerance), lambda: _drawn(whole, land, crs, tolerance, context))

    def water(self, crs: str, scale: str) -> Water | None:
        """Return lakes and rivers for the scale "far" or "near"; None where their files are damaged."""
        context = self.context
        return self.memo.get((crs, scale), lambda: water(context, crs, scale)) if context else None

    def areas(self, level: str, drawn: Drawn) -> list[Path]:
        """Return the paths of the areas of a level, in the order of ``geo.data.areas.areas``.

        ``drawn`` has the paths of powiaty and voivodeships at the resolution of the sheet. Gminy have a
        single resolution, in EPSG:2180, because their borders are only approximate.
        """
        return {"voivodeship": drawn.voivodeships, "powiat": drawn.powiaty}.get(level) or self._gminy

    @cached_property
    def _gminy(self) -> list[Path]:
        return paths(simplified(self._local, _GMINA_M).geometry) if len(self._local) else []

    def gminy_of(self, codes: tuple[str, ...]) -> list[Path]:
        """Return the paths of the gminy of powiaty."""
        if not codes:
            return []
        owners = self._local["powiat_teryt"].isin(codes)
        return [path for path, is_own in zip(self._gminy, owners, strict=True) if is_own]

    @cached_property
    def gmina_anchors(self) -> NDArray[np.float64]:
        """A point inside each gmina in EPSG:2180, shape (n, 2)."""
        return anchors(self._local.geometry)

    @cached_property
    def gmina_widths(self) -> NDArray[np.float64]:
        """Width of each gmina in metres, shape (n,)."""
        return widths(self._local.geometry)

    @cached_property
    def region_anchors(self) -> NDArray[np.float64]:
        """A point inside each voivodeship in EPSG:2180, in the order of codes, shape (16, 2)."""
        return anchors(self._regions)

    def _line(self, row: Any) -> list[NDArray[np.float64]]:
        parts = great_circle(row.lon, row.lat, row.lon_to, row.lat_to)
        return [np.column_stack(self.points(EUROPE_CRS, part[:, 0], part[:, 1])) for part in parts]

    # ------------------------------------------------------------------- bounds
    def bounds(self, view: View, setup: PageSetup) -> Bounds:
        """Return the bounds that the sheet must show at least.

        Raises
        ------
        ExportError
            The extent is that of a screen outside the area that a sheet can show.
        """
        crs = crs_of(view)
        if isinstance(setup.extent, tuple):
            return self._screen_bounds(crs, setup.extent)
        if setup.extent == "selection" and not view.is_empty:
            return self._selection_bounds(view)
        return self._whole(crs)

    def _whole(self, crs: str) -> Bounds:
        if crs == POLAND_CRS:
            return _padded(np.vstack([path.vertices for path in self.drawn(POLAND_CRS).powiaty]), 0.02)
        return _EUROPE

    def _selection_bounds(self, view: View) -> Bounds:
        crs = crs_of(view)
        codes = (
            view.rows["powiat_teryt"].unique()
            if view.theme.draws_lines
            else view.powiaty.loc[view.powiaty["shown"], "powiat_teryt"]
        )
        points = [self.drawn(crs).powiaty[self.codes[code]].vertices for code in codes]
        if view.theme.draws_lines:
            near = view.rows[
                view.rows["length_km"] <= max(_NEAR_KM, _NEAR_MEDIANS * view.rows["length_km"].median())
            ]
            points.append(
                np.column_stack(self.points(crs, near["lon_to"].to_numpy(), near["lat_to"].to_numpy()))
            )
        return _at_least(_padded(np.vstack(points), 0.04), _LEAST_M[crs])

    def _screen_bounds(self, crs: str, degrees: Bounds) -> Bounds:
        west, south, east, north = degrees
        least_west, least_south, most_east, most_north = _AROUND[crs]
        west, south, east, north = (
            max(west, least_west),
            max(south, least_south),
            min(east, most_east),
            min(north, most_north),
        )
        if west >= east or south >= north:
            raise ExportError(
                N_(
                    "Extent: the screen shows nothing that a sheet can hold. Move the map to Poland, or"
                    " choose another extent."
                )
            )
        edge = shapely.get_coordinates(shapely.segmentize(shapely.box(west, south, east, north), 0.5))
        return _at_least(_padded(np.column_stack(self.points(crs, edge[:, 0], edge[:, 1])), 0.0), 10_000.0)


# ------------------------------------------------------------------- directions
def metres_on_sheet(crs: str, x: float, y: float) -> float:
    """Return the length in units of ``crs`` of a true metre eastwards from a point of the sheet."""
    lon, lat = Proj(crs)(x, y, inverse=True)
    end_lon, end_lat, _ = Geod(ellps="GRS80").fwd(lon, lat, 90, 50_000)
    end_x, end_y = Proj(crs)(end_lon, end_lat)
    return float(np.hypot(end_x - x, end_y - y)) / 50_000


def north_deg(crs: str, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the direction of true north at points of the sheet, in degrees clockwise from up."""
    lon, lat = Proj(crs)(x, y, inverse=True)
    up_x, up_y = Proj(crs)(lon, np.asarray(lat) + 0.01)
    return np.degrees(np.arctan2(np.asarray(up_x) - x, np.asarray(up_y) - y))


# ------------------------------------------------------------------------- paths
def _land(land: gpd.GeoDataFrame, crs: str) -> gpd.GeoDataFrame:
    """Return the countries around the map, clipped to ``_AROUND``: ``iso``, geometry in ``crs``."""
    near = land[["iso", "geometry"]].explode(ignore_index=True)
    # drop polygons that span the world, like Antarctica
    near = near[near.geometry.bounds["maxx"] - near.geometry.bounds["minx"] < 180]
    near["geometry"] = shapely.segmentize(
        near.geometry.intersection(shapely.box(*_AROUND[crs])).to_numpy(), 2.0
    )
    return near[~near.geometry.is_empty].dissolve("iso", as_index=False).to_crs(crs)


def _drawn(
    whole: gpd.GeoDataFrame, land: gpd.GeoDataFrame, crs: str, tolerance_m: float, context: Context | None
) -> Drawn:
    if context is None:
        powiaty, around, seen = simplified(whole, tolerance_m), None, None
    else:
        powiaty, ground = simplified_together(whole, context.ground, tolerance_m)
        around = surroundings(powiaty, voivodeships(powiaty), ground, crs)
        seen = around.reach
    shapes = powiaty.to_crs(crs).geometry
    return Drawn(
        powiaty=paths(shapes),
        voivodeships=paths(voivodeships(powiaty).to_crs(crs).geometry),
        countries=paths(land.geometry),
        borders=_borders(land, shapes, seen),
        around=around,
        anchors=anchors(shapes),
        widths=widths(shapes),
    )


def _borders(land: gpd.GeoDataFrame, powiaty: gpd.GeoSeries, seen: BaseGeometry | None) -> Path:
    """Return the borders of countries but for those near Poland, or where the ground has its own."""
    hidden = shapely.buffer(dissolved(powiaty.to_numpy()), _SEAM_M, quad_segs=2) if seen is None else seen
    lines = shapely.union_all(land.geometry.boundary.difference(hidden).to_numpy())
    return line_path([shapely.line_merge(lines)])


def _padded(points: NDArray[np.float64], margin: float) -> Bounds:
    (left, bottom), (right, top) = points.min(axis=0), points.max(axis=0)
    pad = margin * max(right - left, top - bottom)
    return float(left - pad), float(bottom - pad), float(right + pad), float(top + pad)


def _at_least(bounds: Bounds, side: float) -> Bounds:
    left, bottom, right, top = bounds
    wide, high = max(0.0, side - (right - left)) / 2, max(0.0, side - (top - bottom)) / 2
    return left - wide, bottom - high, right + wide, top + high
