"""The colours of the maps: ramps for classes, category colours, and colours with a fixed meaning."""

from __future__ import annotations

from collections.abc import Sequence

from geo.core.i18n import N_

NO_DATA_COLOUR = "#e4dfd3"
ZERO_COLOUR = "#f4f1ea"
OUTSIDE_COLOUR = "#ffffff"
WITH_PARTNERS_COLOUR = "#e3dccb"

# Muted, for lines in category colours to stand out on them: number of classes -> colours, light to dark.
_STONE = ("#dfdacc", "#c9c2b2", "#aea695", "#8f8879", "#746d60")
PARTNERSHIP_RAMPS = {
    1: _STONE[1:2],
    2: (_STONE[1], _STONE[3]),
    3: (_STONE[0], _STONE[2], _STONE[4]),
    4: _STONE[:4],
    5: _STONE,
}
"""Colours of the powiaty by number of partnerships."""

# Ramps of nine steps, light to dark. Lightness falls evenly, so that they can be read with colour vision
# deficiency and on greyscale copies. The first is our own, from straw to brick, and has no hue of water; the
# others are ColorBrewer's sequential single-hue ramps (Cynthia Brewer, Apache 2.0).
# A palette is one row: its name in addresses, what it is called, and its colours.
_PALETTES = (
    ("warm", N_("warm"), "fffdf5 fdf3d8 fade9c f7c568 f1a94b e58a38 d06c29 b34d1d a24119"),
    ("blues", N_("blue"), "f7fbff deebf7 c6dbef 9ecae1 6baed6 4292c6 2171b5 08519c 08306b"),
    ("greens", N_("green"), "f7fcf5 e5f5e0 c7e9c0 a1d99b 74c476 41ab5d 238b45 006d2c 00441b"),
    ("oranges", N_("orange"), "fff5eb fee6ce fdd0a2 fdae6b fd8d3c f16913 d94801 a63603 7f2704"),
    ("purples", N_("purple"), "fcfbfd efedf5 dadaeb bcbddc 9e9ac8 807dba 6a51a3 54278f 3f007d"),
    ("greys", N_("grey"), "ffffff f0f0f0 d9d9d9 bdbdbd 969696 737373 525252 252525 000000"),
)
_RAMPS = {name: [f"#{colour}" for colour in colours.split()] for name, _, colours in _PALETTES}

PALETTE_LABELS = {name: label for name, label, _ in _PALETTES}
"""Name of a palette -> what it is called (a message id)."""

PALETTES = tuple(_RAMPS)
"""Names of the ramps offered, the default first."""

# Number of classes -> steps of a ramp.
_STEPS = {1: (6,), 2: (3, 6), 3: (2, 4, 7), 4: (2, 4, 6, 8), 5: (2, 3, 5, 6, 8), 6: (2, 3, 4, 5, 6, 8)}
_BLUE_BY = 40  # how much more blue than red a colour has to have
_STEPS_OF_PALETTE = {("blues", 6): (1, 2, 3, 5, 6, 8)}  # its light steps are saturated enough


def ramp(palette: str, k: int) -> tuple[str, ...]:
    """Return ``k`` colours of a palette, light to dark, that can be told apart.

    Raises
    ------
    KeyError
        ``palette`` is not one of ``PALETTES``, or ``k`` is more than the most offered.
    """
    return tuple(_RAMPS[palette][step] for step in _STEPS_OF_PALETTE.get((palette, k), _STEPS[k]))


def is_blue(colour: str) -> bool:
    """Whether water in its own blue would be lost on an area of a colour "#rrggbb"."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red < green < blue and blue - red >= _BLUE_BY


CATEGORY_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7b3294", "#8c6d31")
"""Colours for categories, safe for colour vision deficiency (Okabe and Ito; yellow and black replaced)."""

OTHER_COLOUR = "#6b6b6b"
UNKNOWN_COLOUR = "#9a8f80"
"""A year that is not stated: a grey of its own, warmer and lighter than "other"."""


def category_colours(values: Sequence[str], named: int = len(CATEGORY_COLOURS)) -> dict[str, str]:
    """Return value -> colour of the most frequent values, most frequent first; ties by name.

    Parameters
    ----------
    values
        One value per row of the full table, so that colours stay while filtering.
    named
        Number of values that get a colour.
    """
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    ranked = sorted(counts, key=lambda value: (-counts[value], value))
    return dict(zip(ranked[:named], CATEGORY_COLOURS, strict=False))
