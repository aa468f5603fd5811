"""The registry of data files, their hashes, and the sentences about damaged ones."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from geo.core.errors import DataError
from geo.core.i18n import words
from geo.data import catalogue
from geo.data.datasets import DATASETS


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(catalogue.DATA, folder)
    return folder


def test_every_dataset_has_its_recorded_hash() -> None:
    recorded = catalogue.recorded_hashes()
    assert list(recorded) == [row.name for row in DATASETS]
    for row in DATASETS:
        assert catalogue.sha256(catalogue.parts(row)) == recorded[row.name], row.path


def test_every_dataset_names_source_licence_and_date() -> None:
    for row in DATASETS:
        assert row.source, row.name
        assert row.licence, row.name
        assert row.as_of[:4].isdigit(), row.name


def test_every_data_file_is_registered() -> None:
    registered = {path for row in DATASETS for path in catalogue.parts(row)}
    beside = {"README.md", catalogue.PACKAGE, catalogue.OPEN_CATALOGUE}
    found = {
        path
        for path in catalogue.DATA.rglob("*")
        if path.is_file() and "official" not in path.parts and path.name not in beside
    }
    assert found == registered


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (
            Path.unlink,
            (
                "Plik data/places.csv: oczekiwano go w tym miejscu, nie znaleziono niczego. Przywróć go z"
                " repozytorium."
            ),
        ),
        (lambda path: path.write_text("x"), "Plik data/places.csv: oczekiwano treści o skrócie "),
    ],
)
def test_missing_and_changed_files_are_told(data: Path, damage, sentence: str) -> None:
    damage(data / "places.csv")
    with pytest.raises(DataError) as caught:
        catalogue.read_table("places", data)
    assert caught.value.text(words("pl")).startswith(sentence)


@pytest.mark.parametrize("content", [None, "not json", "{}"])
def test_a_damaged_descriptor_is_told(data: Path, content: str | None) -> None:
    descriptor = data / catalogue.PACKAGE
    descriptor.unlink() if content is None else descriptor.write_text(content)
    with pytest.raises(DataError, match=r"^File data/datapackage.json: expected the list of data files"):
        catalogue.verify("places", data)


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes("nazwa\nŁódź\n".encode("cp1250"))
    with pytest.raises(DataError, match="expected a table in UTF-8"):
        catalogue.read_csv(path)


def test_a_file_that_may_not_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(files: object) -> str:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(catalogue, "sha256", closed)
    with pytest.raises(DataError) as caught:
        catalogue.verify("floods")
    assert str(caught.value) == (
        "File data/floods.csv: expected to be able to read it, found: Permission denied."
        " Give the atlas the right to."
    )
