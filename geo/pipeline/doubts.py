"""Write what is uncertain about a row: ``uncertain`` is "1" if ``doubt`` names anything."""

from __future__ import annotations

from collections.abc import Iterable

from geo.data.vocabulary import in_order


def doubted(cells: Iterable[str]) -> dict[str, str]:
    """Return the columns ``uncertain`` and ``doubt`` from cells that name doubts, separated by spaces."""
    doubt = in_order(cells)
    return {"uncertain": "1" if doubt else "0", "doubt": doubt}
