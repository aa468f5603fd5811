"""The names around the data of a sheet: none on another, on the legend or on the scale bar."""

from __future__ import annotations

import datetime as dt
from itertools import combinations

import pytest

from geo.choices.model import Choices
from geo.choices.scene import Selection
from geo.data.atlas import Atlas
from geo.render.sheet import layout
from geo.render.sheet.label_placement import Box, Room, overlap
from geo.render.sheet.page_setup import PRESETS, PageSetup
from geo.render.sheet.renderer import Sheets
from geo.views.factory import make_view

DAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="session")
def sheets(atlas: Atlas) -> Sheets:
    return Sheets(atlas.joined, atlas.countries, atlas.context)


def said(sheets: Sheets, atlas: Atlas, choices: Choices, theme: str = "floods", **setup: str) -> list[str]:
    view = make_view(atlas.joined, choices, theme, "pl")
    paper = PRESETS[setup.pop("preset", "screen")]
    page, _ = sheets.compose(view, PageSetup(DAY, paper, **setup))
    texts = list(page.texts)
    page.close()
    return texts


@pytest.mark.parametrize("preset", ["screen", "a4-landscape", "a4-portrait", "square"])
@pytest.mark.parametrize(
    ("theme", "choices", "extent"),
    [
        ("floods", Choices(), "country"),
        ("joint", Choices(), "country"),
        ("floods", Choices.of(voivodeships=("24",)), "selection"),
        ("floods", Choices.of(level="gmina", voivodeships=("16",)), "selection"),
        ("floods", Choices.of(powiaty=("1217", "1211")), "selection"),
    ],
)
def test_no_name_touches_another_or_what_lies_on_the_map(
    sheets: Sheets,
    atlas: Atlas,
    monkeypatch: pytest.MonkeyPatch,
    preset: str,
    theme: str,
    choices: Choices,
    extent: str,
) -> None:
    rooms: list[tuple[Room, tuple[Box, ...]]] = []
    name_map = layout.name_labels.name_map

    def watched(window: object, ground: object, view: object, room: Room, numbered: bool) -> object:
        names = name_map(window, ground, view, room, numbered=numbered)  # type: ignore[arg-type]
        rooms.append((room, names.context.boxes if names.context else ()))
        return names

    monkeypatch.setattr(layout.name_labels, "name_map", watched)
    view = make_view(atlas.joined, choices, theme, "pl")
    page, window = sheets.compose(view, PageSetup(DAY, PRESETS[preset], extent=extent))
    page.close()
    room, context = rooms[-1]
    assert len(context) >= 20
    # labels of the data and the signs of towns may touch nothing either; a river's letters follow each other
    others = [box for box in room.taken if box not in context]
    assert not [(a, b) for a in context for b in others if overlap(a, b)]
    left, bottom, right, top = window.frame
    assert all(left <= a[0] and bottom <= a[1] and a[2] <= right and a[3] <= top for a in context)
    assert not [(a, b) for a, b in combinations(others[1:], 2) if overlap(a, b)]


def test_a_map_of_the_country_names_all_voivodeships_and_rivers(sheets: Sheets, atlas: Atlas) -> None:
    texts = said(sheets, atlas, Choices(), preset="a4-landscape")
    assert sum(text.isupper() and text.endswith("KIE") and "MORZE" not in text for text in texts) == 16
    rivers = {"Wisła", "Odra", "Warta", "Bug", "Narew", "San", "Noteć", "Pilica", "Wkra", "Brda", "Bzura"}
    rivers |= {"Gwda", "Drawa", "Bóbr", "Nysa Łużycka", "Prosna", "Niemen", "Wieprz", "Wda", "Pisa"}
    assert len(rivers & set(texts)) >= 8, rivers & set(texts)
    assert {"MORZE BAŁTYCKIE", "CZECHY", "ROSJA", "LITWA", "Warszawa", "Szczecin"} <= set(texts)


def test_the_reader_chooses_how_many_names(sheets: Sheets, atlas: Atlas) -> None:
    every, few, none = (set(said(sheets, atlas, Choices.of(names=names))) for names in ("all", "few", "none"))
    assert {"Gdynia", "Warszawa", "Narew"} <= every
    assert {"Warszawa", "Wisła"} <= few
    assert "Gdynia" not in few
    assert not {"Warszawa", "Wisła", "CZECHY"} & none


def test_what_is_chosen_is_named_without_the_names_too(sheets: Sheets, atlas: Atlas) -> None:
    chosen = Choices.of(names="none", selected=Selection("powiat", "0208"), pins=("2417",))
    texts = said(sheets, atlas, chosen)
    assert {"kłodzki", "żywiecki"} <= set(texts)


def test_a_region_names_its_powiaty_and_seats(sheets: Sheets, atlas: Atlas) -> None:
    texts = set(said(sheets, atlas, Choices.of(voivodeships=("24",)), extent="selection"))
    assert {"pow. żywiecki", "Żywiec", "Katowice", "Rybnik", "MAŁOPOLSKIE"} <= texts
    assert "ŚLĄSKIE" not in texts


def test_a_chosen_powiat_leaves_its_seat_free(sheets: Sheets, atlas: Atlas) -> None:
    texts = set(said(sheets, atlas, Choices.of(powiaty=("1217", "1211")), extent="selection"))
    assert {"tatrzański", "nowotarski", "Zakopane", "Nowy Targ", "gm. Kościelisko"} <= texts
