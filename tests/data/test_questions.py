"""The ten questions of ``docs/questions.md``.

The answers are counted from the published tables alone, and the steps that lead to them are followed.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.choices.scene import Selection
from geo.choices.search import find
from tests.pages.test_pages import ROOT, followed

pytestmark = pytest.mark.no_cover  # slow enough without

Row = dict[str, str]


@dataclass(frozen=True)
class Asked:
    """A section of the document."""

    answer: str
    clicks: tuple[str, ...]
    on_page: str


@cache
def document() -> dict[int, Asked]:
    """Return number -> what the document says."""
    text = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    pattern = r"^## (\d+)\. .+\n\nOdpowiedź: (.+)\nDroga: (.+)\.\nNa stronie: „(.+)”$"
    return {
        int(n): Asked(answer, tuple(way.split(" → ")), seen)
        for n, answer, way, seen in re.findall(pattern, text, re.MULTILINE)
    }


@cache
def table(name: str) -> tuple[Row, ...]:
    with (Path(ROOT) / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def own(rows: Iterable[Row]) -> int:
    """Return how many powiaty the rows are of."""
    return len({row["powiat_teryt"] for row in rows})


def partnerships(keep: Callable[[Row], bool]) -> list[Row]:
    return [row for row in table("partnerships") if keep(row)]


def listed() -> set[str]:
    return {row["powiat_teryt"] for row in table("floods")}


def silesia() -> str:
    units = [row for row in table("floods") if row["powiat_teryt"].startswith("24")]
    area = [row for row in table("powiaty") if row["powiat_teryt"].startswith("24")]
    gminy = sum(int(row["gminy"]) for row in area)
    return (
        f"w wykazie są {own(units)} z {len(area)} powiatów województwa śląskiego, a w nich {len(units)} ze"
        f" {gminy} gmin i miast."
    )


def malopolska() -> str:
    counts = Counter(row["powiat_teryt"] for row in table("floods") if row["powiat_teryt"].startswith("12"))
    (code, most), (_, second) = counts.most_common(2)
    powiat = next(row for row in table("powiaty") if row["powiat_teryt"] == code)
    assert most > second
    return f"w powiecie {powiat['powiat'].removesuffix('i')}im, {most} z {powiat['gminy']} gmin."


def germany() -> str:
    rows = partnerships(lambda row: row["country"] == "DE" and row["powiat_teryt"] in listed())
    return f"{own(rows)} powiatów z wykazu ma {len(rows)} partnerstw z partnerami w Niemczech."


def both() -> str:
    rows = partnerships(lambda row: row["powiat_teryt"] in listed())
    without = len(listed()) - own(rows)
    return (
        f"{without} ze {len(listed())} powiatów z wykazu; pozostałe {own(rows)} mają razem {len(rows)}"
        " partnerstw."
    )


def ukraine() -> str:
    rows = partnerships(lambda row: row["country"] == "UA")
    return f"{own(rows)} powiaty, {len(rows)} partnerstwa."


def since_2004() -> str:
    rows = partnerships(lambda row: row["year"] != "" and int(row["year"]) >= 2004)
    unknown = partnerships(lambda row: row["year"] == "")
    return (
        f"{len(rows)} partnerstw {own(rows)} powiatów; {len(unknown)} partnerstw nie ma podanego roku i"
        " nie są w tej liczbie."
    )


def inside_poland() -> str:
    rows = partnerships(lambda row: row["country"] == "PL")
    return f"{own(rows)} powiatów, {len(rows)} partnerstw (wierszy tabeli)."


def zywiecki() -> str:
    rows = partnerships(lambda row: row["powiat_teryt"] == "2417")
    units = [row for row in table("floods") if row["powiat_teryt"] == "2417"]
    gminy = next(row["gminy"] for row in table("powiaty") if row["powiat_teryt"] == "2417")
    countries = len({row["country"] for row in rows})
    return (
        f"{len(rows)} partnerów w {countries} krajach; w wykazie z 1999 r. jest {len(units)} z {gminy} gmin"
        " powiatu."
    )


def jelesnia() -> str:
    found = [row["powiat_1999"] for row in table("floods") if row["gmina"] == "Jeleśnia"]
    return f"tak, w powiecie {found[0].removesuffix('i')}im." if len(found) == 1 else "nie."


def gorzowski() -> str:
    powiat = next(row for row in table("powiaty") if row["flood_status"] == "no_data")
    rows = partnerships(lambda row: row["powiat_teryt"] == powiat["powiat_teryt"])
    assert powiat["powiat"] == "gorzowski"
    return (
        f"wykaz drukuje nagłówek powiatu, ale bez jego gmin; dziś powiat ma {powiat['gminy']} gmin i"
        f" {len(rows)} partnerstwa."
    )


ANSWERS: tuple[Callable[[], str], ...] = (
    silesia,
    malopolska,
    germany,
    both,
    ukraine,
    since_2004,
    inside_poland,
    zywiecki,
    jelesnia,
    gorzowski,
)


def test_there_are_ten_questions_of_at_most_four_clicks() -> None:
    assert sorted(document()) == list(range(1, 11))
    assert all(1 <= len(asked.clicks) <= 4 for asked in document().values())


@pytest.mark.parametrize("number", range(1, 11))
def test_the_answer_is_in_the_data(number: int) -> None:
    assert document()[number].answer == ANSWERS[number - 1]()


@pytest.mark.parametrize("number", range(1, 11))
def test_the_way_leads_to_the_answer(number: int) -> None:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    for click in document()[number].clicks:
        at = walked(at, click)
        assert not at.exception
    notes = [json.loads(figure.proto.json).get("note", "") for figure in at.get("bidi_component")]
    seen = "\n".join([*(element.value for element in (*at.text, *at.info)), *notes])
    assert document()[number].on_page in seen.replace("\\", "")


def walked(at: AppTest, click: str) -> AppTest:
    """Do what the document says: follow a question, click the map, or take the first result of the search."""
    if click.startswith("pytanie „"):
        return followed(at, click.removeprefix("pytanie „").removesuffix("”"))
    if click == "najciemniejszy powiat na mapie":
        at.session_state["selected"] = Selection("powiat", "1210")  # as a click on the map sets it
        return at.run()
    if typed := re.fullmatch(r"wpisz „(.+)” w polu Szukaj", click):
        from geo.data.atlas import load_atlas

        hit = find(load_atlas().joined, "pl", typed[1])[0]
        for name, value in hit.choices:  # as Enter sets it; the field itself is tried in a browser
            at.session_state[name] = value
        return at.switch_page(f"pages/{hit.page}.py").run()
    assert click == "Enter"
    return at
