"""The scene of ``benchmarks.peers`` as plain files, with the geometry, classes and colours of the product.

``powiaty.json``: 380 powiaty, simplified as the product simplifies them for its overview. ``lines.json``: 443
great circles. Each feature has its colour (#rrggbb) under the name of every choice, and says whether the
filters ``listed`` and ``partners`` keep it. The pages in ``peer_pages`` need nothing else of the product.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from geo.cartography import palettes
from geo.choices.model import Choices
from geo.data.atlas import load_atlas
from geo.data.join import AtlasTables
from geo.render.web.geometry import powiaty_overview
from geo.render.web.surroundings import levels
from geo.views.factory import make_view
from geo.views.partnerships.layers import features

MEASURES = ("share", "number", "area", "towns")
"""Choices of the scene "list", in the order of the product's own list."""
GROUPINGS = ("country", "form", "kind", "decade")
"""Choices of the scene "lines"."""
WHOLE = "lines"
"""Name of the colour of powiaty beneath the lines."""


def write_scene(folder: Path) -> None:
    """Write the files of the scene into a folder."""
    atlas = load_atlas()
    assert atlas.context is not None
    tables = atlas.joined
    far, _ = levels(tables.powiaty, atlas.context.ground)["far"]
    folder.mkdir(parents=True, exist_ok=True)
    for name, made in (
        ("powiaty", _powiaty(tables, powiaty_overview(tables, far)["shapes"])),
        ("lines", _lines(tables)),
    ):
        content = {"type": "FeatureCollection", "features": made}
        (folder / f"{name}.json").write_text(json.dumps(content, separators=(",", ":")))


def _powiaty(tables: AtlasTables, shapes: list[Any]) -> list[dict[str, Any]]:
    codes = tables.powiaty["powiat_teryt"].tolist()
    chosen = {measure: (Choices.of(measure=measure), "floods") for measure in MEASURES}
    chosen[WHOLE] = (Choices.of(lines="all"), "partnerships")
    views = {name: make_view(tables, choices, theme) for name, (choices, theme) in chosen.items()}
    colours = {
        name: [view.fills.get(number, palettes.NO_DATA_COLOUR) for number in view.powiaty["class_"]]
        for name, view in views.items()
    }
    kept = _kept(tables)
    return [
        _feature(
            shape,
            {
                "teryt": code,
                "listed": code in kept["listed"],
                "partners": code in kept["partners"],
                **{name: fills[at] for name, fills in colours.items()},
            },
        )
        for at, (code, shape) in enumerate(zip(codes, shapes, strict=True))
    ]


def _lines(tables: AtlasTables) -> list[dict[str, Any]]:
    views = {
        name: make_view(tables, Choices.of(lines="all", colour_by=name), "partnerships") for name in GROUPINGS
    }
    table = features(views["country"])
    kept = _kept(tables)
    return [
        _feature(
            {
                "type": "MultiLineString",
                "coordinates": [[list(xy) for xy in part.coords] for part in row.geometry.geoms],
            },
            {
                "listed": row.teryt in kept["listed"],
                "partners": row.teryt in kept["partners"],
                **{name: view.palette[view.line_groups[at]] for name, view in views.items()},
            },
        )
        for at, row in enumerate(table.itertuples())
    ]


def _kept(tables: AtlasTables) -> dict[str, set[str]]:
    """Return the codes of the powiaty that each filter keeps."""
    filters = {"listed": Choices.of(flooded_only=True), "partners": Choices.of(partners_only=True)}
    powiaty = {name: make_view(tables, choices, "floods").powiaty for name, choices in filters.items()}
    return {name: set(table.loc[table["shown"], "powiat_teryt"]) for name, table in powiaty.items()}


def _feature(geometry: Any, properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}
