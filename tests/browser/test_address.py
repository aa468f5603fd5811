"""The address is the state: back, forward, copied links, old and broken addresses."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import MAP


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
    field.click()
    field.fill(option)
    visit.page.get_by_role("option", name=option).first.click()
    visit.page.keyboard.press("Escape")


def test_back_undoes_and_forward_does_again(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    lines(visit, 443)
    choose(visit, "Kraj partnera", "Niemcy")
    lines(visit, 135)
    choose(visit, "Województwo", "wielkopolskie")
    said(visit, "Województwo wielkopolskie")
    n_greater = len(visit.drawn()["lines"])
    visit.page.get_by_text("tylko powiaty z wykazu powodziowego").click()
    said(visit, "tylko powiaty z wykazu")
    n_flooded = len(visit.drawn()["lines"])
    assert 0 < n_flooded < n_greater < 135
    visit.page.wait_for_url("**flooded_only=1**")
    assert query(visit) == {"v": ["3"], "voivodeships": ["30"], "countries": ["DE"], "flooded_only": ["1"]}
    visit.page.go_back()
    lines(visit, n_greater)
    said(visit, "(kraj partnera: Niemcy)")
    assert not visit.page.get_by_role("checkbox", name="tylko powiaty z wykazu powodziowego").is_checked()
    visit.page.go_back()
    lines(visit, 135)
    said(visit, "(kraj partnera: Niemcy)")
    visit.page.go_back()
    lines(visit, 443)
    said(visit, "Cała Polska: 443 partnerstwa")
    assert visit.page.get_by_test_id("stSidebar").get_by_text("Niemcy").count() == 0
    visit.page.go_forward()
    lines(visit, 135)
    visit.page.go_forward()
    lines(visit, n_greater)
    said(visit, "(kraj partnera: Niemcy)")
    assert query(visit) == {"v": ["3"], "voivodeships": ["30"], "countries": ["DE"]}


def test_back_over_slider_language_and_page(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?v=3&countries=DE")
    lines(visit, 135)
    visit.page.get_by_role("slider").first.focus()
    visit.page.keyboard.press("ArrowRight")
    said(visit, "kraj partnera: Niemcy; od ")
    year = query_year(visit)
    visit.page.get_by_role("radio", name="English").check(force=True)
    visit.page.get_by_role("heading", name="Partnerships", exact=True, level=1).wait_for(timeout=12_000)
    visit.page.wait_for_url("**lang=en**")
    visit.page.get_by_role("link", name="1999 flood list").click()
    visit.page.get_by_role("heading", name="1999 flood list").wait_for(timeout=12_000)
    said(visit, "All of Poland: 673 gminy")
    assert query(visit) == {"v": ["3"], "countries": ["DE"], "year_from": [year], "lang": ["en"]}
    visit.page.go_back()
    visit.page.get_by_role("heading", name="Partnerships", exact=True, level=1).wait_for(timeout=12_000)
    said(visit, "partner country: Germany; since")
    visit.page.go_back()
    visit.page.get_by_role("heading", name="Partnerstwa", exact=True, level=1).wait_for(timeout=12_000)
    said(visit, f"kraj partnera: Niemcy; od {year} r.")
    visit.page.go_back()
    said(visit, "(kraj partnera: Niemcy)")
    lines(visit, 135)
    visit.page.go_forward()
    said(visit, f"od {year} r.")


def query_year(visit) -> str:
    visit.page.wait_for_url("**year_from=**")
    return query(visit)["year_from"][0]


def test_fast_clicks_are_not_taken_for_going_back(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    for name in (
        "tylko powiaty z wykazu powodziowego",
        "tylko powiaty z partnerami",
    ):
        visit.page.get_by_text(name).click(no_wait_after=True)
    said(
        visit,
        "tylko powiaty z wykazu powodziowego; tylko powiaty z partnerami",
    )
    visit.page.wait_for_timeout(500)
    assert query(visit) == {"v": ["3"], "flooded_only": ["1"], "partners_only": ["1"]}


def test_a_copied_link_opens_the_same_in_a_fresh_browser(app, visitor):
    first = visitor().open(f"{app}/partnerstwa")
    choose(first, "Kraj partnera", "Czechy")
    said(first, "kraj partnera: Czechy")
    first.page.wait_for_url("**countries=CZ**")
    second = visitor().open(first.page.url)
    said(second, "kraj partnera: Czechy")
    assert second.drawn() == first.drawn()


def test_a_broken_address_is_said_in_words(app, visitor):
    address = (
        "partnerstwa?v=9&countries=DE&countries=FR&countries=ZZ&pins=0201,0202,0203,0204,0205"
        "&extent=far&k=3&k=4&<b>x</b>=1"
    )
    visit = visitor().open(f"{app}/{address}")
    said(visit, "kraje partnerów: Niemcy i Francja")
    warned = visit.page.get_by_test_id("stAlertContainer").inner_text()
    for name in (
        "Kraj partnera",
        "przypięte powiaty (najwyżej 4)",
        "wycinek mapy",
        "Ile klas",
        "wersja adresu",
        "„<b>x</b>”",
    ):
        assert name in warned, name
    assert visit.page.get_by_test_id("stAlertContainer").locator("b").count() == 0


def test_choices_survive_a_change_of_language(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?countries=DE&forms=agreement")
    visit.page.get_by_role("radio", name="English").check(force=True)
    said(visit, "partner country: Germany; form: agreement")
    visit.page.get_by_text("only powiaty on the flood list").click()
    said(visit, "partner country: Germany; form: agreement; only powiaty on the flood list")
    visit.page.get_by_role("radio", name="Polski").check(force=True)
    visit.page.get_by_role("link", name="Wykaz powodziowy z 1999 r.").click()
    said(visit, "(tylko powiaty z wykazu powodziowego)")
    visit.page.get_by_role("link", name="Partnerstwa", exact=True).click()
    said(visit, "kraj partnera: Niemcy; forma: umowa; tylko powiaty z wykazu powodziowego")


def extent(visit) -> str:
    return query(visit).get("extent", [""])[0]


def zoom(visit) -> float:
    return visit.map_frame().evaluate("map.getZoom()")


def scroll_in(visit) -> None:
    """Zoom in by the wheel, and wait until the address tells it."""
    before = visit.page.url
    box = visit.page.locator(MAP).bounding_box()
    visit.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    visit.page.keyboard.down("Control")
    visit.page.mouse.wheel(0, -200)
    visit.page.keyboard.up("Control")
    visit.page.wait_for_function(
        "before => location.href !== before && location.search.includes('extent=')", arg=before
    )
    visit.page.wait_for_timeout(400)


def test_the_extent_is_in_the_address_without_a_run_or_a_step(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    drawn, steps = visit.map_frame().evaluate("Atlas.drawCount"), visit.page.evaluate("history.length")
    assert extent(visit) == ""
    scroll_in(visit)
    scroll_in(visit)
    assert float(extent(visit).split("/")[0]) == zoom(visit)
    assert (visit.map_frame().evaluate("Atlas.drawCount"), visit.page.evaluate("history.length")) == (
        drawn,
        steps,
    )
    other = visitor().open(visit.page.url)
    assert zoom(other) == zoom(visit)
    assert (
        abs(
            other.map_frame().evaluate("map.getCenter().lng")
            - visit.map_frame().evaluate("map.getCenter().lng")
        )
        < 0.001
    )


def test_a_filter_keeps_the_extent_and_back_brings_the_earlier_one(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?countries=DE")
    lines(visit, 135)
    scroll_in(visit)
    first, near = extent(visit), zoom(visit)
    visit.page.get_by_text("tylko powiaty z wykazu powodziowego").click()
    visit.page.wait_for_url("**flooded_only=1**")
    assert (extent(visit), zoom(visit)) == (first, near)
    scroll_in(visit)
    assert zoom(visit) > near
    visit.page.go_back()
    lines(visit, 135)
    assert (extent(visit), zoom(visit)) == (first, near)


def test_buttons_of_the_map_are_moves_and_reach_other_pages(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    visit.map_frame().get_by_role("button", name="Polska", exact=True).click()
    visit.page.wait_for_url("**extent=**")
    poland = extent(visit)
    visit.page.get_by_role("link", name="Wykaz powodziowy z 1999 r.").click()
    visit.page.get_by_role("heading", name="Wykaz powodziowy z 1999 r.").wait_for()
    visit.wait_for_map()
    pixel = 360 / (
        256 * 2 ** float(poland.split("/")[0])
    )  # the frames of two pages differ by a few pixels in height
    for there, here in zip(poland.split("/"), extent(visit).split("/"), strict=True):
        assert abs(float(there) - float(here)) < pixel
    visit.page.go_back()  # one step; the browser's own count of them lags behind
    visit.page.wait_for_url("**/partnerstwa?**")


def test_pins_are_compared_outlined_and_kept_in_the_link(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?selected=powiat:0208")
    visit.page.get_by_role("button", name="Przypnij do porównania").click()
    visit.page.get_by_role("heading", name="Przypięte powiaty").wait_for()
    visit.page.wait_for_url("**pins=0208**")
    outlined = (
        "() => [...Atlas.store.shapes].filter(([, layer]) => layer.options.color ==="
        " '#d55e00').map(([code]) => code)"
    )
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("heading", name="Powiat kłodzki").wait_for(state="detached")
    assert visit.map_frame().evaluate(outlined) == ["0208"]
    other = visitor().open(visit.page.url.replace("pins=0208", "pins=0208,2417,0801"))
    other.page.get_by_role("button", name="Odepnij żywiecki").click()
    other.page.get_by_role("button", name="Odepnij żywiecki").wait_for(state="detached")
    assert sorted(other.map_frame().evaluate(outlined)) == ["0208", "0801"]
    other.page.get_by_role("button", name="Odepnij wszystkie").click()
    other.page.get_by_role("heading", name="Przypięte powiaty").wait_for(state="detached")
    other.page.wait_for_url(lambda url: "pins=" not in url)  # written at the end of the run of the page
    other.page.go_back()
    other.page.get_by_role("heading", name="Przypięte powiaty").wait_for()


def test_escape_clears_the_selection_from_the_map_too(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?selected=powiat:0208")
    visit.page.get_by_role("heading", name="Powiat kłodzki").wait_for()
    visit.map_frame().locator(".leaflet-container").focus()
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("heading", name="Powiat kłodzki").wait_for(state="detached")


def test_copy_link(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?countries=CZ")
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.wait_for_url("**v=3**")
    visit.page.get_by_role("button", name="Kopiuj link").click()
    visit.page.get_by_text("Skopiowano").wait_for()
    assert visit.page.evaluate("navigator.clipboard.readText()") == visit.page.url


def test_copy_link_where_the_browser_refuses_shows_the_address_selected(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?countries=CZ")
    visit.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    visit.page.get_by_role("button", name="Kopiuj link").click()
    field = visit.page.get_by_label("Adres tego widoku")
    assert field.input_value() == visit.page.url
    assert visit.page.evaluate("document.activeElement.selectionEnd") == len(visit.page.url)


@pytest.mark.parametrize(
    ("label", "typed", "found"),
    [
        ("Województwo", "slaskie", "śląskie"),
        ("Województwo", "lodzkie", "łódzkie"),
        ("Kraj partnera", "wegry", "Węgry"),
        ("Kraj partnera", "lotwa", "Łotwa"),
        ("Powiat", "klodzki", "kłodzki (dolnośląskie)"),
        ("Powiat", "zywieki", "żywiecki (śląskie)"),
    ],
)
def test_a_picker_finds_names_and_closes(app, visitor, label, typed, found):
    visit = visitor().open(f"{app}/partnerstwa")
    field = visit.page.get_by_role("combobox", name=label)
    field.press_sequentially(typed)
    assert visit.page.get_by_role("option").all_inner_texts()[0] == found
    visit.after_change(lambda: field.press("Enter"))
    assert visit.page.get_by_role("option").count() == 0
    assert field.get_attribute("aria-expanded") == "false"
    visit.after_change(lambda: visit.page.get_by_role("button", name=f"Usuń: {found}").click())
    lines(visit, 443)


def test_the_partnerships_without_a_year_are_two_clicks_away(app, visitor):
    visit = visitor(1093, 614).open(f"{app}/partnerstwa")
    field = visit.page.get_by_role("combobox", name="Podany rok")
    field.scroll_into_view_if_needed()
    visit.page.wait_for_timeout(300)  # a list closes when the sidebar scrolls
    field.click()
    visit.page.get_by_role("option", name="tylko bez podanego roku").click()
    lines(visit, 66)
    said(visit, "tylko partnerstwa bez podanego roku")
    visit.page.wait_for_url("**only_unknown_year=1**")


def test_what_is_set_for_partnerships_leaves_the_flood_list_alone(app, visitor):
    visit = visitor(1093, 614).open(f"{app}/partnerstwa")
    choose(visit, "Kraj partnera", "Niemcy")
    lines(visit, 135)
    visit.page.get_by_test_id("stSidebarNav").get_by_role("link", name="Wykaz powodziowy").click()
    visit.page.wait_for_url("**/wykaz-powodziowy-1999**")
    said(visit, "673")
    expect(visit.page.get_by_role("combobox", name="Kraj partnera")).to_have_count(0)
    visit.page.get_by_text("tylko powiaty z partnerami").click()
    said(visit, "tylko powiaty z partnerami; kraj partnera: Niemcy")
    old = visitor(1093, 614).open(f"{app}/powodz-1999?v=2&countries=DE")
    said(old, "tylko powiaty z partnerami; kraj partnera: Niemcy")
