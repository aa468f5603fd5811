"""The views whose sheets are compared with stored pictures.

``python -m tests.geo.render.sheet.sheet_cases`` stores the pictures again.
"""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image

from geo.choices.model import Choices
from geo.data.atlas import load_atlas
from geo.data.join import AtlasTables
from geo.render.sheet.page_setup import PRESETS, PageSetup, read_size
from geo.render.sheet.renderer import Sheets
from geo.views.factory import make_view
from geo.views.view import View, address_of

STORED = Path(__file__).with_name("sheets")
DAY = dt.date(2026, 11, 22)
BASE = "https://atlas.example/"
_DPI = 55  # small pictures: the sheets are the same at every resolution


@dataclass(frozen=True)
class Case:
    """A sheet: theme, filters, language, and the page setup (paper by its preset's name)."""

    theme: str
    choices: Choices
    preset: str = "a4-landscape"
    lang: str = "pl"
    style: str = "light"
    extent: str | tuple[float, float, float, float] = "country"
    qr: bool = False

    def view(self, tables: AtlasTables) -> View:
        return make_view(tables, self.choices, self.theme, self.lang)

    def setup(self, view: View) -> PageSetup:
        paper = replace(PRESETS[self.preset], dpi=_DPI)
        if self.preset in ("screen", "square"):
            paper = read_size({"screen": "800x450", "square": "640x640"}[self.preset])
        return PageSetup(DAY, paper, self.style, self.extent, address_of(view, BASE), self.qr)


CASES = {
    "floods": Case("floods", Choices(), "screen"),
    "floods-number-en": Case("floods", Choices.of(measure="number", k=6), "a4-portrait", "en"),
    "floods-print": Case("floods", Choices.of(scheme="natural"), "a4-landscape", style="print"),
    "floods-selection": Case("floods", Choices.of(voivodeships=("24",)), extent="selection", qr=True),
    "floods-chosen": Case("floods", Choices.of(powiaty=("0801", "1465", "2417")), "square", style="print"),
    "floods-screen": Case("floods", Choices.of(measure="listed"), "screen", extent=(15.0, 49.5, 18.5, 51.5)),
    "floods-empty": Case("floods", Choices.of(voivodeships=("20",), flooded_only=True), "a3-landscape", "en"),
    "floods-gminy": Case("floods", Choices.of(level="gmina"), "screen"),
    "floods-gminy-print-en": Case(
        "floods", Choices.of(level="gmina", voivodeships=("24",)), "a4-portrait", "en", "print", "selection"
    ),
    "floods-voivodeships-area": Case(
        "floods",
        Choices.of(level="voivodeship", measure="area", scheme="headtail", palette="greys"),
        "square",
    ),
    "floods-own-breaks": Case(
        "floods", Choices.of(scheme="manual", breaks=(10, 25, 50), palette="greens"), "a4-landscape"
    ),
    "partnerships": Case("partnerships", Choices(), "screen"),
    "partnerships-print": Case("partnerships", Choices(), "a4-portrait", style="print", qr=True),
    "partnerships-form-en": Case(
        "partnerships", Choices.of(colour_by="form", forms=("other", "both")), "a4-landscape", "en"
    ),
    "partnerships-countries": Case("partnerships", Choices.of(countries=("CZ", "DE", "UA")), "square"),
    "partnerships-selection": Case("partnerships", Choices.of(powiaty=("2417",)), extent="selection"),
    "partnerships-screen": Case(
        "partnerships", Choices.of(voivodeships=("02", "08")), "a3-portrait", extent=(8.0, 48.0, 20.0, 54.0)
    ),
    "joint": Case("joint", Choices(), "screen"),
    "joint-print-en": Case(
        "joint",
        Choices.of(voivodeships=("24",)),
        "a4-portrait",
        "en",
        style="print",
        extent="selection",
        qr=True,
    ),
    "partnerships-empty": Case("partnerships", Choices.of(countries=("AM",), voivodeships=("02",)), "screen"),
}


def legend_texts(view: View) -> list[str]:
    """Return the texts in the legend of a sheet.

    The cells of a square legend have no text of their own; its rows and columns are named instead. Classes
    without an area have no row, nor has what an area filter leaves out.
    """
    square = view.square
    axes = [square.row_title, square.column_title, *square.rows, *square.columns] if square else []
    return [
        *axes,
        *(
            entry.label
            for entry in view.legend
            if entry.symbol != "cell" and entry.count and entry.key != "x"
        ),
    ]


def pixels(content: bytes) -> np.ndarray:
    """Return a PNG as red, green, blue, shape (height, width, 3)."""
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB"), dtype=np.int16)


def main() -> None:
    """Store the pictures of all cases."""
    atlas = load_atlas()
    sheets = Sheets(atlas.joined, atlas.countries, atlas.context)
    STORED.mkdir(exist_ok=True)
    for name, case in CASES.items():
        view = case.view(atlas.joined)
        picture = Image.open(io.BytesIO(sheets.render(view, case.setup(view)))).convert("RGB")
        picture.quantize(224).save(STORED / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
