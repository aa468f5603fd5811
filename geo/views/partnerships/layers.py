"""GIS layers of the partnership view: powiaty, lines and places."""

from __future__ import annotations

import geopandas as gpd
import shapely

from geo.core.geodesy import great_circle
from geo.core.records import records
from geo.views.layers import WEB_CRS, picked, powiaty_layer
from geo.views.view import Layer, View

_LINE_FIELDS = {
    "lp": "lp",
    "teryt": "powiat_teryt",
    "powiat": "powiat",
    "voivodeship": "voivodeship",
    "country": "country",
    "place_id": "place_id",
    "partner": "partner",
    "kind": "kind",
    "form": "form",
    "year": "year",
    "agreement_year": "agreement_year",
    "year_note": "year_note",
    "known_year": "known_year",
    "evidence": "evidence",
    "length_km": "length_km",
    "mirror_lp": "mirror_lp",
    "uncertain": "uncertain",
    "doubt": "doubt",
    "note": "note",
}
_PLACE_FIELDS = (
    "place_id",
    "name",
    "original",
    "country",
    "kind",
    "lat",
    "lon",
    "precision_km",
    "uncertain",
    "doubt",
    "note",
    "n",
)


def layers(view: View) -> tuple[Layer, ...]:
    """Return the layers of powiaty, lines and places."""
    return (
        Layer("powiaty", "MultiPolygon", powiaty_layer(view)),
        Layer("lines", "MultiLineString", _lines(view)),
        Layer("places", "Point", _places(view)),
    )


def features(view: View) -> gpd.GeoDataFrame:
    """Return one line per partnership shown, in EPSG:4326."""
    return _lines(view)


def _lines(view: View) -> gpd.GeoDataFrame:
    """Return one great circle per partnership shown, in EPSG:4326, split at the antimeridian."""
    lines = [
        shapely.MultiLineString(great_circle(row.lon, row.lat, row.lon_to, row.lat_to))
        for row in records(view.rows)
    ]
    return gpd.GeoDataFrame(picked(view.rows, _LINE_FIELDS), geometry=lines, crs=WEB_CRS)


def _places(view: View) -> gpd.GeoDataFrame:
    """Return the partner places of the rows shown, in EPSG:4326; ``n`` counts the rows of each."""
    places = view.places[list(_PLACE_FIELDS)].reset_index(drop=True)
    return gpd.GeoDataFrame(places, geometry=gpd.points_from_xy(places["lon"], places["lat"]), crs=WEB_CRS)
