"""The GIS layer of powiaty, and helpers shared by the layers of all themes."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from geo.views.view import View

WEB_CRS, POLAND_CRS = "EPSG:4326", "EPSG:2180"


def powiaty_layer(view: View) -> gpd.GeoDataFrame:
    """Return the powiaty shown, with their class, in EPSG:2180.

    The column ``rows`` counts the rows of the view in each powiat.
    """
    area = view.joined.powiaty
    shown = view.powiaty["shown"].to_numpy(dtype=bool)
    counts = area["powiat_teryt"].map(view.rows["powiat_teryt"].value_counts()).fillna(0).astype(int)
    layer = gpd.GeoDataFrame(
        {
            "teryt": area["powiat_teryt"],
            "name": area["powiat"],
            "voivodeship": area["voivodeship"],
            "gminy": area["gminy"],
            "gminy_flooded": area["gminy_flooded"],
            "share": area["share"].round(4),
            "flood_status": area["flood_status"],
            "partnerships": area["partnerships"],
            "class": view.powiaty["class_"],
            "class_label": [view.class_names[number] for number in view.powiaty["class_"]],
            "rows": counts,
        },
        geometry=area.geometry,
        crs=POLAND_CRS,
    )
    return layer[shown].reset_index(drop=True)


def picked(rows: pd.DataFrame, fields: dict[str, str]) -> pd.DataFrame:
    """Return renamed columns of ``rows``; ``fields`` maps new names to columns."""
    return pd.DataFrame({name: rows[field] for name, field in fields.items()}).reset_index(drop=True)
