"""The table of the documentation is made from the figures as they are written."""

from __future__ import annotations

from benchmarks.peers_table import table

OURS = {
    "load_ms": 1308,
    "load_bytes": 3815212,
    "heap_mb_first": 28.1,
    "heap_mb_last": 28.6,
    "memory_mb_first": 404,
    "memory_mb_last": 391,
    "recolour": {"ms": 31, "p95_ms": 40, "bytes": 13753},
    "narrow": {"ms": 84, "p95_ms": 114, "bytes": 0},
}


def test_each_figure_stands_in_its_row_and_what_was_not_measured_is_a_dash() -> None:
    lines = table({"date": "2026-11-25", "ours, lines": OURS}).splitlines()
    assert lines[1] == "|---|---|---|---|---|---|"
    assert lines[2] == "| **the list, 380 powiaty**: recolour | - | - | - | - | - |"
    assert lines[9:] == [
        "| **443 lines over the powiaty**: recolour | 31 ms (40) | - | - | - | - |",
        "| narrow | 84 ms (114) | - | - | - | - |",
        "| bytes of a recolouring, a narrowing | 13.8 kB, 0 | - | - | - | - |",
        "| first load until the full map | 1308 ms | - | - | - | - |",
        "| bytes of a first visit | 3.8 MB | - | - | - | - |",
        "| JavaScript heap after the first and the last change | 28, 29 MB | - | - | - | - |",
        "| server memory then | 404, 391 MB | - | - | - | - |",
    ]
