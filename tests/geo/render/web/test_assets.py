"""The files the browser fetches: named by content, written whole, forgotten when nobody asks for them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from geo.core.errors import DataError
from geo.data.atlas import Atlas
from geo.data.join import AtlasTables
from geo.render.web.assets import rows_file, write_assets, write_frontend, write_source_rows


def test_each_file_is_named_by_its_content(tiny: AtlasTables, atlas: Atlas, tmp_path: Path) -> None:
    files = write_assets(tiny, atlas.countries, tmp_path)
    assert {path.name for path in (tmp_path / "generated").iterdir()} >= {
        Path(file).name for file in files.values()
    }
    assert write_assets(tiny, atlas.countries, tmp_path) == files
    rows = json.loads((tmp_path / files[rows_file("partnerships", "pl")]).read_text(encoding="utf-8"))
    assert rows["keys"] == [f"row:{lp}" for lp in range(1, 7)]
    assert [column["label"] for column in rows["columns"]][:3] == ["Lp.", "Województwo", "TERYT"]
    assert rows["rows"][2][3:6] == ["Wrocław", "Ukraina", "Lwów"]


def test_what_is_there_is_not_written_again(tiny: AtlasTables, atlas: Atlas, tmp_path: Path) -> None:
    file = tmp_path / write_assets(tiny, atlas.countries, tmp_path)["powiaty"]
    inode = file.stat().st_ino
    write_assets(tiny, atlas.countries, tmp_path)
    assert file.stat().st_ino == inode


def test_files_of_earlier_data_go_after_half_a_year(tiny: AtlasTables, atlas: Atlas, tmp_path: Path) -> None:
    folder = tmp_path / "generated"
    folder.mkdir()
    for name, at in (("old.json", 1_000_000_000), ("new.json", None)):
        (folder / name).write_text("{}", encoding="utf-8")
        if at:
            os.utime(folder / name, (at, at))
    kept = tmp_path / write_assets(tiny, atlas.countries, tmp_path)["powiaty"]
    os.utime(kept, (1_000_000_000, 1_000_000_000))
    write_assets(tiny, atlas.countries, tmp_path)
    assert kept.exists()  # still asked for, however old
    assert not (folder / "old.json").exists()
    assert (folder / "new.json").exists()


def test_a_folder_that_cannot_be_written_is_said(tiny: AtlasTables, atlas: Atlas, tmp_path: Path) -> None:
    (tmp_path / "generated").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(DataError, match="static/generated"):
        write_assets(tiny, atlas.countries, tmp_path)


def test_the_boot_script_names_files_beside_it(tiny: AtlasTables, atlas: Atlas, tmp_path: Path) -> None:
    boot = tmp_path / write_assets(tiny, atlas.countries, tmp_path)["boot"]
    script, _, handed = boot.read_text(encoding="utf-8").partition("Atlas.boot(")
    config = json.loads(handed.removesuffix(");\n"))
    assert script.startswith('"use strict";(function()')
    assert all((boot.parent / name).exists() for name in (config["script"], *config["files"].values()))
    assert set(config["preload"]) < set(config["files"])
    assert config["failed"]["pl"] == "Nie udało się wczytać mapy. {reason}"


def test_scripts_and_styles_need_no_data(tmp_path: Path) -> None:
    files = write_frontend(tmp_path)
    scripts = {"map.js", "page.js", "preflight.js", "source.js"}
    styles = {"map.css", "page.css", "source.css"}
    assert set(files) == scripts | styles | {"page-words-pl", "page-words-en"}
    assert all((tmp_path / file).exists() for file in files.values())


def test_source_rows_are_written_by_language(tiny: AtlasTables, tmp_path: Path) -> None:
    files = write_source_rows(tiny, tmp_path)
    assert {
        lang: json.loads((tmp_path / file).read_text("utf-8"))["lang"] for lang, file in files.items()
    } == {
        "pl": "pl",
        "en": "en",
    }
