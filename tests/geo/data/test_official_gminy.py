"""Official gminy and the table TERC, made from the embedded gminy."""

from __future__ import annotations

import datetime as dt
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from geo.choices.model import Choices
from geo.core.i18n import words
from geo.data import boundaries, catalogue
from geo.data.areas import voivodeship_shapes
from geo.data.atlas import Atlas, load_atlas
from geo.data.official_boundaries import load_boundaries
from geo.data.official_file import GMINY_VARIABLE, VARIABLE, OfficialFileError
from geo.data.official_store import store_of
from geo.data.terc import GMINA_KINDS, read_terc
from geo.render.export import Exporter
from geo.render.files.archive import readme
from geo.render.files.rows import to_frame
from geo.render.sheet.page_setup import PRESETS, PageSetup
from geo.render.web.words import map_words
from geo.views.factory import make_view

KIND_DIGITS = {kind: digit for digit, kind in GMINA_KINDS.items()}
RENAMED = ("0417", "Ryńsk", "wiejska")
TOWN_SINCE = ("0218", "Kostomłoty", "wiejska")


@pytest.fixture(scope="module")
def embedded() -> gpd.GeoDataFrame:
    return boundaries.read_gminy()


@pytest.fixture(scope="module")
def official(embedded: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The embedded gminy with seven-digit codes; one has another name, one became urban-rural."""
    frame = embedded.copy()
    keys = list(zip(frame["teryt"], frame["name"], frame["kind"], strict=True))
    frame.loc[keys.index(RENAMED), "name"] = "Nowy Ryńsk"
    frame.loc[keys.index(TOWN_SINCE), "kind"] = "miejsko-wiejska"
    number = frame.groupby("teryt").cumcount() + 1
    codes = frame["teryt"] + number.astype(str).str.zfill(2) + frame["kind"].map(KIND_DIGITS)
    return frame.assign(JPT_KOD_JE=codes, JPT_NAZWA_=frame["name"])[["JPT_KOD_JE", "JPT_NAZWA_", "geometry"]]


def shapefile(official: gpd.GeoDataFrame, folder: Path) -> Path:
    path = folder / "A03_Granice_gmin.shp"
    official.to_file(path, engine="pyogrio", encoding="cp1250")
    path.with_suffix(".cpg").unlink(missing_ok=True)
    return path


def terc_csv(official: gpd.GeoDataFrame) -> str:
    lines = ["WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA", "02;;;;DOLNOŚLĄSKIE;województwo;2026-01-01"]
    for code, name in zip(official["JPT_KOD_JE"], official["JPT_NAZWA_"], strict=True):
        lines.append(f"{code[:2]};{code[2:4]};{code[4:6]};{code[6]};{name};gmina;2026-01-01")
        if code[6] == "3":
            lines.append(f"{code[:2]};{code[2:4]};{code[4:6]};4;{name};miasto;2026-01-01")
    return "\ufeff" + "\r\n".join(lines)


def terc_xml(official: gpd.GeoDataFrame, named_columns: bool) -> str:
    def cell(column: str, value: str) -> str:
        return f'<col name="{column}">{value}</col>' if named_columns else f"<{column}>{value}</{column}>"

    rows = []
    for code, name in zip(official["JPT_KOD_JE"], official["JPT_NAZWA_"], strict=True):
        values = (code[:2], code[2:4], code[4:6], code[6], name)
        cells = zip(("WOJ", "POW", "GMI", "RODZ", "NAZWA"), values, strict=True)
        rows.append(f"<row>{''.join(cell(*pair) for pair in cells)}</row>")
    return f'<?xml version="1.0"?><teryt><catalog name="TERC">{"".join(rows)}</catalog></teryt>'


def known(atlas: Atlas, powiat: str, name: str) -> list[tuple[str, str]]:
    rows = atlas.joined.gminy
    found = rows[(rows["powiat_teryt"] == powiat) & (rows["gmina"] == name)]
    return list(zip(found["gmina_kind"], found["gmina_teryt"], strict=True))


@pytest.fixture(scope="module")
def with_gminy(official: gpd.GeoDataFrame, tmp_path_factory: pytest.TempPathFactory) -> tuple[Atlas, Path]:
    folder = tmp_path_factory.mktemp("gminy")
    path = shapefile(official, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(GMINY_VARIABLE, str(path))
        return load_atlas(), path


def test_official_gminy_replace_the_approximate_ones(with_gminy: tuple[Atlas, Path]) -> None:
    atlas, _ = with_gminy
    assert atlas.joined.own.gminy == atlas.joined.own.powiaty == "A03_Granice_gmin.shp"
    assert [len(rows) for rows in (atlas.joined.powiaty, atlas.joined.gminy)] == [380, 2477]
    assert known(atlas, "0417", "Nowy Ryńsk") == [("wiejska", "0417042")]
    assert [kind for kind, _ in known(atlas, "0218", "Kostomłoty")] == ["miejsko-wiejska"]
    assert atlas.joined.report.whole
    together = [*atlas.joined.gminy.geometry, *voivodeship_shapes(atlas.joined)]
    assert shapely.is_valid(together).all()
    assert shapely.coverage_is_valid(atlas.joined.gminy.geometry.to_numpy())
    assert [len(shapely.get_parts(shape)) for shape in voivodeship_shapes(atlas.joined)] == [1] * 16


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_nothing_is_called_approximate_any_more(lang: str, with_gminy: tuple[Atlas, Path]) -> None:
    joined = with_gminy[0].joined
    views = [make_view(joined, Choices.of(level="gmina"), "floods", lang)]
    views.append(make_view(joined, Choices.of(measure="area"), "floods", lang))
    for view in views:
        text = " ".join(
            (
                *view.wording.sources,
                *view.wording.notes,
                view.wording.legend_title,
                readme(view, dt.date(2026, 11, 25), "", {}).decode(),
                *to_frame(view, in_files=True).columns,
            )
        )
        assert not [word for word in ("przybliż", "approximate", "MeteoAlarm") if word in text]
        assert "A03_Granice_gmin.shp" in text
    assert map_words(lang, joined)["approximate"] == ""


def test_files_have_the_codes_of_gminy(with_gminy: tuple[Atlas, Path]) -> None:
    atlas, _ = with_gminy
    view = make_view(atlas.joined, Choices.of(level="gmina"), "floods")
    codes = to_frame(view, in_files=True)["TERYT gminy"]
    assert (codes.str.len() == 7).all()
    assert (codes.str[:4] == view.rows["powiat_teryt"]).all()
    exporter, setup = (
        Exporter(atlas),
        PageSetup(dt.date(2026, 11, 22), replace(PRESETS["screen"], dpi=40)),
    )
    for kind in ("png", "gpkg", "geojson", "xlsx"):
        assert exporter.render(view, kind, setup)


def test_the_next_start_takes_what_was_kept(
    with_gminy: tuple[Atlas, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    atlas, path = with_gminy
    monkeypatch.setenv(GMINY_VARIABLE, str(path))
    assert store_of(path).is_file()
    monkeypatch.setattr("geo.data.official_boundaries.read_units", None)  # nothing is read
    again = load_boundaries()
    assert again.powiaty.geometry.equals(atlas.boundaries.powiaty.geometry)
    assert again.gminy is not None
    assert again.notes == atlas.boundaries.notes
    assert again.of_register


def _no_room(path: Path, content: bytes) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("change", ["touched", "damaged", "closed"])
def test_what_was_kept_is_not_trusted_blindly(
    change: str, official: gpd.GeoDataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = boundaries.read_powiaty().rename(columns={"teryt": "JPT_KOD_JE"})
    path = tmp_path / "p.gpkg"
    rows.to_file(path)
    monkeypatch.setenv(VARIABLE, str(path))
    if change == "closed":
        monkeypatch.setattr("geo.data.official_store.write_atomically", _no_room)
    first = load_boundaries()
    assert store_of(path).exists() == (change != "closed")
    if change == "touched":
        rows.iloc[1:].to_file(path)
    elif change == "damaged":
        store_of(path).write_bytes(store_of(path).read_bytes()[:1000])
    second = load_boundaries()
    assert (first.origin, second.origin) == ("official", "embedded" if change == "touched" else "official")


@pytest.mark.parametrize("form", ["csv", "xml", "old xml", "zip"])
def test_the_table_terc_gives_codes_names_and_kinds(
    form: str, official: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    text = terc_csv(official) if form in ("csv", "zip") else terc_xml(official, form == "old xml")
    path = tmp_path / f"TERC_Urzedowy_2026-01-01.{form[-3:]}"
    if form == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("TERC_Urzedowy_2026-01-01.csv", text.encode())
    else:
        path.write_text(text, encoding="utf-8")
    table = read_terc(path, boundaries.read_powiaty()["teryt"])
    assert len(table) == 2477
    assert table.loc[table["code"] == "0417042", ["name", "kind"]].to_numpy().tolist() == [
        ["Nowy Ryńsk", "wiejska"]
    ]


def test_terc_without_official_borders_gives_codes_to_the_approximate_gminy(
    official: gpd.GeoDataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(catalogue.DATA, folder, ignore=shutil.ignore_patterns("official"))
    own = folder / "boundaries" / "official"
    own.mkdir()
    (own / "TERC.csv").write_text(terc_csv(official), encoding="utf-8")
    monkeypatch.delenv(VARIABLE, raising=False)
    atlas = load_atlas(folder)
    assert (atlas.joined.own.gminy, atlas.joined.own.terc) == ("", "TERC.csv")
    assert known(atlas, "0417", "Nowy Ryńsk") == [("wiejska", "0417042")]
    assert atlas.joined.report.whole
    assert (atlas.joined.floods["gmina_teryt"].str.len() == 7).all()


BAD_TERC = {
    "nothing": b"",
    "other columns": b"KOD;NAZWA\r\n0201;x\r\n",
    "entities": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "a">]><teryt/>',
    "cut xml": b"<teryt><catalog><row>",
    "few rows": b"WOJ;POW;GMI;RODZ;NAZWA\r\n02;01;01;1;x\r\n",
}


@pytest.mark.parametrize("name", BAD_TERC)
def test_a_bad_table_terc_is_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    path = tmp_path / ("TERC.xml" if BAD_TERC[name].startswith(b"<") else "TERC.csv")
    path.write_bytes(BAD_TERC[name])
    with pytest.raises(OfficialFileError) as caught:
        read_terc(path, pd.Series(["0201"]))
    assert str(caught.value).startswith(f"File {path.name} cannot be used as the register TERC")
    assert caught.value.text(words("pl")).startswith(f"Pliku {path.name} nie można użyć jako rejestru TERC")


def test_bad_gminy_leave_the_powiaty_of_the_other_file(
    official: gpd.GeoDataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shapefile(official.iloc[:2000], tmp_path)
    rows = boundaries.read_powiaty().rename(columns={"teryt": "JPT_KOD_JE"})
    rows.to_file(tmp_path / "A02.gpkg")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "A02.gpkg"))
    monkeypatch.setenv(GMINY_VARIABLE, str(path))
    found = load_boundaries()
    assert (found.origin, found.file, found.gminy) == ("official", "A02.gpkg", None)
    (error,) = found.refused
    assert str(error).startswith(
        "File A03_Granice_gmin.shp cannot be used as gmina boundaries, so the approximate ones are shown."
        " Expected 2400 to 2600 gminy, found 2000."
    )
