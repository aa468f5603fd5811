"""Online basemaps a reader may choose; none by default, so that no request leaves the machine.

Each is an xyzservices ``TileProvider``: it cannot exist without name, address and attribution.
"""

from __future__ import annotations

import xyzservices.providers as known
from xyzservices import TileProvider

from geo.core.i18n import Translator
from geo.render.web.contract import Basemap

_GEOPORTAL = (
    "https://mapy.geoportal.gov.pl/wss/service/{service}?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}&STYLE=default"
    "&FORMAT=image/{picture}&TILEMATRIXSET=EPSG:3857&TILEMATRIX=EPSG:3857:{z}&TILEROW={y}&TILECOL={x}"
)

PROVIDERS: dict[str, TileProvider] = {
    "osm": known.OpenStreetMap.Mapnik,
    "bdo": TileProvider(
        name="Geoportal BDO",
        url=_GEOPORTAL,
        service="WMTS/guest/wmts/BDO250GIS",
        layer="BDO250GIS",
        picture="png",
        attribution="GUGiK, geoportal.gov.pl (BDO)",
        max_zoom=13,
    ),
    "ortho": TileProvider(
        name="Geoportal ortofotomapa",
        url=_GEOPORTAL,
        service="PZGIK/ORTO/WMTS/StandardResolution",
        layer="ORTOFOTOMAPA",
        picture="jpeg",
        attribution="GUGiK, geoportal.gov.pl",
        max_zoom=19,
    ),
}
"""Key of the choice -> provider. "" is no basemap."""


def basemap_names(w: Translator) -> dict[str, str]:
    """Return choice -> name of each basemap that a reader may choose."""
    return {
        "osm": "OpenStreetMap",
        "bdo": w("Geoportal, topographic"),
        "ortho": w("Geoportal, aerial photos"),
    }


def tile_source(w: Translator, choice: str) -> Basemap | None:
    """Return what the browser needs of a provider (key, name, url, attribution, zoom); None without one."""
    provider = PROVIDERS.get(choice)
    if provider is None:
        return None
    url = provider.build_url(x="{x}", y="{y}", z="{z}")
    return {
        "key": choice,
        "name": basemap_names(w)[choice],
        "url": url,
        "attribution": w("© OpenStreetMap contributors") if choice == "osm" else provider.attribution,
        "zoom": int(provider.max_zoom),
    }
