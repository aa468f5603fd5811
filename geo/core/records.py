"""Read a table row by row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd


def records(table: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows of ``table`` as named tuples, without the index.

    Notes
    -----
    The type of a cell is that of its column, which the schemas of the data state and pandas' own types do
    not know; so a row is ``Any``.
    """
    yield from table.itertuples(index=False)
