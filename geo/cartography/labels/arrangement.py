"""Find places for several names at once where one after the other does not do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from geo.cartography.labels.occupancy import Box

_MOST_MOVES = 4_000
_RANDOM_MOVES = 0.08
_SEED = 7


def arrange(options: Sequence[Sequence[Sequence[Box]]]) -> list[int] | None:
    """Return for each name the number of the place it takes, so that no two overlap; None if none is found.

    Parameters
    ----------
    options
        For each name its places, the best first; each place is a few boxes.

    Notes
    -----
    Min-conflicts search (Minton et al. 1992) from the best place of each name, with a fixed seed; then every
    name takes the best place that is free.
    """
    if not all(options):
        return None
    first = np.cumsum([0, *map(len, options)])
    clashes = _clashes(options, first)
    spans = [slice(*span) for span in pairwise(first)]
    chosen = _without_conflict(clashes, first[:-1].copy(), spans)
    if chosen is None:
        return None
    for name, span in enumerate(spans):
        others = np.delete(chosen, name)
        chosen[name] = span.start + int(np.argmin(clashes[span][:, others].any(axis=1)))
    return [int(place - start) for place, start in zip(chosen, first[:-1], strict=True)]


def _without_conflict(
    clashes: NDArray[np.bool_], chosen: NDArray[np.intp], spans: list[slice]
) -> NDArray[np.intp] | None:
    random = np.random.default_rng(_SEED)
    for _ in range(_MOST_MOVES):
        troubled = np.flatnonzero(clashes[np.ix_(chosen, chosen)].any(axis=1))
        if not len(troubled):
            return chosen
        name = int(random.choice(troubled))
        span = spans[name]
        conflicts = clashes[span][:, chosen].sum(axis=1)
        best = np.flatnonzero(conflicts == conflicts.min())
        free = random.random() < _RANDOM_MOVES
        chosen[name] = span.start + int(random.integers(len(conflicts)) if free else random.choice(best))
    return None


def _clashes(options: Sequence[Sequence[Sequence[Box]]], first: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Return whether two places overlap, shape (places, places); those of one name never do."""
    boxes = [(place, *box) for place, own in enumerate(p for name in options for p in name) for box in own]
    table = np.array(boxes)
    place, (left, top, right, bottom) = table[:, 0].astype(int), table[:, 1:].T
    over = (
        (left[:, None] < right) & (left < right[:, None]) & (top[:, None] < bottom) & (top < bottom[:, None])
    )
    clashes = np.zeros((first[-1], first[-1]), dtype=bool)
    one, other = np.nonzero(over)
    clashes[place[one], place[other]] = True
    owner = np.repeat(np.arange(len(options)), np.diff(first))
    clashes[owner[:, None] == owner] = False
    return clashes
