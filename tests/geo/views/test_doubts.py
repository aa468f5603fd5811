"""The lists of what is uncertain and of what was corrected."""

from __future__ import annotations

from collections import Counter

import pytest

from geo.core.i18n import LANGUAGES
from geo.data.join import AtlasTables
from geo.views.corrections import corrections, counted, filtered
from geo.views.doubts import DoubtFilter, counted_by_kind, counted_by_powiat, doubts, has_words
from tests.printed import PUBLISHED, decisions


def test_doubts_of_tiny(tiny: AtlasTables) -> None:
    hostile, printed = tiny.places["name"].iloc[2], tiny.partnerships["printed_partner"].iloc[3]
    found = doubts(tiny, "en")
    assert [(d.key, d.theme, d.title, d.powiat, d.printed, d.published, d.what) for d in found] == [
        ("row:4", "partnerships", "Row 4 of the partnership table", "Warszawa", printed, hostile, "unit"),
        (
            *("unit:4", "floods", "Row 4 of the 1999 flood list", "bolesławiecki"),
            *("2. bolesławiecki: =Nowogrodziec", "bolesławiecki: Nowogrodziec", "powiat"),
        ),
        ("powiat:0801", "floods", "Powiat gorzowski", "gorzowski", "gorzowski", "no data", "unit"),
    ]
    assert [d.reason for d in found] == [
        "It is not known which.",
        "The heading is uncertain.",
        "Heading only.",
    ]


def test_doubts_are_those_of_the_published_tables(joined: AtlasTables) -> None:
    own = Counter(
        kind for table in PUBLISHED.values() for row in table.values() for kind in row["doubt"].split()
    )
    found = doubts(joined, "pl")
    assert counted_by_kind(found) == {
        kind: own[kind] for kind in ("unit", "powiat", "country", "year", "point")
    }
    assert len(found) == sum(
        row["uncertain"] == "1" for table in PUBLISHED.values() for row in table.values()
    )
    assert sum(counted_by_powiat(found).values()) == len(found)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_doubt_says_why(joined: AtlasTables, lang: str) -> None:
    assert [doubt.key for doubt in doubts(joined, lang) if len(doubt.reason) < 16] == []


@pytest.mark.parametrize(
    ("chosen", "keys"),
    [
        (DoubtFilter(kinds=("country",)), ["row:268"]),
        (
            DoubtFilter(voivodeship="08", theme="floods"),
            [*(f"unit:{n}" for n in range(152, 157)), "powiat:0801"],
        ),
        (DoubtFilter(powiat="1011"), ["row:268", "row:378"]),
        (DoubtFilter(words="golub serb"), ["row:268"]),
        (DoubtFilter(words="Krosnienski maszewo"), ["unit:156"]),
        (DoubtFilter(words="nothing of the kind"), []),
    ],
)
def test_a_filter_keeps(joined: AtlasTables, chosen: DoubtFilter, keys: list[str]) -> None:
    assert [doubt.key for doubt in doubts(joined, "pl") if chosen.keeps(doubt)] == keys


def test_words_are_found_by_their_beginnings_without_diacritics() -> None:
    assert has_words("Powiat żywiecki, wiersz 12", "zyw wiersz")
    assert has_words("anything", "")
    assert not has_words("Powiat żywiecki", "wiecki")


def test_corrections_are_the_decisions_that_change_a_value(joined: AtlasTables) -> None:
    made = corrections(joined, "pl")
    own = [row for row in decisions() if row["kind"] != "as_printed"]
    assert [one.decided.line[:3] for one in made] == [
        (row["table"], row["key"], row["column"]) for row in own
    ]
    assert all(one.rows and one.decided.reason for one in made)
    assert sum(counted(one.table for one in made).values()) == len(own)


def test_a_correction_leads_to_its_source_rows(joined: AtlasTables) -> None:
    made = corrections(joined, "pl")
    by_line = {one.decided.line[:3]: one.rows for one in made}
    assert by_line["floods", "13 14 15", "section"] == (
        ("13", "unit:13"),
        ("14", "unit:14"),
        ("15", "unit:15"),
    )
    assert by_line["places", "hr-zagreb", "name"] == (("hr-zagreb", "place:hr-zagreb"),)
    assert by_line["anchors", "geonames:3186886", "name"] == (("geonames:3186886", "place:hr-zagreb"),)
    assert by_line["areas", "221208", "name"] == (("221208", "entry:areas-221208"),)


def test_corrections_are_found(joined: AtlasTables) -> None:
    made = corrections(joined, "pl")
    assert [one.decided.key for one in filtered(made, asked="Pilawa Gorna")] == ["12"]
    assert {one.table for one in filtered(made, table="wykaz powodziowy")} == {"wykaz powodziowy"}
    assert {one.decided.kind for one in filtered(made, kind="literówka")} == {"literówka"}
