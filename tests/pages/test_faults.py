"""What the pages say when files are damaged, boundaries are the reader's own, or a click names nothing."""

from __future__ import annotations

import os
import shutil
import zipfile
from itertools import count
from pathlib import Path

import pytest

from geo.choices.scene import Selection
from geo.data import catalogue
from geo.data.boundaries import read_powiaty
from tests.pages.test_pages import map_args, opened
from ui.session import cache


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(catalogue.DATA, folder)
    monkeypatch.setattr(catalogue, "DATA", folder)
    return folder


def own_boundaries(data: Path, rows: slice) -> None:
    frame = read_powiaty().rename(columns={"teryt": "JPT_KOD_JE", "name": "JPT_NAZWA_"}).iloc[rows]
    frame.to_file(data / "boundaries" / "official" / "A02_Granice_powiatow.gpkg")


def test_own_boundaries_are_credited_to_their_file(data: Path) -> None:
    own_boundaries(data, slice(None))
    at = opened("floods.py")
    assert "(PRG), GUGiK, plik A02_Granice_powiatow.gpkg." in at.caption[0].value
    assert "MeteoAlarm" not in at.caption[0].value
    assert not at.warning


def test_refused_boundaries_are_told_on_the_map_page(data: Path) -> None:
    own_boundaries(data, slice(1, None))
    at = opened("floods.py")
    assert "Brakujące kody: 0201" in at.warning[0].value.replace("\\", "")
    assert "MeteoAlarm" in at.caption[0].value


def test_damaged_partnerships_are_unknown_and_not_zero(data: Path) -> None:
    with (data / "partnerships.csv").open("a", encoding="utf-8") as table:
        table.write("x\n")
    at = opened("floods.py", partners_only="1", selected="powiat:2417")
    assert "Nie można odczytać partnerstw" in at.warning[0].value
    assert at.text[0].value.startswith("Cała Polska: 673 gminy i miasta")
    assert [box.key for box in at.checkbox if box.key != "patterns"] == ["flooded_only"]
    assert not any("Partnerstwa: 0" in text.value for text in at.text)


def test_damaged_gminy_are_a_sentence_and_the_other_theme_opens(data: Path) -> None:
    with (data / "boundaries" / "gminy.shp").open("ab") as shapes:
        shapes.write(b"x")
    at = opened("floods.py")
    assert not at.exception
    assert at.error[0].value.startswith("Plik data/boundaries/gminy.shp: oczekiwano")
    at = opened("partnerships.py")
    assert not at.exception
    assert not at.error
    assert at.text[0].value.startswith("Cała Polska: 443 partnerstwa")


@pytest.mark.parametrize("table", ["floods", "partnerships"])
def test_both_themes_need_both_tables(data: Path, table: str) -> None:
    with (data / f"{table}.csv").open("a", encoding="utf-8") as file:
        file.write("x\n")
    at = opened("joint.py")
    assert not at.exception
    assert f"data/{table}.csv" in at.error[0].value
    assert not at.get("component_instance")


@pytest.mark.parametrize("selected", ["powiat:9999", "row:999", "place:nowhere", "row:abc", "<script>"])
def test_a_selection_of_nothing_selects_nothing(selected: str) -> None:
    at = opened("partnerships.py")
    at.session_state["selected"] = Selection.parse(selected)
    at.run()
    assert not at.exception
    assert '"selected":null' in map_args(at)["feature_group"]


def test_homonyms_carry_their_voivodeship() -> None:
    at = opened("partnerships.py", powiaty="2003,2402")
    assert "Powiaty bielski (podlaskie) i bielski (śląskie)" in at.text[0].value


def test_a_broken_descriptor_is_a_sentence_on_every_page(data: Path) -> None:
    (data / "datapackage.json").write_text("[]")
    for page in ("floods.py", "partnerships.py", "joint.py", "data.py"):
        at = opened(page)
        assert not at.exception
        assert at.error[0].value.startswith("Plik data/datapackage.json: oczekiwano listy plików danych")


@pytest.mark.parametrize("kind", ["bad zip", "pipe"])
def test_a_damaged_boundary_file_put_in_while_running_is_told(
    data: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "monotonic", count().__next__)  # looks at the files every time
    at = opened("floods.py")
    assert not at.warning
    path = data / "boundaries" / "official" / "powiaty.zip"
    if kind == "bad zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("powiaty.shp", bytes(range(256)) * 99)
        content = bytearray(path.read_bytes())
        content[45:90] = b"x" * 45
        path.write_bytes(content)
    else:
        os.mkfifo(path)
    at.run()
    assert not at.exception
    assert (
        at.warning[0]
        .value.replace("\\", "")
        .startswith("Pliku powiaty.zip nie można użyć jako granic powiatów")
    )
    for page in ("overview.py", "card.py", "data.py", "joint.py", "partnerships.py"):
        at = at.switch_page(f"pages/{page}").run()
        assert not at.exception
        assert not at.error
