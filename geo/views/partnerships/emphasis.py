"""What a selection stands for on the map of partnerships: its lines, and the area to look at."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from geo.choices.scene import Selection
from geo.data.join import year_keys
from geo.views.view import View

NEAR_KM, NEAR_MEDIANS = 900.0, 2.0
"""Partners up to this distance, or to twice the median distance, are near; sheets point at farther ones."""

_AROUND_SEAT_DEG = 0.6

Degrees = tuple[float, float, float, float]
"""West, south, east and north in degrees (EPSG:4326)."""


def near(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows whose partner is near, measured by the distances of all ``rows``."""
    return rows[rows["length_km"] <= max(NEAR_KM, NEAR_MEDIANS * rows["length_km"].median())]


def emphasised(view: View) -> pd.DataFrame:
    """Return the rows shown that belong to the selection, with the mirrored rows of those; none without one.

    Other themes draw no lines, so none of theirs are emphasised.
    """
    selected = view.choices.scene.selected
    if selected is None or not view.theme.draws_lines:
        return view.rows.iloc[:0]
    own = view.rows[_is_of(view.rows, selected)]
    mirrored = own["mirror_lp"].dropna()
    return view.rows[view.rows["lp"].isin(own["lp"]) | view.rows["lp"].isin(mirrored)]


def one_by_one(view: View) -> View:
    """Return a view of the rows that are drawn as lines of their own: beside trunks, those selected."""
    if not view.trunks:
        return view
    rows = emphasised(view)
    groups = dict(zip(view.rows["lp"], view.line_groups, strict=True))
    by_place = rows["place_id"].value_counts()
    places = view.places[view.places["place_id"].isin(by_place.index)]
    return replace(
        view,
        rows=rows,
        line_groups=tuple(groups[lp] for lp in rows["lp"]),
        places=places.assign(n=places["place_id"].map(by_place).astype(int)),
    )


def _is_of(rows: pd.DataFrame, selected: Selection) -> pd.Series:
    column = {"powiat": "powiat_teryt", "place": "place_id", "country": "country"}.get(selected.kind)
    if column:
        return rows[column] == selected.key
    if selected.kind == "voivodeship":
        return rows["powiat_teryt"].str[:2] == selected.key
    return (year_keys(rows) if selected.kind == "year" else rows["lp"].astype(str)) == selected.key


def focus(view: View) -> Degrees | None:
    """Return the area of the selection: seats and near partners of its lines, or the surroundings of a seat.

    None without a selection, and where the map shows nothing of it.
    """
    own = emphasised(view)
    if own.empty:
        return _around_seat(view)
    rows = near(own)
    lon, lat = pd.concat([rows["lon"], rows["lon_to"]]), pd.concat([rows["lat"], rows["lat_to"]])
    return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())


def _around_seat(view: View) -> Degrees | None:
    code, area = view.choices.scene.powiat, view.joined.powiaty
    if not code or not view.theme.draws_lines:
        return None
    at = area.index[area["powiat_teryt"] == code]  # rows with geometry are slow to take
    if at.empty:
        return None
    lon, lat = float(area["lon"].loc[at[0]]), float(area["lat"].loc[at[0]])
    reach = _AROUND_SEAT_DEG
    return lon - reach, lat - reach, lon + reach, lat + reach
