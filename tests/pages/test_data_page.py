"""The page on the data: what is uncertain, what was corrected, and the sources."""

from __future__ import annotations

from collections import Counter

from streamlit.testing.v1 import AppTest

from tests.pages.test_pages import opened
from tests.printed import PUBLISHED, decisions


def html(at: AppTest) -> str:
    return "".join(element.proto.body for element in at.get("html"))


def test_counts_of_doubts_are_those_of_the_tables() -> None:
    own = Counter(
        kind for table in PUBLISHED.values() for row in table.values() for kind in row["doubt"].split()
    )
    at = opened("data.py")
    assert not at.exception
    said = at.button_group(key="doubt_kinds")
    names = {"unit": "jednostka", "powiat": "powiat", "country": "kraj", "year": "rok", "point": "punkt"}
    assert [option.content for option in said.proto.options] == [
        f"{names[kind]} ({own[kind]})" for kind in ("unit", "powiat", "country", "year", "point")
    ]
    marked = [row for table in PUBLISHED.values() for row in table.values() if row["uncertain"] == "1"]
    assert html(at).count("<li><strong><a data-source=") == len(marked)
    assert f"Pozycji: {len(marked)}." in at.text[0].value


def test_doubts_are_filtered_and_searched() -> None:
    at = opened("data.py")
    at.selectbox(key="doubt_voivodeship").select("08").run()
    at.text_input(key="doubt_words").input("maszewo").run()
    assert html(at).count("<li><strong><a data-source=") == 1
    assert 'data-source="unit:156"' in html(at)
    assert 'data-source="unit:156" data-report href="dane?record=unit:156"' in html(at)
    at.text_input(key="doubt_words").input("nic takiego").run()
    assert "Nic nie znaleziono." in html(at)


def test_corrections_are_searched_and_all_can_be_shown() -> None:
    own = [row for row in decisions() if row["kind"] != "as_printed"]
    at = opened("data.py")
    assert html(at).count("data-report") - 72 == 40
    at.button(key="correction_more").click().run()
    assert html(at).count("data-report") - 72 == len(own)
    at.text_input(key="correction_words").input("Pilawa").run()
    assert html(at).count("data-report") - 72 == 1
    assert "Piława Górna" in html(at)


def test_sources_and_join_stand_last_with_paths_at_the_end() -> None:
    told = html(opened("data.py"))
    assert told.count("<td>zgodny ze skrótem</td>") == told.count("<td>data/")
    assert told.index('<th scope="col">Zawartość</th>') < told.index('<th scope="col">Plik</th>')
    assert [told.count(f"<td>{n}</td>") > 0 for n in (443, 673, 186, 170)] == [True] * 4
    assert told.index("atlas-doubts") < told.index('<th scope="col">Powód</th>') < told.index("SHA-256")
