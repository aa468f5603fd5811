"""Own boundary files whose neighbours do not meet, from reading to every kind of file made of them."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo.choices.model import Choices
from geo.core.errors import BoundaryError
from geo.data import boundaries, catalogue
from geo.data.areas import voivodeship_shapes
from geo.data.atlas import Atlas, load_atlas
from geo.data.official_boundaries import read_official
from geo.data.official_file import VARIABLE
from geo.render.export import Exporter
from geo.render.sheet.page_setup import PRESETS, PageSetup
from geo.render.web.assets import write_assets
from geo.views.card.card import make_card
from geo.views.factory import make_view

pytestmark = pytest.mark.no_cover  # slow enough without

REFERENCE = Path(
    os.environ.get("ATLAS_REFERENCE")
    or catalogue.DATA.parents[1] / "shared" / "reference" / "A02_Granice_powiatow.zip"
)
NEIGHBOURS = [
    "2402",
    "2410",
    "1218",
]  # bielski, pszczyński and, across the border of the voivodeship, wadowicki
APART = ["2402", "1465"]


def mended(units: int, hectares: int) -> str:
    return (
        f"Units that overlapped their neighbours or did not meet them: {units} ({hectares} ha). "
        "Overlaps went to the smaller one, gaps up to 400 m were closed."
    )


Change = Callable[[np.ndarray], np.ndarray]


@pytest.fixture(scope="module")
def embedded() -> gpd.GeoDataFrame:
    return boundaries.read_powiaty()


def written(embedded: gpd.GeoDataFrame, path: Path, change: Change, codes: list[str] = NEIGHBOURS) -> Path:
    """Write the embedded powiaty as a user's file, with the shapes of some changed."""
    own = embedded.rename(columns={"teryt": "JPT_KOD_JE", "name": "JPT_NAZWA_"})
    rows = own["JPT_KOD_JE"].isin(codes)
    own.loc[rows, "geometry"] = change(own.loc[rows, "geometry"].to_numpy())
    own.to_file(path, engine="pyogrio")
    return path


def without_middle(shapes: np.ndarray) -> np.ndarray:
    """Cut a hole of 30 km² out of each shape."""
    return shapely.difference(shapes, shapely.buffer(shapely.point_on_surface(shapes), 3090.0))


