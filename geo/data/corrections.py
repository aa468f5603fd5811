"""Read the decisions of ``data/corrections``: where the published tables differ from the printed ones."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from geo.data import catalogue

CORRECTIONS = ("partners", "names", "powiaty", "partnerships", "floods", "gminy", "countries", "areas")
"""Names of the files in ``data/corrections``, each a list of decisions."""

LINE = ("table", "key", "column", "source_value", "value", "kind", "reason", "evidence")
"""The columns of these files."""

EMPTY = "-"
"""The decided value of a cell that is to be empty."""


def read_corrections(data: Path | None = None) -> pd.DataFrame:
    """Return all decisions, file by file, with the name of the file in the column ``file``."""
    folder = (data or catalogue.DATA) / "corrections"
    return pd.concat(
        [catalogue.read_csv(folder / f"{name}.csv").assign(file=name) for name in CORRECTIONS],
        ignore_index=True,
    )
