"""The decisions of ``data/corrections``: what the published tables say otherwise than the printed ones."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from geo.data import catalogue

CORRECTIONS = ("partners", "powiaty", "partnerships", "floods", "gminy", "countries")
"""Files of ``data/corrections``, each a list of decisions."""


def read_corrections(data: Path | None = None) -> pd.DataFrame:
    """Return all decisions with a column ``file``, in the order of the files."""
    folder = (data or catalogue.DATA) / "corrections"
    return pd.concat(
        [catalogue.read_csv(folder / f"{name}.csv").assign(file=name) for name in CORRECTIONS],
        ignore_index=True,
    )
