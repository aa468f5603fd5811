"""Load the data for the command line, and say which borders are in use."""

from __future__ import annotations

import sys

from geo.core.i18n import Translator
from geo.data.atlas import Atlas, load_atlas
from geo.data.official_boundaries import load_boundaries


def load_saying(w: Translator) -> Atlas:
    """Return the joined data; on stderr, how far own border files are read, and each that was refused."""

    def show(share: float, what: str) -> None:
        print(f"{w.percent(share)}  {w(what)}", file=sys.stderr, flush=True)

    atlas = load_atlas(boundaries=load_boundaries(progress=show))
    for error in atlas.boundaries.refused:
        print(error.text(w), file=sys.stderr)
    return atlas


def in_use(atlas: Atlas, w: Translator) -> str:
    """Return which borders are in use, as a sentence."""
    file = atlas.joined.own.powiaty
    return w("Boundaries: the file {file}.", file=file) if file else w("Boundaries: embedded.")
