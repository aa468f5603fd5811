"""The GIS layer of the joint view: powiaty with their flood and partnership data."""

from __future__ import annotations

import geopandas as gpd

from geo.views.layers import POLAND_CRS, picked
from geo.views.view import Layer, View

_JOINT_FIELDS = {
    "teryt": "powiat_teryt",
    "name": "powiat",
    "voivodeship": "voivodeship",
    "gminy": "gminy",
    "gminy_flooded": "gminy_flooded",
    "share": "share",
    "partnerships": "partnerships",
    "countries": "countries",
    "class": "class_",
    "partnerships_all": "partnerships_all",
    "uncertain": "uncertain",
    "doubt": "doubt",
    "note": "note",
}


def layers(view: View) -> tuple[Layer, ...]:
    """Return the powiaty shown."""
    return (Layer("powiaty", "MultiPolygon", features(view)),)


def features(view: View) -> gpd.GeoDataFrame:
    """Return the powiaty shown, with the columns of their rows, in EPSG:2180.

    The column ``countries`` holds comma-separated ISO 3166-1 codes.
    """
    layer = gpd.GeoDataFrame(
        picked(view.rows, _JOINT_FIELDS),
        geometry=view.joined.powiaty.geometry[view.rows.index].tolist(),
        crs=POLAND_CRS,
    )
    layer.insert(9, "class_label", [view.class_names[number] for number in layer["class"]])
    return layer.assign(share=layer["share"].round(4))
