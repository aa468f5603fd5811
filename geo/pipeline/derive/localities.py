"""Read the localities of PRNG, the state register of geographical names, and name the powiaty.

Source: ``polskie-miejscowosci`` 1.0.2 (43,989 towns and villages, as of 2021-05-11, CC BY). The register has
the names of voivodeship, powiat and gmina but no codes; the codes come from the region in which the
localities lie. Known errors are corrected by ``data/corrections/gminy.csv`` only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from pyproj import Transformer
from scipy.optimize import linear_sum_assignment
from shapely.geometry.base import BaseGeometry

from geo.core.errors import DataError
from geo.core.i18n import N_
from geo.core.records import records
from geo.pipeline import upstream

PACKAGE, MEMBER = "polskie-miejscowosci", "package/data.json"
KINDS = ("miejska", "wiejska", "miejsko-wiejska")
_COMMUNE = re.compile(r"(?P<name>.+)-gmina (?P<kind>miejska|wiejska|miejsko-wiejska)")
_FIELDS = {
    "Id": "id",
    "Name": "name",
    "Type": "kind",
    "Province": "province",
    "District": "district",
    "Commune": "commune",
    "Latitude": "lat",
    "Longitude": "lon",
}


def read_localities() -> pd.DataFrame:
    """Return the localities in the order of the register, one row each.

    Columns: ``id`` (text), ``name``, ``kind`` (city, village), ``province``, ``district``, ``commune`` (as
    stored), ``lat``, ``lon`` (degrees), ``x``, ``y`` (EPSG:2180, metres).
    """
    rows = json.loads(upstream.read_member(PACKAGE, MEMBER))
    frame = pd.DataFrame(rows)[list(_FIELDS)].rename(columns=_FIELDS)
    metres = Transformer.from_crs(4326, 2180, always_xy=True)
    x, y = metres.transform(frame["lon"].to_numpy(), frame["lat"].to_numpy())
    return frame.assign(x=x, y=y)


def corrected(localities: pd.DataFrame, decisions: Path) -> pd.DataFrame:
    """Return ``localities`` with the gmina names corrected by the file ``decisions``.

    Raises
    ------
    DataError
        A decision is about an unknown locality or another column, or its source value is not in the register.
    """
    result = localities.set_index("id", drop=False)
    table = pd.read_csv(decisions, dtype=str, keep_default_na=False)
    for row in records(table):
        keys = str(row.key).split()
        known = [key for key in keys if key in result.index]
        found = set(result.loc[known, "commune"])
        if row.column != "Commune" or len(known) != len(keys) or found != {row.source_value}:
            raise DataError(
                N_(
                    "File {file}: expected localities {key} with {column} = {expected}, found {found}."
                    " Correct the row."
                ),
                file=f"data/corrections/{decisions.name}",
                key=row.key,
                column=row.column,
                expected=row.source_value,
                found=", ".join(sorted(found)) or "-",
            )
        changed = result.index.isin(keys)
        result["commune"] = result["commune"].where(~changed, str(row.value))
    return result.reset_index(drop=True)


def with_gminy(localities: pd.DataFrame) -> pd.DataFrame:
    """Return ``localities`` with ``gmina`` (name) and ``gmina_kind`` (one of ``KINDS``) added.

    Raises
    ------
    DataError
        A ``commune`` does not have the form "name-gmina kind".
    """
    parts = localities["commune"].str.extract(f"^{_COMMUNE.pattern}$")
    odd = localities.loc[parts["kind"].isna(), "commune"].unique()
    if len(odd):
        raise DataError(
            N_(
                "File {file}: expected gminy written as name-gmina kind, found {found}. Add rows to"
                " data/corrections/gminy.csv."
            ),
            file=MEMBER,
            found="; ".join(sorted(odd)),
        )
    return localities.assign(gmina=parts["name"], gmina_kind=parts["kind"])


def name_regions(regions: Mapping[str, BaseGeometry], localities: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """Return powiat code -> (province, district), the name of most localities in the region.

    The assignment is one to one. It maximises the sum over the regions of the share of their localities that
    have the assigned name.

    Parameters
    ----------
    regions
        Powiat code -> region in EPSG:2180.
    localities
        Localities as from ``read_localities``.

    Raises
    ------
    DataError
        There are more regions than names or fewer, or no locality of a region has its name.
    """
    codes = sorted(regions)
    names = sorted(set(zip(localities["province"], localities["district"], strict=True)))
    if len(codes) != len(names):
        raise DataError(
            N_(
                "Powiaty: expected as many regions as names, found {regions} and {names}. Check the upstream"
                " packages."
            ),
            regions=len(codes),
            names=len(names),
        )
    share = _shares([regions[code] for code in codes], localities, names)
    rows, columns = linear_sum_assignment(-share)
    if not (share[rows, columns] > 0).all():
        raise DataError(
            N_(
                "Powiaty: expected localities of its own name in every region, found none in {codes}. Check"
                " the upstream packages."
            ),
            codes=", ".join(codes[r] for r, c in zip(rows, columns, strict=True) if share[r, c] == 0),
        )
    return {codes[r]: names[c] for r, c in zip(rows, columns, strict=True)}


def _shares(
    shapes: Sequence[BaseGeometry], localities: pd.DataFrame, names: list[tuple[str, str]]
) -> np.ndarray:
    """Return the share of each region's localities with each name, shape (regions, names)."""
    points = shapely.points(localities["x"].to_numpy(), localities["y"].to_numpy())
    point, region = shapely.STRtree(shapes).query(points, predicate="within")
    number = {name: n for n, name in enumerate(names)}
    named = np.array(
        [number[pair] for pair in zip(localities["province"], localities["district"], strict=True)]
    )
    counts = np.zeros((len(shapes), len(names)))
    np.add.at(counts, (region, named[point]), 1)
    shares: np.ndarray = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    return shares


def official_name(district: str) -> str:
    """Return the name as in the register of boundaries: "powiat bolesławiecki"."""
    return f"powiat {district}"
