"""Join boundaries, partnerships and floods by TERYT code, as text, and report on the join."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import geopandas as gpd
import pandas as pd
from pyproj import Geod

from geo.core.labels import with_original
from geo.core.memo import Memo, remembered
from geo.core.teryt import POWIAT_COUNT
from geo.data.mirrored_pairs import counterparts
from geo.data.official_file import EMBEDDED, OwnFiles
from geo.data.split_off import with_split_off


@dataclass(frozen=True)
class JoinReport:
    """Totals, matches and unmatched keys of the join.

    The ``unmatched_*`` are empty for complete data. The ``uncertain_*`` are the printed rows (``lp``,
    ``seq``) or powiat codes that are matched but doubtful.
    """

    boundaries: int
    powiaty_matched: int
    partnerships: int
    partnerships_linked: int
    floods: int
    floods_linked: int
    places: int
    powiaty_with_partners: int
    powiaty_flooded: int
    powiaty_both: int
    unmatched_boundaries: tuple[str, ...]
    unmatched_powiaty: tuple[str, ...]
    unmatched_partnerships: tuple[str, ...]
    unmatched_floods: tuple[str, ...]
    unmatched_places: tuple[str, ...]
    uncertain_partnerships: tuple[str, ...]
    uncertain_floods: tuple[str, ...]
    uncertain_powiaty: tuple[str, ...]
    gminy: int
    units_on_gminy: int
    unmatched_units: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether the join is complete: all 380 boundaries, and nothing unmatched on any side."""
        return (
            self.boundaries == self.powiaty_matched == POWIAT_COUNT
            and self.partnerships_linked == self.partnerships
            and self.floods_linked == self.floods
            and not self.unmatched_places
            and not self.unmatched_units
        )


@dataclass(frozen=True, eq=False)
class AtlasTables:
    """The joined tables that views are made from; do not modify them.

    Parameters
    ----------
    powiaty
        One row per boundary in code order, in EPSG:2180: names, seat (``lat, lon`` in degrees), ``gminy``,
        ``gminy_flooded``, ``share`` (0-1, missing where the list has no data), ``flood_status`` and
        ``partnerships`` (count).
    partnerships
        One row per printed row, with both ends (degrees), ``length_km`` (rounded), ``decade`` ("1990", or ""
        without a year) and ``mirror_lp``, the row of the same two powiaty the other way round, if any
        (``geo.data.mirrored_pairs``); ``partner_name`` is ``partner`` without the original name in brackets.
    places
        One row per partner place; ``full_name`` is the Polish name with the original one in brackets.
    floods
        One row per printed row, with the names needed to show it.
    gminy
        One row per present-day gmina, sorted by powiat code, name and kind, with geometry in EPSG:2180, which
        is approximate unless an own file gives it: ``powiat_teryt, gmina, gmina_kind, km2``, ``gmina_teryt``
        (seven digits, "" if unknown), and ``towns`` and ``others`` (units of the list).
    report
        The report on the join.
    own
        The user's own files.
    memo
        Results that were computed from these tables.
    """

    powiaty: gpd.GeoDataFrame
    partnerships: pd.DataFrame
    places: pd.DataFrame
    floods: pd.DataFrame
    gminy: gpd.GeoDataFrame
    report: JoinReport
    own: OwnFiles = EMBEDDED
    memo: Memo = field(default_factory=Memo, repr=False)


def join_powiaty(
    boundaries: gpd.GeoDataFrame,
    powiaty: pd.DataFrame,
    partnerships: pd.DataFrame,
    places: pd.DataFrame,
    floods: pd.DataFrame,
    printed_partnerships: pd.DataFrame,
    printed_floods: pd.DataFrame,
    own: OwnFiles = EMBEDDED,
    gminy: gpd.GeoDataFrame | None = None,
) -> AtlasTables:
    """Join the published tables to the boundaries.

    Parameters
    ----------
    boundaries
        ``teryt, name, geometry`` in EPSG:2180, one row per powiat.
    powiaty, partnerships, places, floods
        Published tables, with all columns as text.
    printed_partnerships, printed_floods
        Source tables, from which every row gets its printed values.
    own
        The user's own files in use.
    gminy
        ``teryt`` (powiat code), ``name, kind, geometry`` in EPSG:2180, perhaps ``code``. Without
        them there are no surface areas and no maps of gminy.
    """
    area = _powiaty(boundaries, powiaty, partnerships)
    rows = _partnerships(partnerships, area, places, printed_partnerships)
    units = _floods(floods, area, printed_floods)
    local = _gminy(gminy if gminy is not None else boundaries.assign(kind="").iloc[:0], floods)
    report = _report(boundaries, powiaty, partnerships, places, floods, area, local)
    return AtlasTables(area, rows, _places(places), _coded(units, local), local, report, own)


