"""Every number of all reports, counted again from the published tables alone."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from geo.core.teryt import VOIVODESHIPS
from geo.data.join import AtlasTables
from geo.views.charts import Bars, Table
from geo.views.factory import make_view
from geo.views.report.document import Bullets, Map, Report
from geo.views.report.powiat import powiat_report
from geo.views.report.voivodeship import voivodeship_report
from tests.printed import POWIATY, PUBLISHED

FLOODS, PARTNERSHIPS = PUBLISHED["floods"].values(), PUBLISHED["partnerships"].values()


def plural(n: int, one: str, few: str, many: str) -> str:
    """Return the Polish form of a noun after a number."""
    if n == 1:
        return f"{n} {one}"
    return f"{n} {few if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else many}"


def percent(part: int, whole: int) -> str:
    tenths = (2000 * part + whole) // (2 * whole)  # halves go up
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10},{tenths % 10}%"


def prose(report: Report, number: int) -> str:
    """Return the first paragraph of a section."""
    text = report.sections[number].blocks[0]
    assert isinstance(text, str)
    return text.replace("\u00a0", " ")


def tables(report: Report) -> list[Table]:
    return [block for block in report.blocks() if isinstance(block, Table)]


def column(table: Table, label: str) -> list[object]:
    at = [column.label for column in table.columns].index(label)
    return [row[at] for row in table.rows]


@pytest.mark.parametrize("code", POWIATY)
def test_numbers_of_a_powiat(joined: AtlasTables, code: str) -> None:
    report, row = powiat_report(joined, code), POWIATY[code]
    units = [unit for unit in FLOODS if unit["powiat_teryt"] == code]
    own = [line for line in PARTNERSHIPS if line["powiat_teryt"] == code]
    flooded, gminy = int(row["gminy_flooded"]), int(row["gminy"])
    expected = {
        "no_data": "Brak danych: w wykazie z 1999 r. jest nagłówek powiatu, ale bez jego gmin.",
        "not_listed": "Poza wykazem z 1999 r.",
        "listed": (
            "W wykazie z 1999 r.: całe miasto."
            if int(code[2:]) > 60
            else f"W wykazie z 1999 r.: {flooded} z {gminy} gmin ({percent(flooded, gminy)})."
        ),
    }[row["flood_status"]]
    assert prose(report, 0).startswith(expected)
    countries = len({line["country"] for line in own})
    said = (
        f"{plural(len(own), 'partnerstwo', 'partnerstwa', 'partnerstw')} w {countries} "
        f"{'kraju' if countries == 1 else 'krajach'}."
        if own
        else "W tabeli z około 2009 r. nie ma żadnego partnerstwa."
    )
    assert prose(report, 1).startswith(said)
    found = {table.title: table for table in tables(report)}
    if units:
        listed = column(found["Gminy w wykazie z 1999 r."], "Lp.")
        assert Counter(map(str, listed)) == Counter(unit["seq"] for unit in units)
    if own:
        lines = column(found["Partnerzy od najbliższego"], "Wiersz źródła")
        assert Counter(map(str, lines)) == Counter(line["lp"] for line in own)
        (years,) = [block for block in report.blocks() if isinstance(block, Bars)]
        known = Counter(line["year"] or "rok nieznany" for line in own)
        assert {label: n for label, n in zip(years.labels, years.values, strict=True) if n} == known
    first = found["Na tle sąsiadów"].rows[0]
    assert (first[1], first[5]) == (len(own), gminy)


@pytest.mark.parametrize("code", VOIVODESHIPS)
def test_numbers_of_a_voivodeship(joined: AtlasTables, code: str) -> None:
    report = voivodeship_report(joined, code)
    own = {key: row for key, row in POWIATY.items() if key.startswith(code)}
    known = [row for row in own.values() if row["flood_status"] != "no_data"]
    units = [unit for unit in FLOODS if unit["powiat_teryt"].startswith(code)]
    lines = [line for line in PARTNERSHIPS if line["powiat_teryt"].startswith(code)]
    flooded, gminy = (sum(int(row[name]) for row in known) for name in ("gminy_flooded", "gminy"))
    text = prose(report, 0)
    if not units:
        assert text == f"W wykazie nie ma żadnej gminy województwa (jest ich {gminy})."
        return
    verb = "są" if flooded % 10 in (2, 3, 4) and flooded % 100 not in (12, 13, 14) else "jest"
    assert f"W wykazie {verb} {flooded} z jego {gminy} gmin ({percent(flooded, gminy)})." in text
    powiaty = len({unit["powiat_teryt"] for unit in units})
    assert re.match(rf"Województwo {VOIVODESHIPS[code]}: {len(units)} gmin[^:]* w {powiaty} powi", text)
    for words, rows in (
        ("W całości w wykazie", [r for r in known if r["gminy_flooded"] == r["gminy"]]),
        ("Poza wykazem", [r for r in own.values() if r["flood_status"] == "not_listed"]),
    ):
        said = plural(len(rows), "powiat", "powiaty", "powiatów")
        assert (f"{words}: {said} (" in text) == bool(rows)
    partnered = {line["powiat_teryt"] for line in lines}
    assert prose(report, 1).startswith(
        f"Województwo {VOIVODESHIPS[code]}: "
        f"{plural(len(lines), 'partnerstwo', 'partnerstwa', 'partnerstw')}, "
        f"{plural(len(partnered), 'powiat', 'powiaty', 'powiatów')}, "
    )
    without = len(own) - len(partnered)
    assert (
        f"Bez partnerstwa w tabeli: {plural(without, 'powiat', 'powiaty', 'powiatów')} (" in prose(report, 1)
    ) == (without > 0)
    found = {table.title: table for table in tables(report)}
    assert sum(map(int, column(found["Powiaty województwa"], "Partnerstwa"))) == len(lines)
    assert sum(map(int, column(found["Partnerstwa według krajów"], "Partnerstwa"))) == len(lines)
    assert sum(map(int, column(found["Gminy w wykazie z 1999 r."], "Pozycje wykazu"))) == len(units)
    assert len(found["Wszystkie partnerstwa powiatów województwa"].rows) == len(lines)


def test_ranks_of_voivodeships_by_partnerships(joined: AtlasTables) -> None:
    counts = Counter(line["powiat_teryt"][:2] for line in PARTNERSHIPS)
    for code in VOIVODESHIPS:
        standing = voivodeship_report(joined, code).sections[2].blocks[0]
        assert isinstance(standing, Bullets)
        place = 1 + sum(n > counts[code] for n in counts.values())
        assert (
            standing.lines[-1]
            .replace("\u00a0", " ")
            .startswith(f"Partnerstwa: {counts[code]}; wśród województw {place}. miejsce na 16")
        )


def test_no_map_of_a_report_is_empty(joined: AtlasTables) -> None:
    """A unit that is not on the list is shown among others that are, or has no map of the list."""
    for report in (
        *(powiat_report(joined, code) for code in ("2417", "1465", "0801", "2007")),
        *(voivodeship_report(joined, code) for code in ("20", "24")),
    ):
        maps = [block for block in report.blocks() if isinstance(block, Map)]
        assert not any(make_view(joined, found.choices, found.theme).is_empty for found in maps)
    assert not [b for b in voivodeship_report(joined, "20").sections[0].blocks if isinstance(b, Map)]


def test_sections_of_a_report(joined: AtlasTables) -> None:
    assert [section.title for section in powiat_report(joined, "2417").sections] == [
        "Wykaz powodziowy z 1999 r.",
        "Partnerstwa",
        "Miejsce i mediany",
        "Wątpliwości i poprawki",
        "Źródła",
    ]
    assert [section.title for section in voivodeship_report(joined, "24", "en").sections] == [
        "1999 flood list",
        "Partnerships",
        "Among the voivodeships",
        "Doubts",
        "Sources",
    ]
