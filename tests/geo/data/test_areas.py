"""Figures of voivodeships, powiaty and gminy.

Those of the tiny atlas are counted by hand, those of the real one come from the annex.
"""

from __future__ import annotations

import math

import pytest
import shapely

from geo.choices.model import Choices
from geo.data import areas
from geo.data.areas import LEVELS
from geo.data.join import AtlasTables, join_powiaty
from tests.tiny import tiny_tables

NONE = None  # no data


def by_code(joined: AtlasTables, level: str, measure: str) -> dict[str, float | None]:
    """Return code -> value, None where there is none."""
    values = areas.values(joined, level, measure)
    return {
        code: None if math.isnan(value) else round(value, 4)
        for code, value in zip(areas.areas(joined, level)["code"], values, strict=True)
    }


# the strips of tests/tiny.py: 0201 has 40 + 120 + 80 of 400 km² on the list, 2402 has 100 of 400
@pytest.mark.parametrize(
    ("measure", "powiaty", "voivodeships"),
    [
        ("number", [3, 1, NONE, 0, 1], [4, NONE, 0, 1]),
        ("share", [0.5, 1, NONE, 0, 0.1], [0.5714, NONE, 0, 0.1]),
        ("area", [0.6, 1, NONE, 0, 0.25], [0.8, NONE, 0, 0.25]),
        ("towns", [1, 1, NONE, 0, 0], [2, NONE, 0, 0]),
        ("others", [2, 0, NONE, 0, 1], [2, NONE, 0, 1]),
        ("listed", [1, 1, NONE, 0, 1], [1, NONE, 0, 1]),
    ],
)
def test_tiny_figures(
    tiny: AtlasTables, measure: str, powiaty: list[float | None], voivodeships: list[float | None]
) -> None:
    assert by_code(tiny, "powiat", measure) == dict(
        zip(["0201", "0264", "0801", "1465", "2402"], powiaty, strict=True)
    )
    assert by_code(tiny, "voivodeship", measure) == dict(
        zip(["02", "08", "14", "24"], voivodeships, strict=True)
    )


def test_tiny_gminy_are_listed_by_kind_or_not(tiny: AtlasTables) -> None:
    kinds = by_code(tiny, "gmina", "kind")
    assert len(kinds) == 25
    assert kinds["0201:Bolesławiec:miejska"] == kinds["0264:Wrocław:miejska"] == areas.TOWN
    assert kinds["0201:Bolesławiec:wiejska"] == kinds["2402:Jasienica:wiejska"] == areas.OTHER
    assert kinds["0201:Gromadka:wiejska"] == kinds["1465:Warszawa:miejska"] == 0
    assert {code for code, kind in kinds.items() if kind is None} == {
        code for code in kinds if code.startswith("0801")
    }


# Counted in the annex and the register by hand; areas by a geodesic calculation on the ellipsoid, not on the
# map's plane. powiat: gminy, on the list, towns, others, share of area
POWIATY = {
    "0201": (6, 4, 1, 3, 0.5801),  # bolesławiecki
    "0208": (14, 13, 4, 9, 0.9792),  # kłodzki
    "0211": (4, 2, 0, 2, 0.5356),  # lubiński
    "0264": (1, 1, 1, 0, 1.0),  # Wrocław
    "0862": (1, 1, 1, 1, 1.0),  # Zielona Góra: city and the rural gmina that has joined it since
    "1815": (5, 2, 0, 2, 0.4292),  # ropczycko-sędziszowski
    "2001": (7, 0, 0, 0, 0.0),  # augustowski
    "2417": (15, 15, 1, 14, 1.0),  # żywiecki
}
# voivodeship: gminy (without those of gorzowski), on the list, towns, others, share of area
VOIVODESHIPS = {
    "02": (169, 133, 31, 102, 0.753),
    "08": (75, 27, 4, 24, 0.3472),
    "24": (167, 100, 21, 79, 0.6169),
}


@pytest.mark.parametrize(("level", "expected"), [("powiat", POWIATY), ("voivodeship", VOIVODESHIPS)])
def test_figures_of_the_annex(
    joined: AtlasTables, level: str, expected: dict[str, tuple[float, ...]]
) -> None:
    table = areas.areas(joined, level).set_index("code")
    for code, (gminy, listed, towns, others, area) in expected.items():
        assert table.loc[code, ["gminy", "gminy_flooded", "towns", "others"]].tolist() == [
            gminy,
            listed,
            towns,
            others,
        ], code
        assert by_code(joined, level, "share")[code] == pytest.approx(listed / gminy, abs=1e-4)
        assert by_code(joined, level, "area")[code] == pytest.approx(area, abs=1e-3)


