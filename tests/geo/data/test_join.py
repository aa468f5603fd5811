"""The join: everything finds its match by TERYT text, and what does not is named."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from geo.data.join import AtlasTables, join_powiaty
from tests.tiny import tiny_tables


def test_tiny_report(tiny: AtlasTables) -> None:
    report = tiny.report
    assert (report.boundaries, report.powiaty_matched) == (5, 5)
    assert (report.partnerships, report.partnerships_linked) == (6, 6)
    assert (report.floods, report.floods_linked) == (5, 5)
    assert (report.places, report.unmatched_places) == (3, ())
    assert (report.powiaty_with_partners, report.powiaty_flooded, report.powiaty_both) == (4, 3, 3)
    assert (report.uncertain_partnerships, report.uncertain_floods, report.uncertain_powiaty) == (
        ("4",),
        ("4",),
        ("0801",),
    )


def test_only_380_boundaries_are_whole(tiny: AtlasTables, joined: AtlasTables) -> None:
    assert not tiny.report.whole
    assert joined.report.whole
    for fault in (
        {"boundaries": 379},
        {"partnerships_linked": 442},
        {"floods_linked": 672},
        {"unmatched_places": ("de-goerlitz",)},
    ):
        assert not replace(joined.report, **fault).whole  # type: ignore[arg-type]


def test_real_report(joined: AtlasTables) -> None:
    report = joined.report
    assert (report.boundaries, report.powiaty_matched) == (380, 380)
    assert (report.partnerships, report.partnerships_linked) == (443, 443)
    assert (report.floods, report.floods_linked) == (673, 673)
    unmatched = [
        getattr(report, f"unmatched_{side}")
        for side in ("boundaries", "powiaty", "partnerships", "floods", "places")
    ]
    assert unmatched == [()] * 5
    assert report.uncertain_powiaty == ("0801",)


def test_powiaty_have_shares_and_counts(tiny: AtlasTables) -> None:
    area = tiny.powiaty
    assert area["powiat_teryt"].tolist() == ["0201", "0264", "0801", "1465", "2402"]
    assert area["share"].fillna(-1).tolist() == [0.5, 1.0, -1, 0.0, 0.1]
    assert area["partnerships"].tolist() == [2, 1, 0, 2, 1]
    assert area.crs.to_epsg() == 2180


def test_codes_stay_text_everywhere(tiny: AtlasTables, joined: AtlasTables) -> None:
    for tables in (tiny, joined):
        for frame in (tables.powiaty, tables.partnerships, tables.floods):
            assert frame["powiat_teryt"].map(lambda code: isinstance(code, str) and len(code) == 4).all()
    assert tiny.partnerships["powiat_teryt"].iloc[0] == "0201"


def test_rows_keep_printed_cells_order_and_length(tiny: AtlasTables) -> None:
    rows = tiny.partnerships
    assert rows["lp"].tolist() == [1, 2, 3, 4, 5, 6]
    assert rows["printed_partner"].iloc[0] == "Görlitz, Landkreis"
    assert rows["printed_country"].tolist() == ["Niemcy", "Niemcy", "Ukraina", "USA", "Ukraina", "Niemcy"]
    assert rows["year"].fillna(0).tolist() == [2001, 0, 1999, 2005, 0, 2009]
    assert rows["length_km"].tolist() == [42, 42, 516, 9423, 340, 324]
    assert tiny.floods["printed_unit"].tolist() == [
        "Wrocław",
        "Bolesławiec",
        "Bolesławiec",
        "=Nowogrodziec",
        "Jasienica",
    ]
    assert tiny.floods["voivodeship"].iloc[0] == "dolnośląskie"


def test_a_missing_place_is_reported_and_its_row_kept() -> None:
    tables = tiny_tables()
    tables["places"] = tables["places"].query("place_id != 'ua-lwow'")
    made = join_powiaty(**tables)
    assert made.report.unmatched_partnerships == ("3", "5")
    assert (made.report.partnerships, made.report.partnerships_linked) == (6, 4)
    assert made.partnerships["lp"].tolist() == [1, 2, 3, 4, 5, 6]


def test_a_missing_powiat_is_reported_on_every_side() -> None:
    tables = tiny_tables()
    tables["powiaty"] = tables["powiaty"].query("powiat_teryt != '0201'")
    made = join_powiaty(**tables)
    assert made.report.unmatched_boundaries == ("0201",)
    assert made.report.unmatched_partnerships == ("1", "2")
    assert made.report.unmatched_floods == ("2", "3", "4")
    assert (len(made.powiaty), len(made.partnerships), len(made.floods)) == (5, 6, 5)


def test_a_missing_boundary_is_reported() -> None:
    tables = tiny_tables()
    tables["boundaries"] = tables["boundaries"].query("teryt != '2402'")
    report = join_powiaty(**tables).report
    assert report.unmatched_powiaty == ("2402",)
    assert (report.unmatched_partnerships, report.unmatched_floods) == (("6",), ("5",))


def test_an_unused_place_is_reported() -> None:
    tables = tiny_tables()
    tables["partnerships"] = tables["partnerships"].query("lp != '4'")
    assert join_powiaty(**tables).report.unmatched_places == ("us-hostile",)


def test_a_code_without_its_zero_finds_nothing() -> None:
    tables = tiny_tables()
    tables["powiaty"]["powiat_teryt"] = tables["powiaty"]["powiat_teryt"].str.lstrip("0")
    report = join_powiaty(**tables).report
    assert report.unmatched_boundaries == ("0201", "0264", "0801")
    assert report.unmatched_powiaty == ("201", "264", "801")


@pytest.mark.parametrize("name", ["powiaty", "places", "printed_partnerships", "printed_floods"])
def test_a_key_that_comes_twice_is_refused(name: str) -> None:
    tables = tiny_tables()
    tables[name] = pd.concat([tables[name], tables[name].iloc[:1]])  # type: ignore[literal-required]
    with pytest.raises(pd.errors.MergeError):
        join_powiaty(**tables)


def test_the_arguments_are_not_changed() -> None:
    tables, untouched = tiny_tables(), tiny_tables()
    join_powiaty(**tables)
    for name, frame in tables.items():
        assert frame.equals(untouched[name]), name  # type: ignore[literal-required, attr-defined]
