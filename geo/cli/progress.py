"""What a command says on its way: the progress of a batch, the file written."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from geo.core.i18n import Translator


class Bar:
    """Progress on stderr: a bar with count and time left on a terminal, a line per tenth elsewhere."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._tenth = -1

    def show(self, done: int, total: int, name: str) -> None:
        """Show that ``done`` of ``total`` files are finished and ``name`` is next."""
        share = done / total if total else 1.0
        left = (time.monotonic() - self._start) * (1 - share) / share if share else 0.0
        text = f"[{'#' * int(share * 30):30}] {done}/{total}  {int(left) // 60}:{int(left) % 60:02d}  {name}"
        if sys.stderr.isatty():
            print(f"\r{text[:118]:118}", end="" if done < total else "\n", file=sys.stderr, flush=True)
        elif int(share * 10) > self._tenth:
            self._tenth = int(share * 10)
            print(text, file=sys.stderr, flush=True)


def written(w: Translator, path: Path, content: bytes, start: float) -> str:
    """Return the sentence on a file written; ``start``: the performance counter before it was made."""
    return w(
        "Written: {path}, {size} kB, {seconds} s.",
        path=str(path),
        size=w.number(max(1, len(content) / 1000)),
        seconds=w.number(time.perf_counter() - start, 1),
    )
