"""The address is the state: back, forward, copied links, old and broken addresses."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit


def query(visit) -> dict[str, list[str]]:
    return parse_qs(urlsplit(visit.page.url).query)


def said(visit, text: str) -> None:
    """Wait until the sentence above the map holds ``text``."""
    visit.page.get_by_test_id("stText").first.filter(has_text=text).wait_for(timeout=12_000)


def lines(visit, n: int) -> None:
    visit.map_frame().wait_for_function("n => Atlas.ready && Atlas.drawn().lines.length === n", arg=n)


def choose(visit, label: str, option: str) -> None:
    """Add one option in a field of the sidebar by typing."""
    field = visit.page.get_by_role("combobox", name=label)
    field.fill(option)
    visit.page.get_by_role("option", name=option).first.click()
    visit.page.keyboard.press("Escape")


def test_back_undoes_and_forward_does_again(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    lines(visit, 443)
    choose(visit, "Kraj partnera", "Niemcy")
    lines(visit, 135)
    choose(visit, "Województwo", "wielkopolskie")
    said(visit, "województwo: wielkopolskie")
    n_greater = len(visit.drawn()["lines"])
    visit.page.get_by_text("tylko powiaty z wykazu powodziowego").click()
    said(visit, "tylko powiaty z wykazu")
    n_flooded = len(visit.drawn()["lines"])
    assert 0 < n_flooded < n_greater < 135
    visit.page.wait_for_url("**flooded_only=1**")
    assert query(visit) == {"v": ["2"], "voivodeships": ["30"], "countries": ["DE"], "flooded_only": ["1"]}
    visit.page.go_back()
    lines(visit, n_greater)
    said(visit, "Filtry: województwo: wielkopolskie; kraj partnera: Niemcy.")
    assert not visit.page.get_by_role("checkbox", name="tylko powiaty z wykazu powodziowego").is_checked()
    visit.page.go_back()
    lines(visit, 135)
    said(visit, "Filtry: kraj partnera: Niemcy.")
    visit.page.go_back()
    lines(visit, 443)
    said(visit, "Bez filtrów.")
    assert visit.page.get_by_test_id("stSidebar").get_by_text("Niemcy").count() == 0
    visit.page.go_forward()
    lines(visit, 135)
    visit.page.go_forward()
    lines(visit, n_greater)
    said(visit, "Filtry: województwo: wielkopolskie; kraj partnera: Niemcy.")
    assert query(visit) == {"v": ["2"], "voivodeships": ["30"], "countries": ["DE"]}


def test_back_over_slider_language_and_page(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?v=2&countries=DE")
    lines(visit, 135)
    visit.page.get_by_role("slider").first.focus()
    visit.page.keyboard.press("ArrowRight")
    said(visit, "od roku ")
    year = query_year(visit)
    visit.page.get_by_role("radio", name="English").check(force=True)
    visit.page.get_by_role("heading", name="Partnerships", exact=True).wait_for(timeout=12_000)
    visit.page.wait_for_url("**lang=en**")
    visit.page.get_by_role("link", name="Flood 1999").click()
    visit.page.get_by_role("heading", name="Flood 1999").wait_for(timeout=12_000)
    said(visit, "partner country: Germany; from the year")
    assert query(visit) == {"v": ["2"], "countries": ["DE"], "year_from": [year], "lang": ["en"]}
    visit.page.go_back()
    visit.page.get_by_role("heading", name="Partnerships", exact=True).wait_for(timeout=12_000)
    said(visit, "partner country: Germany; from the year")
    visit.page.go_back()
    visit.page.get_by_role("heading", name="Partnerstwa", exact=True).wait_for(timeout=12_000)
    said(visit, f"kraj partnera: Niemcy; od roku {year}")
    visit.page.go_back()
    said(visit, "Filtry: kraj partnera: Niemcy.")
    lines(visit, 135)
    visit.page.go_forward()
    said(visit, f"od roku {year}")


def query_year(visit) -> str:
    visit.page.wait_for_url("**year_from=**")
    return query(visit)["year_from"][0]


def test_fast_clicks_are_not_taken_for_going_back(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    for name in ("tylko powiaty z wykazu powodziowego", "także partnerstwa bez znanego roku", "tylko powiaty z partnerami"):
        visit.page.get_by_text(name).click(no_wait_after=True)
    said(visit, "bez partnerstw o nieznanym roku; tylko powiaty z wykazu powodziowego; tylko powiaty z partnerami")
    visit.page.wait_for_timeout(500)
    assert query(visit) == {"v": ["2"], "unknown_year": ["0"], "flooded_only": ["1"], "partners_only": ["1"]}


def test_a_copied_link_opens_the_same_in_a_fresh_browser(app, visitor):
    first = visitor().open(f"{app}/partnerstwa")
    choose(first, "Kraj partnera", "Czechy")
    said(first, "kraj partnera: Czechy")
    first.page.wait_for_url("**countries=CZ**")
    second = visitor().open(first.page.url)
    said(second, "kraj partnera: Czechy")
    assert second.drawn() == first.drawn()


def test_a_broken_address_is_said_in_words(app, visitor):
    address = "partnerstwa?v=9&countries=DE&countries=FR&countries=ZZ&pins=0201,0202,0203,0204,0205&extent=far&k=3&k=4&<b>x</b>=1"
    visit = visitor().open(f"{app}/{address}")
    said(visit, "kraj partnera: Niemcy i Francja")
    warned = visit.page.get_by_role("alert").inner_text()
    for name in ("Kraj partnera", "przypięte powiaty (najwyżej 4)", "wycinek mapy", "Ile klas", "wersja adresu", "„<b>x</b>”"):
        assert name in warned, name
    assert visit.page.get_by_role("alert").locator("b").count() == 0


def test_choices_survive_a_change_of_language(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?countries=DE&forms=agreement")
    visit.page.get_by_role("radio", name="English").check(force=True)
    said(visit, "partner country: Germany; form: agreement")
    visit.page.get_by_text("only powiaty on the flood list").click()
    said(visit, "partner country: Germany; form: agreement; only powiaty on the flood list")
    visit.page.get_by_role("radio", name="Polski").check(force=True)
    visit.page.get_by_role("link", name="Powódź 1999").click()
    said(visit, "kraj partnera: Niemcy; forma: umowa; tylko powiaty z wykazu powodziowego")