@pytest.mark.parametrize(
    ("change", "codes", "said"),
    [
        (lambda shapes: shapes, NEIGHBOURS, []),
        (lambda shapes: shapely.segmentize(shapes, 500.0), NEIGHBOURS, []),
        (lambda shapes: shapely.simplify(shapes, 300.0), NEIGHBOURS, [mended(16, 685)]),
        (lambda shapes: shapely.buffer(shapes, 80.0), NEIGHBOURS, [mended(8, 1581)]),
        (lambda shapes: shapely.buffer(shapes, -80.0), APART, [mended(2, 1031)]),
    ],
    ids=["as it is", "vertices on one side", "simplified alone", "overlaps", "gaps"],
)
def test_borders_that_do_not_meet_are_made_to(
    change: Change, codes: list[str], said: list[str], embedded: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    found, notices = read_official(written(embedded, tmp_path / "p.gpkg", change, codes), embedded)
    assert shapely.coverage_is_valid(found.geometry.to_numpy())
    assert [str(notice) for notice in notices][:-1] == said
    assert found.geometry.area.sum() == pytest.approx(embedded.geometry.area.sum(), rel=1e-3)
    assert outlines(boundaries.voivodeships(found).geometry) == [(1, 0)] * 16


def outlines(shapes: gpd.GeoSeries) -> list[tuple[int, int]]:
    """Return how many parts and holes each shape has."""
    return [
        (len(parts), int(shapely.get_num_interior_rings(parts).sum()))
        for parts in map(shapely.get_parts, shapes)
    ]


def test_a_real_hole_stays(embedded: gpd.GeoDataFrame, tmp_path: Path) -> None:
    """A file may lack land on purpose, such as a lagoon."""
    found, notices = read_official(written(embedded, tmp_path / "p.gpkg", without_middle, ["1465"]), embedded)
    assert not any("did not meet" in str(notice) for notice in notices)
    mazovian = boundaries.voivodeships(found).set_index("teryt").geometry["14"]
    assert [shapely.Polygon(ring).area / 1e6 for ring in mazovian.interiors] == pytest.approx([30], abs=2)


def test_a_city_not_cut_out_of_the_powiat_around_it_stays(embedded: gpd.GeoDataFrame, tmp_path: Path) -> None:
    shapes = embedded.set_index("teryt").geometry
    path = written(
        embedded, tmp_path / "p.gpkg", lambda old: old | shapes["0663"], ["0609"]
    )  # Lublin and lubelski
    found = read_official(path, embedded)[0].set_index("teryt").geometry
    assert found["0663"].area == pytest.approx(shapes["0663"].area, rel=0.02)
    assert found["0609"].area == pytest.approx(shapes["0609"].area, rel=0.02)


def test_a_powiat_covered_by_another_is_refused(embedded: gpd.GeoDataFrame, tmp_path: Path) -> None:
    shapes = embedded.set_index("teryt").geometry
    path = written(embedded, tmp_path / "p.gpkg", lambda old: old | shapes["2417"], ["2402"])
    twice = gpd.read_file(path, engine="pyogrio")
    twice.loc[twice["JPT_KOD_JE"].isin(["2402", "2417"]), "geometry"] = shapes["2402"] | shapes["2417"]
    twice.to_file(path, engine="pyogrio")
    with pytest.raises(BoundaryError, match=r"Shapes that other shapes cover: 24(02|17)\."):
        read_official(path, embedded)


def check_everything_is_drawn(atlas: Atlas, folder: Path) -> None:
    """Make each kind of map, card and file once, the sheets of all themes and levels."""
    exporter = Exporter(atlas)
    setup = PageSetup(dt.date(2026, 11, 22), replace(PRESETS["screen"], dpi=40))
    views = [
        make_view(atlas.joined, Choices.of(level=level), "floods")
        for level in ("voivodeship", "powiat", "gmina")
    ]
    views += [make_view(atlas.joined, Choices(), theme) for theme in ("partnerships", "joint")]
    for view in views:
        assert exporter.render(view, "png", setup).startswith(b"\x89PNG")
        assert exporter.render(view, "gpkg", setup).startswith(b"SQLite format 3")
        assert json.loads(exporter.render(view, "geojson", setup))["features"]
    assert exporter.render(views[0], "zip", setup).startswith(b"PK")
    for code in ("1465", "2402", "2417"):
        assert exporter.card(make_card(atlas.joined, code), setup.day).startswith(b"%PDF")
    assert {"powiaty", "detail", "voivodeship", "gmina", "overview"} <= set(
        write_assets(atlas.joined, atlas.countries, folder)
    )


def test_a_file_with_vertices_on_one_side_is_drawn_everywhere(
    embedded: gpd.GeoDataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(embedded, tmp_path / "p.shp", lambda shapes: shapely.segmentize(shapes, 500.0))
    monkeypatch.setenv(VARIABLE, str(path))
    atlas = load_atlas()
    assert atlas.boundaries.origin == "official"
    check_everything_is_drawn(atlas, tmp_path)


def badly_noded(embedded: gpd.GeoDataFrame, path: Path) -> Path:
    """Write a file as of the register: each powiat has vertices of its own, up to a metre off the others'.

    Text is in windows-1250 without a .cpg file.
    """

    def shaken(number: int, shape: shapely.Geometry) -> shapely.Geometry:
        def off(xy: np.ndarray) -> np.ndarray:
            chance = np.sin(xy @ [[12.9898, 93.9737], [78.233, 67.3459]] + number)
            return np.round(xy + 0.7 * chance, 2)

        return shapely.make_valid(shapely.transform(shapely.segmentize(shape, 200.0 + number), off))

    own = embedded.rename(columns={"teryt": "jpt_kod_je", "name": "jpt_nazwa_"})
    shapes = [shaken(number, shape) for number, shape in enumerate(own.geometry)]
    own.set_geometry(shapes, crs=2180).to_file(path, engine="pyogrio", encoding="cp1250")
    path.with_suffix(".cpg").unlink()
    return path


def test_a_badly_noded_file_is_drawn_everywhere_without_a_false_line(
    embedded: gpd.GeoDataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = badly_noded(embedded, tmp_path / "A02_Granice_powiatow.shp")
    raw = gpd.read_file(path, engine="pyogrio").geometry.to_numpy()
    assert not shapely.coverage_is_valid(raw)
    monkeypatch.setenv(VARIABLE, str(path))
    atlas = load_atlas()
    assert atlas.boundaries.origin == "official"
    assert outlines(voivodeship_shapes(atlas.joined)) == [(1, 0)] * 16
    assert shapely.coverage_is_valid(atlas.boundaries.powiaty.geometry.to_numpy())
    check_everything_is_drawn(atlas, tmp_path)


@pytest.mark.skipif(not REFERENCE.is_file(), reason="the register's file is not in ../shared/reference")
def test_the_register_as_offices_have_it_is_drawn_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / REFERENCE.name  # a copy, since what was made of it is kept beside it
    shutil.copyfile(REFERENCE, own)
    monkeypatch.setenv(VARIABLE, str(own))
    atlas = load_atlas()
    assert [str(note) for note in atlas.boundaries.notes][:2] == [
        "The boundaries are those of the file A02_Granice_powiatow.zip.",
        mended(36, 8),
    ]
    assert outlines(voivodeship_shapes(atlas.joined)) == [(1, 0)] * 16
    assert voivodeship_shapes(atlas.joined).area.sum() / 1e6 == pytest.approx(312_475, rel=1e-4)
    check_everything_is_drawn(atlas, tmp_path)
