"""The steps that make the boundary files, on tiny hand-made inputs; the whole build when it can run."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo.core.errors import DataError, UpstreamError
from geo.pipeline.derive import distance_field, localities, mesh, regions, topojson, writers

SQUARE = [(5000000, 2000000), (5000000, 2100000), (5100000, 2100000), (5100000, 2000000)]  # lat, lon
HOLE = [(5020000, 2020000), (5020000, 2040000), (5040000, 2040000)]


def lcma(*keys: str, version: int = 2, rings: tuple[list[tuple[int, int]], ...] = (SQUARE, HOLE)) -> bytes:
    content = b"LCMA" + struct.pack("<BH", version, len(keys))
    for key in keys:
        content += struct.pack("<B", len(key)) + key.encode() + struct.pack("<4i", 0, 0, 0, 0)
        content += struct.pack("<HB", 1, len(rings))
        for ring in rings:
            content += struct.pack("<H", len(ring)) + b"".join(struct.pack("<2i", *point) for point in ring)
    return content


def test_regions_are_decoded_as_lon_lat_with_holes() -> None:
    found = regions.decode(lcma("PL0201", "DE111"))
    assert list(found) == ["PL0201", "DE111"]
    assert found["PL0201"].bounds == (20.0, 50.0, 21.0, 51.0)
    assert found["PL0201"].area == pytest.approx(1.0 - 0.02)


@pytest.mark.parametrize(
    "content",
    [b"LCMB\x02\x00\x00", lcma("PL0201", version=1), lcma("PL0201")[:-3], lcma("PL0201") + b"x", b"LCMA"],
)
def test_damaged_regions_are_refused(content: bytes) -> None:
    with pytest.raises(UpstreamError, match=r"Regions of MeteoAlarm: expected .* Run: python -m geo fetch"):
        regions.decode(content)


def test_polygons_only_drops_what_a_repair_leaves() -> None:
    bow = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    mixed = shapely.GeometryCollection([shapely.make_valid(bow), shapely.LineString([(5, 5), (6, 6)])])
    assert regions.polygons_only(mixed).area == pytest.approx(2.0)


TOPOLOGY = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.25], "translate": [10, 50]},
    "arcs": [
        [[0, 0], [0, 4], [4, 0]],
        [[4, 4], [0, -4], [-4, 0]],
        [[4, 4], [4, 0], [0, -4], [-4, 0]],
        [[9, 9], [1, 0]],
    ],
    "objects": {
        "countries": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "id": "616", "properties": {"name": "A"}, "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "id": "276", "arcs": [[[2, -3, 2]], [[3, -4]]]},
                {"type": "Polygon", "arcs": [[2, -2]]},
                {"type": None},
            ],
        }
    },
}


def test_topojson_arcs_are_deltas_scaled_and_moved() -> None:
    arcs = topojson.decode_arcs(TOPOLOGY)
    assert arcs[0].tolist() == [[10, 50], [10, 51], [12, 51]]
    assert topojson.decode_arcs({"arcs": [[[1, 2], [3, 4]]]})[0].tolist() == [[1, 2], [3, 4]]


def test_topojson_rings_join_arcs_and_turn_negative_ones_round() -> None:
    arcs = topojson.decode_arcs(TOPOLOGY)
    assert topojson.ring([0, 1], arcs).tolist() == [[10, 50], [10, 51], [12, 51], [12, 50], [10, 50]]
    assert topojson.ring([-1], arcs).tolist() == [[12, 51], [10, 51], [10, 50]]


def test_topojson_neighbours_share_their_border() -> None:
    found = list(topojson.features(json.dumps(TOPOLOGY).encode(), "countries"))
    assert [members.get("id") for members, _ in found] == ["616", "276", None, None]
    assert found[0][0] == {"id": "616", "properties": {"name": "A"}}
    assert found[0][1].bounds == (10, 50, 12, 51)
    assert found[2][1].area == pytest.approx(2.0)
    assert shapely.coverage_is_valid([shapely.get_parts(found[n][1])[0] for n in (0, 2)])
    assert found[3][1].is_empty


@pytest.mark.parametrize("content", [b"no json", b"{}", b'{"arcs": [], "objects": {}}'])
def test_a_broken_topology_is_refused(content: bytes) -> None:
    with pytest.raises(UpstreamError, match="TopoJSON: expected a topology with the object countries"):
        list(topojson.features(content, "countries"))


def test_mesh_is_a_coverage_even_where_labels_meet_at_corners() -> None:
    labels = np.full((8, 8), distance_field.OUTSIDE, dtype=np.int32)
    labels[2:6, 2:6] = np.random.default_rng(7).integers(0, 4, (4, 4))
    labels[2, 2], labels[3, 3], labels[2, 3], labels[3, 2] = 0, 0, 1, 1
    grid = distance_field.Grid(np.arange(8) * 250.0, np.arange(8) * 250.0)
    polygons = mesh.polygonized(labels, np.ones((8, 8)), grid)
    assert sorted(polygons) == sorted(set(labels[labels >= 0].tolist()))
    assert all(shape.is_valid for shape in polygons.values())
    assert shapely.coverage_is_valid(list(polygons.values()))
    for label, shape in polygons.items():
        rows, columns = np.nonzero(labels == label)
        assert shapely.contains_xy(shape, grid.x[columns], grid.y[rows]).all()


def test_crumbs_go_to_their_neighbour_unless_a_locality_holds_them() -> None:
    labels = np.zeros((6, 9), dtype=np.int32)
    labels[1, 1] = labels[4, 4] = labels[1, 7] = labels[2, 7] = 1
    keep = np.zeros(labels.shape, bool)
    keep[4, 4] = True
    tidy = mesh.without_crumbs(labels, keep, 2)
    assert sorted(zip(*np.nonzero(tidy == 1), strict=True)) == [(1, 7), (2, 7), (4, 4)]
    assert (labels == 1).sum() == 4


def register() -> pd.DataFrame:
    rows = [
        ("1", "Abc", "city", "Abc-gmina miejska"),
        ("2", "Def", "village", "Odd"),
        ("3", "Ghi", "village", "Odd"),
    ]
    frame = pd.DataFrame(rows, columns=["id", "name", "kind", "commune"])
    return frame.assign(province="p", district=["A", "b", "b"], x=[5.0, 15.0, 16.0], y=[5.0, 5.0, 6.0])


def decisions(folder: Path, line: str) -> Path:
    path = folder / "gminy.csv"
    path.write_text(f"table,key,column,source_value,value,kind,reason\n{line}\n", encoding="utf-8")
    return path


def test_a_decision_changes_the_localities_it_names(tmp_path: Path) -> None:
    source = register()
    fixed = localities.corrected(
        source, decisions(tmp_path, "prng,2 3,Commune,Odd,Odd-gmina wiejska,typo,because")
    )
    named = localities.with_gminy(fixed)
    assert named[["gmina", "gmina_kind"]].to_numpy().tolist() == [
        ["Abc", "miejska"],
        ["Odd", "wiejska"],
        ["Odd", "wiejska"],
    ]
    assert source["commune"].tolist() == ["Abc-gmina miejska", "Odd", "Odd"]
    with pytest.raises(DataError, match="found Odd"):
        localities.with_gminy(source)


@pytest.mark.parametrize(
    "line", ["prng,2 9,Commune,Odd,x,typo,r", "prng,2,Name,Odd,x,typo,r", "prng,2,Commune,Even,x,typo,r"]
)
def test_a_decision_that_does_not_fit_the_source_is_refused(line: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"data/corrections/gminy\.csv: expected localities"):
        localities.corrected(register(), decisions(tmp_path, line))


def test_regions_get_the_name_that_their_localities_carry_one_to_one() -> None:
    shapes = {"0201": shapely.box(10, 0, 20, 10), "0261": shapely.box(0, 0, 10, 10)}
    assert localities.name_regions(shapes, register()) == {"0201": ("p", "b"), "0261": ("p", "A")}
    with pytest.raises(DataError, match="found 1 and 2"):
        localities.name_regions({"0201": shapes["0201"]}, register())
    with pytest.raises(DataError, match="found none in 0261"):
        localities.name_regions(shapes | {"0261": shapely.box(90, 90, 91, 91)}, register())


def test_files_are_the_same_bytes_on_every_run(tmp_path: Path) -> None:
    frame = gpd.GeoDataFrame({"A": ["Łódź"]}, geometry=[shapely.box(0, 0, 1, 1)], crs=4326)
    turned = frame.assign(geometry=[shapely.Polygon([(1, 1), (0, 1), (0, 0), (1, 0)])])
    writers.write_shapefile(frame, tmp_path / "a" / "x.shp")
    writers.write_shapefile(turned, tmp_path / "b" / "x.shp")
    for ending in (".shp", ".shx", ".dbf", ".prj", ".cpg"):
        assert (tmp_path / "a" / f"x{ending}").read_bytes() == (tmp_path / "b" / f"x{ending}").read_bytes()
    assert (tmp_path / "a" / "x.dbf").read_bytes()[1:4] == bytes([121, 5, 11])
    writers.write_geojson(frame, tmp_path / "x.geojson", 2)
    assert (tmp_path / "x.geojson").read_text(encoding="utf-8") == (
        '{"type":"FeatureCollection","features":[\n'
        '{"geometry":{"coordinates":[[[0.0,0.0],[0.0,1.0],[1.0,1.0],[1.0,0.0],[0.0,0.0]]],"type":"Polygon"},'
        '"properties":{"A":"Łódź"},"type":"Feature"}\n'
        "]}\n"
    )


def test_lines_keep_their_direction(tmp_path: Path) -> None:
    upstream = gpd.GeoDataFrame({"A": [1]}, geometry=[shapely.LineString([(1, 1), (0, 0)])], crs=4326)
    writers.write_geojson(upstream, tmp_path / "x.geojson", 1)
    assert '"coordinates":[[1.0,1.0],[0.0,0.0]]' in (tmp_path / "x.geojson").read_text(encoding="utf-8")
