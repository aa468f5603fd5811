"""Sheets: a view as a finished picture with title, filters, legend, as-of date and sources.

Drawn by matplotlib's object interface (no pyplot: it is not safe with many users), from paths prepared
once. Poland in EPSG:2180, partnerships on a European sheet in EPSG:3035.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.path import Path
from numpy.typing import NDArray
from pyproj import Transformer

from geo import classes
from geo.arcs import great_circle
from geo.boundaries import simplified, voivodeships
from geo.join import Joined
from geo.view import View

POLAND_CRS = "EPSG:2180"
EUROPE_CRS = "EPSG:3035"
SIZE_PX = (1920, 1080)

_DPI = 100
_TOLERANCE_M = 250.0  # about half a pixel on a 1080-pixel sheet
_INK, _GREY, _SEA, _LAND = "#26241f", "#57534a", "#dfe8ee", "#f7f5ef"
_EUROPE_CORNERS = ((-2.5, 40.6), (41.0, 59.5))  # lower left and upper right of the European sheet, lon and lat
_MARGIN = 0.025
_PANEL = 0.29  # share of the sheet's width that the legend panel takes

_METADATA = {"Software": "Atlas Powiatów"}


@dataclass(frozen=True)
class _Drawn:
    """Paths in one projection, in the order of the tables they come from."""

    powiaty: list[Path]
    voivodeships: list[Path]
    countries: list[Path]


class Sheets:
    """Draws views of one ``Joined`` to PNG; prepared paths are shared, nothing else is kept."""

    def __init__(self, joined: Joined, countries: FilePath) -> None:
        light = simplified(joined.powiaty[["powiat_teryt", "geometry"]].rename(columns={"powiat_teryt": "teryt"}), _TOLERANCE_M)
        land = gpd.read_file(countries)
        land["geometry"] = land.geometry.intersection(shapely.box(-30, 25, 70, 75))
        land = land[~land.geometry.is_empty]
        self._drawn = {crs: _drawn(light, land, crs) for crs in (POLAND_CRS, EUROPE_CRS)}
        self._to_europe = Transformer.from_crs("EPSG:4326", EUROPE_CRS, always_xy=True).transform
        self._lines = {row.lp: self._line(row) for row in joined.partnerships.itertuples(index=False)}

    def png(self, view: View, size_px: tuple[int, int] = SIZE_PX) -> bytes:
        """Return ``view`` as a PNG of exactly ``size_px`` (width, height) pixels."""
        figure = self.figure(view, size_px)
        out = io.BytesIO()
        canvas = FigureCanvasAgg(figure)
        canvas.print_png(out, metadata=_METADATA | {"Title": view.title, "Description": view.describe()}, pil_kwargs={"compress_level": 1})
        return out.getvalue()

    def figure(self, view: View, size_px: tuple[int, int] = SIZE_PX) -> Figure:
        """Return ``view`` drawn on a matplotlib figure; text sizes grow with the height of the sheet."""
        width, height = size_px
        figure = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI, facecolor="white")
        scale = height / SIZE_PX[1]
        axes = figure.add_axes((_MARGIN, 0.105, 1 - _PANEL - 2 * _MARGIN, 0.755))
        far: list[str] = []
        if view.theme == "floods":
            self._draw_poland(axes, view)
        else:
            self._draw_europe(axes, view, scale)
            far = self.far_places(view, axes)
        _write_texts(figure, view, scale, far)
        return figure

    # --------------------------------------------------------------------- maps
    def _draw_poland(self, axes: Axes, view: View) -> None:
        drawn = self._drawn[POLAND_CRS]
        _frame(axes, _bounds(drawn.powiaty, 0.02))
        _land(axes, drawn.countries)
        _powiaty(axes, drawn, view, 0.35)

    def _draw_europe(self, axes: Axes, view: View, scale: float) -> None:
        drawn = self._drawn[EUROPE_CRS]
        _frame(axes, self._europe_bounds())
        _land(axes, drawn.countries)
        _powiaty(axes, drawn, view, 0.15)
        rows = view.rows.assign(group=view.line_groups).sort_values("length_km", ascending=False)
        parts = [(part, view.palette[group]) for lp, group in zip(rows["lp"], rows["group"], strict=True) for part in self._lines[lp]]
        axes.add_collection(
            LineCollection(
                [part for part, _ in parts], colors=[colour for _, colour in parts],
                linewidths=view.line_width * 0.72 * scale, alpha=view.line_opacity, zorder=4, capstyle="round",
            ),
            autolim=False,
        )  # fmt: skip
        if len(view.places):
            x, y = self._to_europe(view.places["lon"].to_numpy(), view.places["lat"].to_numpy())
            size = (2.2 + 1.5 * np.sqrt(view.places["n"].to_numpy())) * scale
            fill = np.where(view.places["uncertain"], "white", _INK)
            axes.scatter(
                x,
                y,
                s=size**2 * 2,
                c=fill,
                edgecolors=np.where(view.places["uncertain"], _INK, "white").tolist(),
                linewidths=0.7 * scale,
                zorder=5,
            )

    def _line(self, row: object) -> list[NDArray[np.float64]]:
        parts = great_circle(row.lon, row.lat, row.lon_to, row.lat_to)  # type: ignore[attr-defined]
        return [np.column_stack(self._to_europe(part[:, 0], part[:, 1])) for part in parts]

    def _europe_bounds(self) -> tuple[float, float, float, float]:
        (west, south), (east, north) = (self._to_europe(*corner) for corner in _EUROPE_CORNERS)
        return float(west), float(south), float(east), float(north)

    def far_places(self, view: View, axes: Axes) -> list[str]:
        """Return "name (country, km)" of the places outside the frame of ``axes`` (EPSG:3035), nearest first."""
        x, y = self._to_europe(view.rows["lon_to"].to_numpy(), view.rows["lat_to"].to_numpy())
        (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
        inside = (left <= x) & (x <= right) & (bottom <= y) & (y <= top)
        return _named(view, view.rows[~inside])


def _named(view: View, rows: pd.DataFrame) -> list[str]:
    far = rows.sort_values("length_km").drop_duplicates("place_id")
    w = view.words
    return [f"{row.partner} ({w.country(row.country)}, {w.number(row.length_km)}\u00a0km)" for row in far.itertuples(index=False)]


# ------------------------------------------------------------------------- paths
def _drawn(powiaty: gpd.GeoDataFrame, land: gpd.GeoDataFrame, crs: str) -> _Drawn:
    return _Drawn(
        powiaty=_paths(powiaty.to_crs(crs).geometry),
        voivodeships=_paths(voivodeships(powiaty).to_crs(crs).geometry),
        countries=_paths(land.to_crs(crs).geometry),
    )


def _paths(shapes: Iterable[shapely.Geometry]) -> list[Path]:
    return [_path(shape) for shape in shapes]


def _path(shape: shapely.Geometry) -> Path:
    polygons = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]  # a clipped edge may leave points
    rings = [ring for part in polygons for ring in (part.exterior, *part.interiors)]
    return Path.make_compound_path(*(Path(shapely.get_coordinates(ring), closed=True) for ring in rings))


def _bounds(paths: list[Path], margin: float) -> tuple[float, float, float, float]:
    points = np.vstack([path.vertices for path in paths])
    (left, bottom), (right, top) = points.min(axis=0), points.max(axis=0)
    pad = margin * max(right - left, top - bottom)
    return left - pad, bottom - pad, right + pad, top + pad


# ------------------------------------------------------------------------ layers
def _frame(axes: Axes, bounds: tuple[float, float, float, float]) -> None:
    """Show at least ``bounds`` at equal scale, filling the whole frame."""
    left, bottom, right, top = bounds
    figure = axes.figure
    box = axes.get_position()
    wide = box.width * figure.get_figwidth() / (box.height * figure.get_figheight())  # type: ignore[union-attr]
    width, height = right - left, top - bottom
    grow_x, grow_y = max(0.0, height * wide - width) / 2, max(0.0, width / wide - height) / 2
    axes.set(xlim=(left - grow_x, right + grow_x), ylim=(bottom - grow_y, top + grow_y), xticks=[], yticks=[], facecolor=_SEA)
    for spine in axes.spines.values():
        spine.set(color="#c9c3b6", linewidth=0.8)


def _land(axes: Axes, countries: list[Path]) -> None:
    axes.add_collection(PathCollection(countries, facecolors=_LAND, edgecolors="#c9c3b6", linewidths=0.6, zorder=1), autolim=False)


def _powiaty(axes: Axes, drawn: _Drawn, view: View, border: float) -> None:
    fills = fill_colours(view)
    axes.add_collection(PathCollection(drawn.powiaty, facecolors=fills, edgecolors="#8d877b", linewidths=border, zorder=2), autolim=False)
    hatched = [path for path, mark in zip(drawn.powiaty, _without_data(view), strict=True) if mark]
    if hatched:
        axes.add_collection(
            PathCollection(hatched, facecolors="none", edgecolors="#57534a", hatch="////", linewidths=0.4, zorder=2.5), autolim=False
        )
    axes.add_collection(
        PathCollection(drawn.voivodeships, facecolors="none", edgecolors="#3d3a35", linewidths=0.9, zorder=3), autolim=False
    )


def _without_data(view: View) -> NDArray[np.bool_]:
    return np.asarray(view.powiaty["shown"] & (view.powiaty["class_"] == classes.NO_DATA), dtype=bool)


def fill_colours(view: View) -> list[str]:
    """Return the fill of each of the 380 powiaty, in code order: the same as on the screen."""
    if view.classification is None:
        ramp: tuple[str, ...] = (classes.ZERO_COLOUR, classes.WITH_PARTNERS_COLOUR)
    else:
        ramp = (classes.ZERO_COLOUR, *view.classification.colours)
    return [
        classes.OUTSIDE_COLOUR if not shown else classes.NO_DATA_COLOUR if number == classes.NO_DATA else ramp[number]
        for shown, number in zip(view.powiaty["shown"], view.powiaty["class_"], strict=True)
    ]


# ------------------------------------------------------------------------- texts
def _write_texts(figure: Figure, view: View, scale: float, far: list[str]) -> None:
    per_width = figure.get_figwidth() / (SIZE_PX[0] / _DPI) / scale  # characters a line may hold grow with the width
    write = _writer(figure, scale)
    write(_MARGIN, 0.965, view.title, 27, weight="bold")
    write(_MARGIN, 0.918, _wrapped(view.describe(), int(150 * per_width), lines=2), 15.5)
    left = 1 - _PANEL
    if view.legend:
        write(left, 0.86, _wrapped(view.legend_title, int(38 * per_width)), 17, weight="bold")
        _write_legend(figure, view, scale)
    notes = [
        view.words("In brackets: number of powiaty.") if view.theme == "floods" else view.words("In brackets: number of partnerships.")
    ]
    notes += view.notes
    if far:
        notes.append(view.words("Beyond the edge: {places}.", places="; ".join(far)))
    if view.counts["uncertain"]:
        notes.append(view.words("Rows marked uncertain: {n}.", n=view.words.number(view.counts["uncertain"])))
    write(left, 0.115, "\n".join(_wrapped(note, int(50 * per_width)) for note in notes), 12.5, color=_GREY, va="bottom")
    foot = " ".join((view.as_of, *view.sources))
    write(_MARGIN, 0.082, _wrapped(foot, int(205 * per_width), lines=3), 11.5, color=_GREY)


def _write_legend(figure: Figure, view: View, scale: float) -> None:
    figure.legend(
        handles=[_handle(entry.colour, entry.mark, scale) for entry in view.legend],
        labels=[f"{_wrapped(entry.label, 28)}  ({view.words.number(entry.count)})" for entry in view.legend],
        loc="upper left", bbox_to_anchor=(1 - _PANEL - 0.006, 0.835 if len(view.legend_title) < 38 else 0.81), frameon=False,
        fontsize=15 * scale, labelcolor=_INK, handlelength=2.0, handleheight=1.1, labelspacing=0.55, borderaxespad=0,
    )  # fmt: skip


def _writer(figure: Figure, scale: float) -> Callable[..., None]:
    def write(x: float, y: float, text: str, size: float, **style: object) -> None:
        settings: dict[str, Any] = {"va": "top", "ha": "left", "color": _INK, "linespacing": 1.35, "parse_math": False} | style
        figure.text(x, y, text, fontsize=size * scale * 0.72 * _DPI / 72, **settings)

    return write


def _handle(colour: str, mark: str, scale: float) -> Patch | Line2D:
    if mark == "line":
        return Line2D([], [], color=colour, linewidth=3.5 * scale)
    hatch = "////" if mark == "hatch" else None
    return Patch(facecolor=colour, edgecolor="#57534a", linewidth=0.6, hatch=hatch)


def _wrapped(text: str, width: int, lines: int = 12) -> str:
    return "\n".join(textwrap.wrap(text, width=max(width, 20), max_lines=lines, placeholder=" …"))
