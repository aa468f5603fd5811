"""Rivers: the drainage network and its names, the least-cost way, and pieces that widen."""

from __future__ import annotations

import struct

import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import Transformer

from geo.core.errors import DataError, UpstreamError
from geo.pipeline.derive import river_courses, river_network, rivers
from geo.pipeline.derive.distance_field import Grid
from geo.pipeline.derive.gshhg import Line
from geo.pipeline.derive.river_network import Course, Network

STEPS = [
    ((20.0, 52.0), (20.1, 52.0), 100),
    ((20.1, 52.0), (20.2, 52.0), 300),
    ((20.1, 52.1), (20.1, 52.0), 150),
]
"""Two rivers that meet at 20.1, 52.0: (upper end, lower end, drained km²)."""


def shapefile(kind: int = 3) -> bytes:
    content = b"\0" * 100
    for number, (up, down, _) in enumerate(STEPS, start=1):
        box = (min(up[0], down[0]), min(up[1], down[1]), max(up[0], down[0]), max(up[1], down[1]))
        content += struct.pack(">2i", number, 40) + struct.pack("<i4d3i4d", kind, *box, 1, 2, 0, *up, *down)
    return content


def table() -> bytes:
    head = struct.pack("<B3BIHH", 3, 121, 1, 1, len(STEPS), 65, 13) + b"\0" * 52 + b"\r"
    return head + b"".join(b" " + f"{area:>12.3f}".encode() for _, _, area in STEPS)


def names(*rows: tuple[str, float, float, str], mouth: str = "") -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["name", "lon", "lat", "host"]).assign(mouth=mouth)


def test_the_network_is_read_downstream() -> None:
    network = river_network.decode(shapefile(), table())
    assert network.up.tolist() == [[20.0, 52.0], [20.1, 52.0], [20.1, 52.1]]
    assert network.down.tolist() == [[20.1, 52.0], [20.2, 52.0], [20.1, 52.0]]
    assert network.basin.tolist() == [100, 300, 150]


@pytest.mark.parametrize("content", [b"", b"\0" * 100, shapefile()[:-1], shapefile(kind=5)])
def test_a_damaged_network_is_refused(content: bytes) -> None:
    with pytest.raises(UpstreamError, match="Drainage network of EFAS: expected lines of two points"):
        river_network.decode(content, table())


def network() -> Network:
    up, down, basin = zip(*STEPS, strict=True)
    return Network(np.array(up), np.array(down), np.array(basin, dtype=float))


def test_a_river_is_followed_to_its_host_or_mouth() -> None:
    main, side = river_network.follow(
        network(), names(("Main", 20.0, 52.0, ""), ("Side", 20.1, 52.1, "Main"))
    )
    assert (main.points.tolist(), main.basin.tolist()) == (
        [[20.0, 52.0], [20.1, 52.0], [20.2, 52.0]],
        [100, 300, 300],
    )
    assert (side.host, side.points.tolist(), side.basin.tolist()) == (
        "Main",
        [[20.1, 52.1], [20.1, 52.0]],
        [150, 150],
    )


def test_a_wrong_mouth_is_put_right_by_the_table() -> None:
    (main,) = river_network.follow(network(), names(("Main", 20.0, 52.0, ""), mouth="20.05 52.05"))
    assert main.points.tolist() == [[20.0, 52.0], [20.05, 52.05]]
    assert main.basin.tolist() == [100, 100]


@pytest.mark.parametrize(
    ("row", "found"), [(("Side", 20.1, 52.1, ""), "Main"), (("Side", 20.1, 52.15, "Main"), "Main")]
)
def test_a_name_that_does_not_fit_the_network_is_refused(
    row: tuple[str, float, float, str], found: str
) -> None:
    with pytest.raises(DataError, match=f"expected Side to begin at a cell .*found {found}"):
        river_network.follow(network(), names(("Main", 20.0, 52.0, ""), row))