def _powiaty(
    boundaries: gpd.GeoDataFrame, powiaty: pd.DataFrame, partnerships: pd.DataFrame
) -> gpd.GeoDataFrame:
    area = boundaries[["teryt", "geometry"]].merge(
        powiaty, how="left", left_on="teryt", right_on="powiat_teryt", validate="one_to_one"
    )
    area["powiat_teryt"] = area.pop("teryt")
    for column in ("gminy", "gminy_flooded"):
        area[column] = pd.to_numeric(area[column]).fillna(0).astype(int)
    for column in ("lat", "lon"):
        area[column] = pd.to_numeric(area[column])
    known = (area["flood_status"] != "no_data") & (area["gminy"] > 0)
    area["share"] = (area["gminy_flooded"] / area["gminy"].where(area["gminy"] > 0)).where(known)
    area["partnerships"] = (
        area["powiat_teryt"].map(partnerships["powiat_teryt"].value_counts()).fillna(0).astype(int)
    )
    return area.sort_values("powiat_teryt", ignore_index=True)


def _places(places: pd.DataFrame) -> pd.DataFrame:
    typed = places.copy()
    for column in ("lat", "lon", "precision_km"):
        typed[column] = pd.to_numeric(typed[column])
    typed["uncertain"] = typed["uncertain"] == "1"
    pairs = zip(typed["name"], typed["original"], strict=True)
    typed["full_name"] = pd.Series([with_original(*pair) for pair in pairs], typed.index, "str")
    return typed