def test_gorzowski_has_no_data_at_any_level(joined: AtlasTables) -> None:
    for measure in ("share", "number", "area", "towns", "others", "listed", "kind"):
        missing = {code for code, value in by_code(joined, "powiat", measure).items() if value is None}
        assert missing == {"0801"}
        assert None not in by_code(joined, "voivodeship", measure).values()
    gminy = by_code(joined, "gmina", "kind")
    assert {code[:4] for code, value in gminy.items() if value is None} == {"0801"}
    assert sum(value is None for value in gminy.values()) == 7
    lubuskie = areas.areas(joined, "voivodeship").set_index("code")["no_data"]
    assert lubuskie[lubuskie > 0].to_dict() == {"08": 1}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("0201:Bolesławiec:miejska", 2),
        ("0201:Bolesławiec:wiejska", 1),
        ("0208:Kłodzko:miejska", 2),
        ("0208:Bystrzyca Kłodzka:miejsko-wiejska", 1),
        ("0862:Zielona Góra:miejska", 2),
        ("2417:Żywiec:miejska", 2),
        ("2417:Świnna:wiejska", 1),
        ("1465:Warszawa:miejska", 0),
    ],
)
def test_gminy_of_the_annex(joined: AtlasTables, code: str, kind: int) -> None:
    assert by_code(joined, "gmina", "kind")[code] == kind


def test_sums_agree_between_the_levels(joined: AtlasTables) -> None:
    # two units lie in one gmina of today, one in two: two gminy on the map, one unit in its powiat
    for level, others in (("gmina", 593), ("powiat", 592), ("voivodeship", 592)):
        table = areas.areas(joined, level)
        found = (table["gminy_flooded"].sum(), table["towns"].sum(), table["others"].sum())
        assert found == (673, 81, others)
    assert [len(areas.areas(joined, level)) for level in LEVELS] == [16, 380, 2477]


@pytest.mark.parametrize("level", LEVELS)
def test_shapes_follow_the_areas(joined: AtlasTables, level: str) -> None:
    shapes, table = areas.shapes(joined, level), areas.areas(joined, level)
    assert len(shapes) == len(table)
    assert shapes.crs.to_epsg() == 2180
    inside = joined.powiaty.geometry.representative_point().set_axis(joined.powiaty["powiat_teryt"])
    if level == "voivodeship":
        assert all(
            shapely.contains(shapes[table.index[table["code"] == code[:2]][0]], inside[code])
            for code in POWIATY
        )


@pytest.mark.parametrize(
    ("choices", "voivodeships", "gminy"),
    [
        (Choices(), "02 08 14 24", 25),
        (Choices.of(voivodeships=("02",)), "02", 7),
        (Choices.of(powiaty=("0264", "2402")), "02 24", 11),
        (Choices.of(flooded_only=True), "02 24", 17),
        (Choices.of(countries=("FR",)), "", 0),
    ],
)
def test_shown(tiny: AtlasTables, choices: Choices, voivodeships: str, gminy: int) -> None:
    powiaty = choices.rows.keep_powiaty(tiny)
    codes = areas.areas(tiny, "voivodeship")["code"]
    assert codes[areas.shown(tiny, "voivodeship", powiaty)].tolist() == voivodeships.split()
    assert int(areas.shown(tiny, "gmina", powiaty).sum()) == gminy
    assert areas.shown(tiny, "powiat", powiaty).tolist() == powiaty.tolist()


# ------------------------------------------------------------ units and gminy
def test_a_unit_without_its_gmina_is_reported_and_kept(tiny: AtlasTables) -> None:
    tables = tiny_tables()
    tables["floods"].loc[4, "gmina_kind"] = "miejska"  # there is no town of Jasienica
    made = join_powiaty(**tables)
    assert (made.report.units_on_gminy, made.report.unmatched_units) == (4, ("5",))
    assert made.floods["seq"].tolist() == [1, 2, 3, 4, 5]
    assert by_code(made, "powiat", "others")["2402"] == 1
    assert (tiny.report.units_on_gminy, tiny.report.unmatched_units, tiny.report.gminy) == (5, (), 25)


def test_without_gminy_nothing_is_known_of_areas() -> None:
    tables = {name: table for name, table in tiny_tables().items() if name != "gminy"}
    made = join_powiaty(**tables)  # type: ignore[arg-type]
    assert set(by_code(made, "powiat", "area").values()) == {None}
    assert by_code(made, "powiat", "share")["0201"] == 0.5
    assert made.report.unmatched_units == ("1", "2", "3", "4", "5")
