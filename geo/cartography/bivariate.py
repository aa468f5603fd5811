"""Nine classes of two measures: the share of a powiat's gminy on the flood list, and its partnerships.

The limits are fixed, so classes never move while filtering, and are round, so a planner can say them:
nothing, up to half, over half of the gminy (117 + 65 + 27, 30 + 32 + 11 and 47 + 27 + 23 powiaty of the whole
table, by number of partnerships); none, one or two, three and more partnerships (two is the median of the
powiaty that have any). Terciles would cut among the 44 powiaty listed whole, and would move with every
correction of the data.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.cartography.classification import NO_DATA

SHARE_LIMITS = (0.0, 0.5)
"""Upper limits, inclusive, of the first and the second class of the share; the third has no limit."""

PARTNERSHIP_LIMITS = (0, 2)
"""The same for the number of partnerships."""

SIDE = 3

# After the yellow-blue-black scheme for two sequential variables by Cynthia Brewer (colorbrewer.org; in the
# layout of Joshua Stevens, "Bivariate Choropleth Maps"), lightness evened out: it falls along every row and
# column, no two are equal, and for protanopes, deuteranopes and tritanopes too any two colours differ by more
# than 17 (CIE 1976).
COLOURS = (
    "#efece6",
    "#aecde3",
    "#4f95c6",
    "#f3d9a0",
    "#a9a9a4",
    "#345f88",
    "#eda63a",
    "#a5651c",
    "#2f2438",
)
"""Colours of classes 1 to 9: orange grows with the share (by row), blue with the partnerships (by column).

Orange is the colour of the list on its own map too.
"""


@dataclass(frozen=True)
class Square:
    """The legend of nine classes: names of the axes and of their steps, least first.

    ``rows`` are steps of the share, ``columns`` of the partnerships; class 1 + 3 * row + column stands in the
    cell.
    """

    row_title: str
    column_title: str
    rows: tuple[str, str, str]
    columns: tuple[str, str, str]


def class_number(row: int, column: int) -> int:
    """Return the number of the class in a cell of the square."""
    return 1 + SIDE * row + column


def place(number: int) -> tuple[int, int]:
    """Return (row, column) of a class 1 to 9: steps of the share and of the partnerships, 0 to 2."""
    return divmod(number - 1, SIDE)


def assign(shares: ArrayLike, partnerships: ArrayLike) -> NDArray[np.int64]:
    """Return the class 1 to 9 of each pair; ``NO_DATA`` where the share is missing."""
    share = np.asarray(shares, dtype=float)
    row = np.searchsorted(SHARE_LIMITS, share, side="left")
    column = np.searchsorted(PARTNERSHIP_LIMITS, np.asarray(partnerships, dtype=float), side="left")
    return np.where(np.isnan(share), NO_DATA, 1 + SIDE * row + column).astype(np.int64)
