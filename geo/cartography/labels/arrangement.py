"""Find places for several names at once where one after the other does not do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from geo.cartography.labels.occupancy import Box

MOST_MOVES = 4_000
"""Of a search whose result is kept."""

_RANDOM_MOVES = 0.08
_SEED = 7


def arrange(options: Sequence[Sequence[Sequence[Box]]], most_moves: int = MOST_MOVES) -> list[int] | None:
    """Return for each name the number of the place it takes, so that no two overlap; None if none is found.

    Parameters
    ----------
    options
        For each name its places, the best first; each place is a few boxes.
    most_moves
        After how many moves the search gives up.

    Notes
    -----
    Min-conflicts search (Minton et al. 1992) from the best place of each name, with a fixed seed; then every
    name takes the best place that is free.
    """
    if not options or not all(options):
        return None
    first = np.cumsum([0, *map(len, options)])
    clashes = _clashes(options, first)
    spans = [slice(*span) for span in pairwise(first)]
    chosen = _without_conflict(clashes, first[:-1].copy(), spans, most_moves)
    if chosen is None:
        return None
    for name, span in enumerate(spans):
        others = np.delete(chosen, name)
        chosen[name] = span.start + int(np.argmin(clashes[span][:, others].any(axis=1)))
    return [int(place - start) for place, start in zip(chosen, first[:-1], strict=True)]


def _without_conflict(
    clashes: NDArray[np.bool_], chosen: NDArray[np.intp], spans: list[slice], most_moves: int
) -> NDArray[np.intp] | None:
    random = np.random.default_rng(_SEED)
    weights = clashes.astype(np.int16)
    conflicts = weights[:, chosen].sum(axis=1)  # of each place with those chosen
    for _ in range(most_moves):
        troubled = np.flatnonzero(conflicts[chosen])
        if not len(troubled):
            return chosen
        name = troubled[random.integers(len(troubled))]
        span = spans[name]
        own = conflicts[span]
        best = np.flatnonzero(own == own.min())
        is_free = random.random() < _RANDOM_MOVES
        place = random.integers(len(own)) if is_free else best[random.integers(len(best))]
        conflicts += weights[:, span.start + place] - weights[:, chosen[name]]
        chosen[name] = span.start + place
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
