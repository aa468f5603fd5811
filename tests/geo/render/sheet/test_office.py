"""Name and logo of the office: settings, files, and files that cannot be used."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from geo.core.errors import ExportError
from geo.core.i18n import words
from geo.render.sheet.office import office_name, read_logo, read_office
from geo.render.sheet.page_setup import NO_OFFICE, Template


def picture(size: tuple[int, int] = (40, 20), kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, kind)
    return out.getvalue()


def test_without_settings_and_files_there_is_none(tmp_path: Path) -> None:
    assert read_office({}, tmp_path) == NO_OFFICE
    assert read_office({}, tmp_path / "missing") == NO_OFFICE


def test_files_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "name.txt").write_text("\ufeffUrząd Gminy\nw Kietrzu\n", encoding="utf-8")
    (tmp_path / "logo.jpg").write_bytes(picture(kind="JPEG"))
    office = read_office({}, tmp_path)
    assert office.name == "Urząd Gminy w Kietrzu"
    assert Image.open(io.BytesIO(office.logo)).format == "PNG"


def test_settings_come_before_files(tmp_path: Path) -> None:
    (tmp_path / "name.txt").write_text("Urząd Gminy", encoding="utf-8")
    (tmp_path / "other.png").write_bytes(picture((900, 300)))
    settings = {"ATLAS_OFFICE_NAME": "Starostwo", "ATLAS_OFFICE_LOGO": str(tmp_path / "other.png")}
    office = read_office(settings, tmp_path)
    assert office.name == "Starostwo"
    assert Image.open(io.BytesIO(office.logo)).size == (700, 233)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.png", b"not a picture"),
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("logo.png", b""),
        ("logo.png", picture((4, 4))),
        ("logo.png", b"\x89PNG" + b"x" * 5_000_001),
        ("logo.png", picture()[:60]),
    ],
)
def test_a_bad_logo_is_told_in_a_sentence(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ExportError) as told:
        read_office({}, tmp_path)
    assert told.value.text(words("pl")) == (
        f"Logo {name}: oczekiwano czytelnego obrazu PNG lub JPEG do 5 MB, znaleziono inny plik."
    )


def test_a_missing_logo_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"Logo gone\.png: expected a PNG or JPEG picture"):
        read_office({"ATLAS_OFFICE_LOGO": str(tmp_path / "gone.png")}, tmp_path)


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "name.txt").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(ExportError, match=r"Name of the office, name\.txt: expected a text file in UTF-8"):
        read_office({}, tmp_path)


def test_a_long_name_is_cut() -> None:
    assert office_name("  Urząd \n Miasta ") == "Urząd Miasta"
    assert len(office_name("u" * 500)) == 160


def test_an_animated_or_transparent_logo_is_one_picture() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(out, "PNG")
    assert Image.open(io.BytesIO(read_logo(out.getvalue(), "a.png"))).mode == "RGBA"


def test_a_template_is_in_the_folder_or_in_that_of_the_setting(tmp_path: Path) -> None:
    (tmp_path / "template.potx").write_bytes(b"of the folder")
    other = tmp_path / "other"
    other.mkdir()
    (other / "template.pptx").write_bytes(b"of the setting")
    assert read_office({}, tmp_path).slides == Template("template.potx", b"of the folder")
    told = read_office({"ATLAS_OFFICE_TEMPLATES": str(other)}, tmp_path).slides
    assert told == Template("template.pptx", b"of the setting")
