"""Read the official areas of the gminy: Eurostat's list of local administrative units (LAU) of 2019.

Source: ``covid19poland`` 0.9.0, which packages the list. A unit's national code, two digits each for
voivodeship, powiat and gmina, is in positions 5-6, 10-11 and 12-13 of its LAU code. The areas hold the inland
waters and, at the coast, the lagoons and harbours that belong to a gmina. Changes since are decisions in
``data/corrections/areas.csv``.
"""

from __future__ import annotations

import io

import pandas as pd

from geo.core.errors import DataError
from geo.core.i18n import N_
from geo.core.records import records
from geo.core.teryt import name_key
from geo.pipeline import upstream

PACKAGE, MEMBER = "covid19poland", "covid19poland/data/NUTS_PL.csv"
_FILE = "data/corrections/areas.csv"
_NONE = "-"


def read_areas(decisions: pd.DataFrame) -> pd.DataFrame:
    """Return the gminy with their official areas.

    Parameters
    ----------
    decisions
        Rows of ``data/corrections/areas.csv``: ``key`` (code of six digits), ``column`` (name, m2),
        ``source_value``, ``value``. A name "-" drops a gmina, an area "-" makes it unknown.

    Returns
    -------
    DataFrame
        ``code`` (six digits), ``powiat`` (four digits), ``name``, ``km2`` (NaN if unknown), in code order.

    Raises
    ------
    DataError
        A decision is about an unknown gmina or column, or its source value is not in the list.
    """
    table = pd.read_csv(
        io.BytesIO(upstream.read_member(PACKAGE, MEMBER)), dtype=str, keep_default_na=False
    ).rename(columns={"LAU NAME NATIONAL": "name", "TOTAL AREA (m2)": "m2"})
    table = table[table["LAU CODE"] != ""]
    lau = table["LAU CODE"]
    rows = table.assign(
        code=lau.str[4:6] + lau.str[9:13],
        name=table["name"].str.strip(),
        m2=table["m2"].str.replace(r"\D", "", regex=True),
    )
    return decided(rows[["code", "name", "m2"]], decisions)


def decided(areas: pd.DataFrame, decisions: pd.DataFrame) -> pd.DataFrame:
    """Return ``areas`` (``code, name, m2`` as text) after the decisions, as from ``read_areas``."""
    result = areas.set_index("code").sort_index()
    for row in records(decisions):
        known = row.key in result.index and row.column in result.columns
        if not known or result.loc[row.key, row.column] != row.source_value:
            raise DataError(
                N_("File {file}: expected gmina {key} with {column} = {expected}. Correct the row."),
                file=_FILE,
                key=row.key,
                column=row.column,
                expected=row.source_value,
            )
        result.loc[row.key, row.column] = row.value
    kept = result[result["name"] != _NONE].reset_index()
    return pd.DataFrame(
        {
            "code": kept["code"],
            "powiat": kept["code"].str[:4],
            "name": kept["name"],
            "km2": pd.to_numeric(kept["m2"].replace(_NONE, "")) / 1e6,
        }
    )


def area_of_gminy(areas: pd.DataFrame, gminy: pd.DataFrame) -> pd.Series:
    """Return the official area in km² of each gmina, in the order of ``gminy``.

    Parameters
    ----------
    areas
        As from ``read_areas``.
    gminy
        ``powiat`` (code), ``name``, ``kind``. Of two gminy of one name in a powiat, the urban one has the
        smaller code.

    Raises
    ------
    DataError
        A gmina has no area, or an area no gmina.
    """
    listed = areas.assign(key=areas["name"].map(name_key)).sort_values("code")
    wanted = gminy.assign(key=gminy["name"].map(name_key)).sort_values(["powiat", "key", "kind"])
    for frame in (listed, wanted):
        frame["turn"] = frame.groupby(["powiat", "key"]).cumcount()
    by = ["powiat", "key", "turn"]
    found = wanted.reset_index().merge(listed[[*by, "km2"]], on=by, how="outer", indicator=True)
    lost = found[found["_merge"] != "both"]
    if len(lost):
        raise DataError(
            N_("File {file}: expected one area for every gmina, found a difference at {found}. Add a row."),
            file=_FILE,
            found=", ".join(f"{row.powiat} {row.key}" for row in records(lost)),
        )
    return found.set_index("index")["km2"].reindex(gminy.index)


def area_of_powiaty(gminy: pd.DataFrame, km2: pd.Series) -> pd.Series:
    """Return powiat code -> official area in km²; NaN if that of one of its gminy is unknown."""
    return (
        km2.groupby(gminy["powiat"].to_numpy())
        .sum(min_count=1)
        .where(km2.notna().groupby(gminy["powiat"].to_numpy()).all())
    )
