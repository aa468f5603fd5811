"""Files of voivodeships and gminy: the right layer for the level, with the same rows as on the screen."""

from __future__ import annotations

import datetime as dt
import io
import json
import sqlite3
from collections import Counter
from pathlib import Path

import openpyxl
import pandas as pd
import pyogrio
import pytest

from geo.choices.model import Choices
from geo.data.atlas import Atlas
from geo.data.join import AtlasTables
from geo.render.export import Exporter
from geo.render.files.archive import readme
from geo.render.files.layers import to_geojson, to_gpkg
from geo.render.files.rows import to_csv
from geo.render.files.xlsx import to_xlsx
from geo.render.sheet.page_setup import PageSetup, read_size
from geo.views.factory import make_view

DAY = dt.date(2026, 11, 22)
LAYER = {"voivodeship": "voivodeships", "powiat": "powiaty", "gmina": "gminy"}

# filters -> areas of the layer at each level
CHOICES = [
    (Choices(), {"voivodeship": 16, "powiat": 380, "gmina": 2477}),
    (Choices.of(voivodeships=("08",)), {"voivodeship": 1, "powiat": 14, "gmina": 82}),
    (Choices.of(powiaty=("0264", "0862", "2417")), {"voivodeship": 3, "powiat": 3, "gmina": 17}),
    (Choices.of(countries=("JP",), partners_only=True), {"voivodeship": 0, "powiat": 0, "gmina": 0}),
]


@pytest.mark.parametrize("level", LAYER)
@pytest.mark.parametrize(("choices", "areas"), CHOICES)
def test_layers_of_a_level(
    joined: AtlasTables, tmp_path: Path, choices: Choices, areas: dict[str, int], level: str
) -> None:
    view = make_view(joined, choices.having(**{"level": level, "measure": "area"}), "floods")
    seqs = view.rows["seq"].tolist()
    (tmp_path / "view.gpkg").write_bytes(to_gpkg(view))
    layers = {
        name: pyogrio.read_dataframe(tmp_path / "view.gpkg", layer=name)
        for name, _ in pyogrio.list_layers(tmp_path / "view.gpkg")
    }
    assert set(layers) == {LAYER[level], "units"}
    assert layers["units"]["seq"].tolist() == seqs
    assert len(layers[LAYER[level]]) == areas[level]
    assert layers[LAYER[level]].crs.to_epsg() == 2180
    features = json.loads(to_geojson(view, DAY))["features"]
    assert len(features) == areas[level]
    told = Counter(seq for feature in features for seq in feature["properties"]["seq"])
    assert sorted(told) == seqs
    in_two = [seq for seq, n in told.items() if n > 1]  # Dukla, from which Jaśliska was split off
    assert in_two == ([454] if level == "gmina" and 454 in seqs else [])
    for content, separator, encoding in (
        (to_csv(view, "plain"), ",", "utf-8"),
        (to_csv(view), ";", "utf-8-sig"),
    ):
        assert pd.read_csv(io.BytesIO(content), sep=separator, encoding=encoding).iloc[:, 0].tolist() == seqs


def test_gminy_in_a_geojson(joined: AtlasTables) -> None:
    view = make_view(joined, Choices.of(level="gmina", powiaty=("0201", "0862")), "floods")
    told = json.loads(to_geojson(view, DAY))
    rows = {
        (f["properties"]["teryt"], f["properties"]["name"], f["properties"]["kind"]): f["properties"]
        for f in told["features"]
    }
    assert rows["0862", "Zielona Góra", "miejska"]["seq"] == [
        151,
        174,
    ]  # the city, and the rural gmina that joined it
    town, rural = rows["0201", "Bolesławiec", "miejska"], rows["0201", "Bolesławiec", "wiejska"]
    assert (town["seq"], town["class"], town["class_label"], town["approximate"]) == (
        [5],
        2,
        "gmina miejska z wykazu",
        1,
    )
    assert (rural["seq"], rural["class"], rural["class_label"]) == (
        [6],
        1,
        "gmina wiejska lub miejsko-wiejska z wykazu",
    )
    assert any(note.startswith("Granice gmin są przybliżone") for note in told["notes"])


def test_voivodeships_in_a_geojson(joined: AtlasTables) -> None:
    view = make_view(joined, Choices.of(level="voivodeship", voivodeships=("08",)), "floods")
    (feature,) = json.loads(to_geojson(view, DAY))["features"]
    told = feature["properties"]
    assert (told["teryt"], told["name"], told["gminy"], told["gminy_flooded"]) == ("08", "lubuskie", 75, 27)
    assert (told["towns"], told["others"], told["share"], told["powiaty_without_data"]) == (4, 24, 0.36, 1)
    assert len(told["seq"]) == 28


@pytest.mark.parametrize(
    ("choices", "says"),
    [
        (Choices.of(countries=("JP",), partners_only=True), "nic nie spełnia warunków"),
        (Choices.of(level="gmina"), "Granice gmin są przybliżone"),
        (Choices.of(level="voivodeship"), "lubuskie: 1 powiat bez danych (gorzowski)"),
    ],
)
def test_files_say_what_is_empty_and_approximate(
    joined: AtlasTables, tmp_path: Path, choices: Choices, says: str
) -> None:
    view = make_view(joined, choices, "floods")
    (tmp_path / "view.gpkg").write_bytes(to_gpkg(view))
    with sqlite3.connect(tmp_path / "view.gpkg") as database:
        described = [text for (text,) in database.execute("select description from gpkg_contents")]
    assert any(says in text for text in described)
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(view, DAY)))
    assert any(says in str(cell.value) for row in book["Źródła i filtry"].iter_rows() for cell in row)
    assert says in readme(view, DAY, "", {}).decode()


def test_a_csv_of_nothing_is_its_heading(joined: AtlasTables) -> None:
    """No sentence stands where a reader of the file expects a row; the README of the bundle says so."""
    view = make_view(joined, Choices.of(countries=("JP",), partners_only=True), "floods")
    assert to_csv(view, "plain").count(b"\r\n") == 1
    assert "Plik CSV pustego wyniku ma sam nagłówek" in readme(view, DAY, "", {}).decode()


@pytest.mark.parametrize(("level", "paths"), [("voivodeship", 16), ("powiat", 380), ("gmina", 2477)])
def test_the_sheet_draws_the_areas_of_the_level(
    atlas: Atlas, joined: AtlasTables, level: str, paths: int
) -> None:
    view = make_view(joined, Choices.of(level=level, palette="oranges"), "floods")
    page, window = Exporter(atlas).sheets.compose(view, PageSetup(DAY, read_size("800x450")))
    name = LAYER[level]
    (layer,) = [layer for layer in window.axes.collections if layer.get_gid() == name]
    assert len(layer.get_paths()) == paths
    assert any(view.wording.legend_title.split()[0] in text for text in page.texts)
    fills = {tuple(round(part * 255) for part in colour[:3]) for colour in layer.get_facecolors()}
    drawn = {entry.colour for entry in view.legend if entry.count}
    assert fills == {tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5)) for colour in drawn}
