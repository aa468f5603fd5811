"""Print the figures of ``benchmarks.peers`` as the table of ``docs/performance.md``.

python -m benchmarks.peers_table OUT.json
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Figures = Mapping[str, Any]

COLUMNS = {
    "ours": "Atlas Powiatów",
    "dash-leaflet": "Dash, dash-leaflet",
    "pydeck": "Streamlit, pydeck",
    "plotly": "Streamlit, plotly",
    "instant": "the probe itself",
}
SCENES = {"list": "the list, 380 powiaty", "lines": "443 lines over the powiaty"}
ROWS: dict[str, Callable[[Figures], str]] = {
    "recolour": lambda of: timed(of["recolour"]),
    "narrow": lambda of: timed(of["narrow"]),
    "bytes of a recolouring, a narrowing": lambda of: (
        f"{kilobytes(of['recolour']['bytes'])}, {kilobytes(of['narrow']['bytes'])}"
    ),
    "first load until the full map": lambda of: f"{of['load_ms']} ms",
    "bytes of a first visit": lambda of: f"{of['load_bytes'] / 1e6:.1f} MB",
    "JavaScript heap after the first and the last change": lambda of: (
        f"{of['heap_mb_first']:.0f}, {of['heap_mb_last']:.0f} MB"
    ),
    "server memory then": lambda of: (
        f"{of['memory_mb_first']}, {of['memory_mb_last']} MB" if of["memory_mb_last"] else "no server"
    ),
}


def timed(figures: Figures) -> str:
    """Return median and 95th percentile of a kind of change."""
    return f"{figures['ms']} ms ({figures['p95_ms']})"


def kilobytes(number: float) -> str:
    """Return a number of bytes as kB; exactly none is 0."""
    return f"{number / 1000:.1f} kB" if number else "0"


def table(figures: Figures) -> str:
    """Return the table; what was not measured is a dash."""
    lines = [
        "| " + " | ".join(("", *COLUMNS.values())) + " |",
        "|" + "---|" * (len(COLUMNS) + 1),
    ]
    for scene, title in SCENES.items():
        for row, cell in ROWS.items():
            measured = [figures.get(f"{maker}, {scene}") for maker in COLUMNS]
            cells = [cell(of) if of else "-" for of in measured]
            head = f"**{title}**: {row}" if row == "recolour" else row
            lines.append("| " + " | ".join((head, *cells)) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(json.loads(Path(sys.argv[1]).read_text())))
