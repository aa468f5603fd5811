"""The loader of our components and the functions it calls."""

from __future__ import annotations

import re
from pathlib import Path

from ui.widgets import component

ROOT = Path(__file__).parents[3]


def test_every_component_is_exported_by_the_script_of_the_page() -> None:
    called = {
        name
        for path in (ROOT / "ui").rglob("*.py")
        for name in re.findall(r'component\.declare\("\w+", "(\w+)"\)', path.read_text("utf-8"))
    }
    exported = set(re.findall(r"export \{ (\w+) \}", (ROOT / "frontend/src/page/main.js").read_text("utf-8")))
    assert (
        called
        == exported
        == {
            "showChart",
            "showOverview",
            "showPicker",
            "showPicture",
            "showSearch",
            "showToolbar",
        }
    )


def test_the_loader_is_no_name_of_a_file() -> None:
    """Streamlit takes a text of one line for the name of a file."""
    assert component._LOADER.strip().count("\n") == 1
    assert ".showChart(component)" in component._LOADER.format(show="showChart")
