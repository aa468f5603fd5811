"""Hostile names, damaged files and nonsense addresses, in a real browser."""

from __future__ import annotations

import shutil

import pandas as pd
import pytest

from benchmarks.measure import APP, ROOT, served
from geo.pipeline.build import describe_package

HOSTILE = [
    "<script>document.title='owned'</script>",
    "<img src=x onerror=\"parent.document.title='owned'\">",
    "`${document.title='owned'}`",
    "\"'; document.title='owned'; //",
    "</script><b>bold</b>",
    "\u202eabc\u202c {{'map_div'}} {% raw %}",
]


@pytest.fixture(scope="module")
def hostile_app(tmp_path_factory):
    """The app on data whose first partner names are hostile; hashes are those of the changed files."""
    data = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(ROOT / "data", data)
    places = pd.read_csv(data / "places.csv", dtype=str, keep_default_na=False)
    partnerships = pd.read_csv(data / "partnerships.csv", dtype=str, keep_default_na=False)
    ids = partnerships["place_id"].drop_duplicates().head(len(HOSTILE)).tolist()
    names = dict(zip(ids, HOSTILE, strict=True))
    places["name"] = [
        names.get(key, name) for key, name in zip(places["place_id"], places["name"], strict=True)
    ]
    partnerships["partner"] = [
        names.get(key, name)
        for key, name in zip(partnerships["place_id"], partnerships["partner"], strict=True)
    ]
    places.to_csv(data / "places.csv", index=False)
    partnerships.to_csv(data / "partnerships.csv", index=False)
    powiaty = pd.read_csv(data / "powiaty.csv", dtype=str, keep_default_na=False)
    powiaty.loc[powiaty["powiat_teryt"] == "0208", "powiat"] = HOSTILE[1]
    powiaty.to_csv(data / "powiaty.csv", index=False)
    (data / "datapackage.json").write_bytes(describe_package(data))
    with served(APP, ATLAS_DATA=str(data)) as server:
        yield server.address


def test_hostile_names_are_text_everywhere(hostile_app, visitor):
    visit = visitor().open(f"{hostile_app}/partnerstwa?powiaty=0208")
    frame = visit.wait_for_map()
    title = visit.page.title()
    tips = frame.evaluate(
        "() => { const seen = []; map.eachLayer(l => { if (l.getTooltip && l.getTooltip()) { l.openTooltip();"
        " const node = l.getTooltip().getElement(); if (node) seen.push([node.innerText,"
        " node.querySelectorAll('img,script,b').length]); l.closeTooltip(); } }); return seen; }"
    )
    assert any(HOSTILE[1] in text for text, _ in tips)
    assert {elements for _, elements in tips} == {0}
    assert HOSTILE[1] in visit.page.get_by_test_id("stText").inner_text()
    visit.page.goto(f"{hostile_app}/partnerstwa")
    visit.wait_for_map()
    visit.page.wait_for_timeout(500)
    assert visit.page.title() == title
    assert visit.dialogs == []
    assert visit.outside == []


@pytest.mark.parametrize(
    ("file", "theme", "other"),
    [
        ("floods.csv", "wykaz-powodziowy-1999", "partnerstwa"),
        ("partnerships.csv", "partnerstwa", "wykaz-powodziowy-1999"),
    ],
)
def test_damaged_file_hides_only_its_own_page(tmp_path, visitor, file, theme, other):
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    with (data / file).open("a", encoding="utf-8") as table:
        table.write("oops\n")
    with served(APP, ATLAS_DATA=str(data)) as server:
        visit = visitor()
        visit.page.goto(f"{server.address}/{theme}")
        said = visit.page.get_by_role("alert").first.inner_text(timeout=30_000)
        assert f"Plik data/{file}: oczekiwano treści o skrócie" in said
        assert "Traceback" not in visit.page.content()
        visit.open(f"{server.address}/{other}")
        assert visit.drawn()["powiaty"] == 380


def test_missing_boundaries_are_one_sentence(tmp_path, visitor):
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    (data / "boundaries" / "powiaty.shp").unlink()
    with served(APP, ATLAS_DATA=str(data)) as server:
        visit = visitor()
        visit.page.goto(server.address)
        said = visit.page.get_by_role("alert").first.inner_text(timeout=30_000)
        assert said.endswith(
            "Plik data/boundaries/powiaty.shp: oczekiwano go w tym miejscu, nie znaleziono niczego. Przywróć"
            " go z repozytorium."
        )
        visit.page.goto(f"{server.address}/dane")
        visit.page.get_by_role("heading", name="Poprawki").wait_for(timeout=30_000)


def test_nonsense_address_falls_back(app, visitor):
    address = (
        "partnerstwa?countries=ZZ,%3Cscript%3E&year_from=banana&voivodeships=99&k=77"
        "&measure=%00&powiaty=0299&lang=xx&unknown=1"
    )
    visit = visitor().open(f"{app}/{address}")
    assert len(visit.drawn()["lines"]) == 443
    assert "pominięto" in visit.page.get_by_test_id("stAlertContainer").inner_text()


def test_filters_survive_a_change_of_page_and_stand_in_the_address(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?voivodeships=24&lang=pl")
    shown = [code for code, _ in visit.drawn()["shown"]]
    visit.page.get_by_role("link", name="Wykaz powodziowy z 1999 r.").click()
    visit.page.get_by_role("heading", name="Wykaz powodziowy z 1999 r.").wait_for()
    visit.page.wait_for_timeout(1000)
    assert [code for code, _ in visit.drawn()["shown"]] == shown
    visit.page.wait_for_url(lambda url: "voivodeships=24" in url)