def _partnerships(
    partnerships: pd.DataFrame, area: gpd.GeoDataFrame, places: pd.DataFrame, printed: pd.DataFrame
) -> pd.DataFrame:
    seats = area[["powiat_teryt", "powiat", "voivodeship", "lat", "lon"]]
    ends = _places(places)[["place_id", "name", "kind", "lat", "lon", "precision_km", "teryt"]].rename(
        columns={"teryt": "partner_teryt", "name": "partner_name"}
    )
    as_printed = printed.rename(
        columns={"powiat": "printed_powiat", "partner": "printed_partner", "country": "printed_country"}
    )
    rows = (
        partnerships.merge(seats, how="left", on="powiat_teryt", validate="many_to_one")
        .merge(ends, how="left", on="place_id", validate="many_to_one", suffixes=("", "_to"))
        .merge(as_printed, how="left", on="lp", validate="one_to_one")
    )
    for column in ("year", "agreement_year", "known_year"):
        rows[column] = pd.to_numeric(rows[column], errors="coerce").astype("Int64")
    rows["uncertain"] = rows["uncertain"] == "1"
    rows["lp"] = rows["lp"].astype(int)
    rows["decade"] = (rows["year"] // 10 * 10).astype("string").fillna("")
    rows["mirror_lp"] = counterparts(rows)
    lon, lat, lon_to, lat_to = (rows[column].to_numpy() for column in ("lon", "lat", "lon_to", "lat_to"))
    metres = Geod(ellps="WGS84").inv(lon, lat, lon_to, lat_to)[2]
    rows["length_km"] = (metres / 1000).round()
    return rows


def _floods(floods: pd.DataFrame, area: gpd.GeoDataFrame, printed: pd.DataFrame) -> pd.DataFrame:
    as_printed = printed.rename(
        columns={"powiat": "printed_powiat", "unit": "printed_unit", "voivodeship": "printed_voivodeship"}
    )
    rows = floods.merge(
        area[["powiat_teryt", "powiat", "voivodeship"]], how="left", on="powiat_teryt", validate="many_to_one"
    ).merge(as_printed, how="left", on="seq", validate="one_to_one")
    rows["uncertain"] = rows["uncertain"] == "1"
    rows["seq"] = rows["seq"].astype(int)
    return rows


# The kind is part of the key: a town and the rural gmina around it may have the same name.
_GMINA = ["powiat_teryt", "gmina", "gmina_kind"]


def _gminy(gminy: gpd.GeoDataFrame, floods: pd.DataFrame) -> gpd.GeoDataFrame:
    codes = {} if "code" in gminy.columns else {"code": ""}
    local = gminy.assign(**codes).rename(
        columns=dict(zip(("teryt", "name", "kind", "code"), (*_GMINA, "gmina_teryt"), strict=True))
    )
    local["km2"] = local.geometry.area / 1e6
    units = with_split_off(floods)
    towns = units["kind"].isin(("urban", "city_with_powiat_rights"))
    listed = (
        units[_GMINA]
        .assign(towns=towns.astype(int), others=(~towns).astype(int))
        .groupby(_GMINA, as_index=False)
        .sum()
    )
    joined = local.merge(listed, how="left", on=_GMINA, validate="one_to_one").sort_values(
        _GMINA, ignore_index=True
    )
    for column in ("towns", "others"):
        joined[column] = joined[column].fillna(0).astype(int)
    return joined


def _coded(floods: pd.DataFrame, gminy: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return the listed units with the code of their gmina, "" if it is unknown."""
    codes = pd.DataFrame(gminy[[*_GMINA, "gmina_teryt"]])
    rows = floods.merge(codes, how="left", on=_GMINA, validate="many_to_one")
    return rows.assign(gmina_teryt=rows["gmina_teryt"].fillna(""))


def _report(
    boundaries: gpd.GeoDataFrame,
    powiaty: pd.DataFrame,
    partnerships: pd.DataFrame,
    places: pd.DataFrame,
    floods: pd.DataFrame,
    area: gpd.GeoDataFrame,
    gminy: gpd.GeoDataFrame,
) -> JoinReport:
    codes, known = set(boundaries["teryt"]), set(powiaty["powiat_teryt"])
    has_powiat = partnerships["powiat_teryt"].isin(codes & known)
    has_place = partnerships["place_id"].isin(places["place_id"])
    linked = floods["powiat_teryt"].isin(codes & known)
    on_gminy = pd.MultiIndex.from_frame(floods[_GMINA]).isin(pd.MultiIndex.from_frame(gminy[_GMINA]))
    with_partners = set(partnerships["powiat_teryt"])
    flooded = set(area.loc[area["flood_status"] == "listed", "powiat_teryt"])
    return JoinReport(
        boundaries=len(boundaries),
        powiaty_matched=len(codes & known),
        partnerships=len(partnerships),
        partnerships_linked=int((has_powiat & has_place).sum()),
        floods=len(floods),
        floods_linked=int(linked.sum()),
        places=len(places),
        powiaty_with_partners=len(with_partners),
        powiaty_flooded=len(flooded),
        powiaty_both=len(with_partners & flooded),
        unmatched_boundaries=tuple(sorted(codes - known)),
        unmatched_powiaty=tuple(sorted(known - codes)),
        unmatched_partnerships=tuple(partnerships.loc[~(has_powiat & has_place), "lp"]),
        unmatched_floods=tuple(floods.loc[~linked, "seq"]),
        unmatched_places=tuple(sorted(set(places["place_id"]) - set(partnerships["place_id"]))),
        uncertain_partnerships=tuple(partnerships.loc[partnerships["uncertain"] == "1", "lp"]),
        uncertain_floods=tuple(floods.loc[floods["uncertain"] == "1", "seq"]),
        uncertain_powiaty=tuple(powiaty.loc[powiaty["uncertain"] == "1", "powiat_teryt"]),
        gminy=len(gminy),
        units_on_gminy=int(on_gminy.sum()),
        unmatched_units=tuple(floods.loc[~on_gminy, "seq"]),
    )


@remembered
def year_span(tables: AtlasTables) -> tuple[int, int]:
    """Return the first and last year of the partnerships; 1999 and 2009 if no year is known."""
    years = tables.partnerships["year"].dropna()
    return (int(years.min()), int(years.max())) if len(years) else (1999, 2009)


def year_keys(partnerships: pd.DataFrame) -> pd.Series:
    """Return the year of each row as in a selection: "2001", or "unknown"."""
    return partnerships["year"].astype("string").fillna("unknown")


@remembered
def powiat_names(tables: AtlasTables) -> Mapping[str, str]:
    """Return powiat code -> name, followed by the voivodeship if the name is not unique."""
    area = tables.powiaty
    twice = area["powiat"].duplicated(keep=False)
    names = area["powiat"].where(~twice, area["powiat"] + " (" + area["voivodeship"] + ")")
    return MappingProxyType(dict(zip(area["powiat_teryt"], names, strict=True)))