def test_the_cheapest_way_follows_cheap_cells_round_an_obstacle() -> None:
    cost = np.full((5, 7), 1.0)
    cost[2, 1:6] = np.inf
    cost[4, :] = 0.1
    path, known = river_courses.cheapest(cost, 14, np.array([20]))
    rows, _ = np.unravel_index(path, cost.shape)
    assert (path[0], path[-1]) == (14, 20)
    assert rows.max() == 4
    assert known == pytest.approx(7 / 11)


def course(name: str, host: str, *points: tuple[float, float], basin: float = 500.0) -> Course:
    degrees = Transformer.from_crs(2180, 4326, always_xy=True)
    at = np.array([degrees.transform(x, y) for x, y in points])
    return Course(name, host, at, np.full(len(at), basin))


def test_rivers_meet_and_follow_known_lines() -> None:
    main = course("Main", "", *((500e3 + 5e3 * k, 500e3) for k in range(9)))
    side = course("Side", "Main", (520e3, 520e3), (520e3, 510e3), (520e3, 500e3))
    truth = shapely.LineString([(500e3, 501e3), (540e3, 501e3)])
    none = np.array([], dtype=object)
    led = river_courses.lead([main, side], river_courses.Hints(np.array([truth], dtype=object), none))
    middle = shapely.get_coordinates(led["Main"].interpolate(0.5, normalized=True))[0]
    assert middle[1] == pytest.approx(501e3, abs=300)
    mouth = shapely.Point(shapely.get_coordinates(led["Side"])[-1])
    assert led["Main"].distance(mouth) < 0.01


def test_costs_are_infinite_beyond_the_corridor() -> None:
    grid = Grid(np.arange(500e3, 512e3, 150), np.arange(490e3, 512e3, 150))
    way = np.array([[502e3, 500e3], [510e3, 500e3]])
    none = np.array([], dtype=object)
    water = np.array([shapely.box(505e3, 502e3, 506e3, 503e3)], dtype=object)
    cost = river_courses.costs(way, grid, river_courses.Hints(none, water))
    row, column = np.searchsorted(grid.y, [500e3, 502.5e3]), np.searchsorted(grid.x, [505.5e3, 505.5e3])
    on_way, on_water = cost[row, column]
    assert (round(on_way, 1), round(on_water, 2)) == (1.0, 0.12)
    assert np.isinf(cost[0]).all()


def test_named_rivers_come_in_pieces_that_share_points() -> None:
    line = shapely.LineString([(500e3 + 1e3 * k, 500e3) for k in range(101)])
    country = shapely.box(480e3, 480e3, 560e3, 520e3)
    main = course("Main", "Sea", (500e3, 500e3), (600e3, 500e3))
    made = rivers.named([main], {"Main": line}, country)
    assert made["piece"].tolist() == [1, 2, 3]
    assert set(made["host"]) == {"Sea"}
    ends = [shapely.get_coordinates(shape)[[0, -1], 0].tolist() for shape in made.geometry]
    assert (ends[0][0], ends[-1][1]) == (500e3, 572e3)  # 12 km beyond the border
    assert [end for _, end in ends[:-1]] == [start for start, _ in ends[1:]]


def test_rivers_abroad_leave_out_the_known_ones() -> None:
    degrees = Transformer.from_crs(2180, 4326, always_xy=True)

    def line(y: float) -> Line:
        points = np.array([degrees.transform(x, y) for x in np.arange(700e3, 741e3, 5e3)])
        return Line(2, 0.0, points)

    known = [shapely.LineString([(700e3, 500e3), (740e3, 500e3)])]
    made = rivers.abroad([line(501e3), line(520e3)], known, shapely.box(0, 0, 600e3, 600e3))
    assert len(made) == 1
    assert (made["name"].tolist(), made["basin_km2"].tolist()) == ([""], [0])
    assert made.geometry.iloc[0].bounds[1] == pytest.approx(520e3, abs=10)
