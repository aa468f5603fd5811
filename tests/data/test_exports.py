"""Every format of thirty-five views, reopened by a reader that is not ours, holds the rows of the screen."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pyogrio
import pytest
import shapely
from matplotlib.patches import PathPatch, Rectangle
from PIL import Image
from pyproj import Transformer

from geo.cartography import palettes
from geo.choices.model import Choices
from geo.data.atlas import Atlas
from geo.data.join import AtlasTables
from geo.render.export import Exporter
from geo.render.files.layers import to_geojson, to_gpkg
from geo.render.files.rows import to_csv, to_frame
from geo.render.files.xlsx import to_xlsx
from geo.render.sheet.page_setup import PageSetup, read_size
from geo.views.factory import make_view
from geo.views.view import View
from tests.data.choices import CHOICES, name_of

DAY = dt.date(2026, 11, 22)
SECOND_SIDE = {
    252: 222,
    236: 224,
    253: 232,
    237: 233,
    249: 239,
    247: 244,
}  # row -> the row that has the line of both
KEY = {"floods": "seq", "partnerships": "lp", "joint": "powiat_teryt"}

views = pytest.mark.parametrize("choices", CHOICES, ids=name_of)
themes = pytest.mark.parametrize("theme", KEY)


@pytest.fixture(scope="module")
def exporter(atlas: Atlas) -> Iterator[Exporter]:
    yield Exporter(atlas)


def keys(view: View) -> list[int] | list[str]:
    return view.rows[KEY[view.theme.name]].tolist()


def test_there_are_thirty_five() -> None:
    assert len(CHOICES) == len(set(CHOICES)) == 35


@themes
@views
def test_tables_hold_the_rows(joined: AtlasTables, choices: Choices, theme: str) -> None:
    view = make_view(joined, choices, theme)
    shown = to_frame(view)
    assert shown.iloc[:, 0].tolist() == keys(view)
    plain = pd.read_csv(io.BytesIO(to_csv(view, "plain")), dtype={"TERYT": str})
    polish = pd.read_csv(
        io.BytesIO(to_csv(view, "excel-pl")), sep=";", decimal=",", encoding="utf-8-sig", dtype={"TERYT": str}
    )
    book = pd.read_excel(io.BytesIO(to_xlsx(view, DAY)), dtype={"TERYT": str})
    for table in (plain, polish, book):
        assert table.iloc[:, 0].tolist() == keys(view)
        assert table["TERYT"].tolist() == view.rows["powiat_teryt"].tolist()
    pd.testing.assert_frame_equal(plain, polish)
    numbers = [name for name in plain.columns if plain[name].dtype.kind in "if"]
    np.testing.assert_array_equal(plain[numbers].to_numpy(dtype=float), book[numbers].to_numpy(dtype=float))


@themes
@views
def test_layers_hold_the_rows(joined: AtlasTables, tmp_path: Path, choices: Choices, theme: str) -> None:
    view = make_view(joined, choices, theme)
    (tmp_path / "view.geojson").write_bytes(to_geojson(view, DAY))
    (tmp_path / "view.gpkg").write_bytes(to_gpkg(view))
    web = pyogrio.read_dataframe(tmp_path / "view.geojson")
    layers = {
        name: pyogrio.read_dataframe(tmp_path / "view.gpkg", layer=name)
        for name, _ in pyogrio.list_layers(tmp_path / "view.gpkg")
    }
    shown = view.powiaty.loc[view.powiaty["shown"], "powiat_teryt"].tolist()
    assert layers["powiaty"]["teryt"].tolist() == shown
    assert layers["powiaty"].crs.to_epsg() == 2180
    if theme == "floods":
        assert set(layers) == {"powiaty", "units"}
        assert layers["units"]["seq"].tolist() == keys(view)
        assert (web["teryt"].tolist() if shown else []) == shown
        assert sorted(int(number) for numbers in (web["seq"] if shown else []) for number in numbers) == keys(
            view
        )
    elif theme == "joint":
        assert set(layers) == {"powiaty"}
        for layer in (layers["powiaty"], web if shown else layers["powiaty"]):
            assert layer["teryt"].tolist() == keys(view)
            assert layer["partnerships"].tolist() == view.rows["partnerships"].tolist()
            assert layer["class_label"].tolist() == to_frame(view).iloc[:, -4].tolist()
    else:
        assert set(layers) == {"powiaty", "lines", "places"}
        assert layers["lines"]["lp"].tolist() == keys(view)
        assert layers["lines"].crs.to_epsg() == layers["places"].crs.to_epsg() == 2180
        assert set(layers["places"]["place_id"]) == set(view.rows["place_id"])
        assert (web["lp"].tolist() if keys(view) else []) == keys(view)
    assert web.crs.to_epsg() == 4326


def drawn_rows(view: View, exporter: Exporter) -> set[int]:
    """Return the rows whose lines are on the sheet, told by the points they lead from and to."""
    _, window = exporter.sheets.compose(view, PageSetup(DAY, read_size("640x360")))
    layers = [layer for layer in window.axes.collections if layer.get_gid() == "partnerships"]
    if not layers:
        return set()
    (layer,) = layers
    ends = {tuple(np.round((*line[0], *line[-1]), 0)) for line in layer.get_segments()}
    project = Transformer.from_crs(4326, 3035, always_xy=True).transform
    table = view.joined.partnerships
    start, end = (
        project(table[lon].to_numpy(), table[lat].to_numpy())
        for lon, lat in (("lon", "lat"), ("lon_to", "lat_to"))
    )
    places = [tuple(np.round(point, 0)) for point in zip(*start, *end, strict=True)]
    return {lp for lp, place in zip(table["lp"], places, strict=True) if place in ends}


def seen_powiaty(view: View, exporter: Exporter) -> tuple[set[str], set[str]]:
    """Return the powiaty whose place on the PNG has the colour of a class, and those under something else.

    Colours are read from the pixels.
    """
    setup = PageSetup(DAY, read_size("1920x1080"))
    picture = np.asarray(
        Image.open(io.BytesIO(exporter.render(view, "png", setup))).convert("RGB"), dtype=int
    )
    page, window = exporter.sheets.compose(view, setup)
    inside = view.joined.powiaty.geometry.apply(
        lambda shape: shapely.maximum_inscribed_circle(shape, 500).coords[0]
    )
    points = window.on_page(np.array(inside.tolist()))
    x, y = points.T * setup.paper.dpi / 72
    colours = picture[picture.shape[0] - 1 - y.astype(int), x.astype(int)]
    classes = [colour for number, colour in view.fills.items() if number > 0]
    ramp = [tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5)) for colour in classes]
    ramp += [
        tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
        for colour in (
            palettes.ZERO_COLOUR,
            palettes.OUTSIDE_COLOUR,
            palettes.NO_DATA_COLOUR,
        )
    ]
    apart = np.abs(colours[:, None, :] - np.array(ramp)[None]).sum(axis=2)
    nearest = apart.argmin(axis=1)
    codes = view.joined.powiaty["powiat_teryt"].to_numpy()
    boxes = [
        shape.get_bbox() if isinstance(shape, Rectangle) else shape.get_path().get_extents().padded(2.5)
        for shape in (*page.figure.artists, *page.figure.patches)
        if isinstance(shape, Rectangle | PathPatch) and shape.get_zorder() > 8
    ]
    covered = np.array([any(box.contains(*point) for box in boxes) for point in points])
    covered |= apart.min(axis=1) > 12  # a river, a lake, a border or the sign of a town
    covered |= (view.joined.powiaty["flood_status"] == "no_data").to_numpy()  # under a hatching
    return set(codes[nearest < len(classes)]), set(codes[covered])


@views
def test_lines_on_the_sheet_are_the_rows(joined: AtlasTables, exporter: Exporter, choices: Choices) -> None:
    view = make_view(joined, choices.having(lines="all"), "partnerships")
    double = joined.partnerships.duplicated(
        ["powiat_teryt", "place_id"], keep=False
    )  # two rows, one line on top of the other
    drawn = drawn_rows(view, exporter)
    own = {lp for lp in keys(view) if SECOND_SIDE.get(int(lp)) not in keys(view)}
    assert own <= drawn
    assert not drawn & (set(keys(view)) - own)
    assert drawn - own <= set(joined.partnerships.loc[double, "lp"])


@views
def test_powiaty_on_the_picture_are_those_of_the_rows(
    joined: AtlasTables, exporter: Exporter, choices: Choices
) -> None:
    view = make_view(joined, choices.having(names="none"), "floods")
    seen, covered = seen_powiaty(view, exporter)
    assert len(covered) < 160  # the sentence of an empty sheet covers a band
    assert seen - covered == set(view.rows["powiat_teryt"]) - covered


# --------------------------------------------------------------- what files are
def test_workbook_for_a_planner(joined: AtlasTables) -> None:
    view = make_view(joined, Choices.of(voivodeships=("02",)), "partnerships")
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(view, DAY, "https://atlas.example/")))
    assert book.sheetnames == ["Wiersze", "Źródła i filtry"]
    rows = book["Wiersze"]
    assert rows.freeze_panes == "A2"
    assert rows.auto_filter.ref == f"A1:{rows.cell(1, rows.max_column).column_letter}{len(view.rows) + 1}"
    heading = {cell.value: cell.column for cell in rows[1]}
    kinds = {
        name: {rows.cell(row, at).data_type for row in range(2, rows.max_row + 1)} - {"n"}
        for name, at in heading.items()
    }
    assert kinds["TERYT"] == {"s"}
    assert rows.cell(2, heading["TERYT"]).number_format == "@"
    assert rows.cell(2, heading["TERYT"]).value == view.rows["powiat_teryt"].iloc[0]
    for name in ("Lp.", "Od roku", "Odległość w km", "Szerokość geogr. partnera"):
        assert kinds[name] == set(), name
    assert all(5 < rows.column_dimensions[cell.column_letter].width <= 60 for cell in rows[1])
    about = {row[0].value: row[1].value for row in book["Źródła i filtry"].iter_rows(max_col=2)}
    assert about["Filtry"] == "Województwo dolnośląskie"
    assert about["Adres"] == "https://atlas.example/"
    assert about["Data eksportu"] == "22 listopada 2026"
    assert view.wording.sources[0] in about["Źródła"]


@themes
def test_an_empty_selection_says_so(joined: AtlasTables, exporter: Exporter, theme: str) -> None:
    view = make_view(joined, Choices.of(countries=("JP",), partners_only=True), theme)
    sentence, summary = "Nic nie spełnia tych warunków.", "Cała Polska: nic nie spełnia warunków"
    assert summary in " ".join(exporter.sheets.compose(view, PageSetup(DAY))[0].texts)
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(view, DAY)))
    assert sentence in [cell.value for row in book["Źródła i filtry"].iter_rows() for cell in row]
    assert json.loads(to_geojson(view, DAY))["description"].startswith(summary)


def test_geojson_keeps_to_its_standard(joined: AtlasTables) -> None:
    for theme in KEY:
        told = json.loads(to_geojson(make_view(joined, Choices(), theme), DAY, "https://atlas.example/"))
        assert told["type"] == "FeatureCollection"
        assert told["exported"] == "2026-11-22"
        shapes = [shapely.geometry.shape(feature["geometry"]) for feature in told["features"]]
        west, south, east, north = shapely.total_bounds(shapes)
        assert -180 <= west < east <= 180 and -90 <= south < north <= 90
        if theme != "partnerships":
            rings = [part.exterior for shape in shapes for part in shapely.get_parts(shape)]
            assert all(shapely.is_ccw(ring) for ring in rings)
            assert all(shape.is_valid for shape in shapes)


def test_points_of_the_geopackage_are_right_however_far(joined: AtlasTables, tmp_path: Path) -> None:
    (tmp_path / "view.gpkg").write_bytes(to_gpkg(make_view(joined, Choices(), "partnerships")))
    places = pyogrio.read_dataframe(tmp_path / "view.gpkg", layer="places")
    lon, lat = Transformer.from_crs(2180, 4326, always_xy=True).transform(
        places.geometry.x, places.geometry.y
    )
    np.testing.assert_allclose(lon, places["lon"], atol=1e-6)
    np.testing.assert_allclose(lat, places["lat"], atol=1e-6)
