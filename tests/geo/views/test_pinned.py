"""The table of pinned powiaty, against values counted by hand in the published tables."""

from __future__ import annotations

from geo.choices.model import Choices
from geo.choices.scene import Selection
from geo.data.join import AtlasTables
from geo.views.charts import Table
from geo.views.factory import make_view
from geo.views.pinned import compare_table, short_table


def table(joined: AtlasTables, lang: str, **chosen: object) -> Table:
    return compare_table(make_view(joined, Choices.of(**chosen), "floods", lang))  # type: ignore[arg-type]


def test_five_powiaty_counted_by_hand(joined: AtlasTables) -> None:
    pins = ("0208", "2417", "0801", "1465")
    made = table(joined, "pl", pins=pins, voivodeships=("32",))  # the filters change nothing here
    assert made.keys == ("powiat:0208", "powiat:2417", "powiat:0801", "powiat:1465")
    assert [row[:3] for row in made.rows] == COUNTED_BY_HAND
    assert made.rows[0] == (
        "kłodzki",
        "dolnośląskie",
        14,
        13,
        13 / 14,
        7,
        "Polska (3), Czechy, Niemcy, Ukraina, Włochy",
    )
    assert made.rows[2][3:5] == (None, None)  # only the heading is printed: no data, not zero
    assert made.note.startswith("Brak danych")
    assert table(joined, "en", pins=("1465",)).note == ""


COUNTED_BY_HAND = [
    ("kłodzki", "dolnośląskie", 14),
    ("żywiecki", "śląskie", 15),
    ("gorzowski", "lubuskie", 7),
    ("Warszawa", "mazowieckie", 1),
]


def test_without_the_partnership_table_nothing_is_counted(tiny: AtlasTables) -> None:
    made = table(tiny, "en", pins=("0201",))
    assert made.rows[0][5] == 2


def test_the_panel_compares_the_pinned_and_the_selected(joined: AtlasTables) -> None:
    choices = Choices.of(pins=("0208", "0801"), selected=Selection("powiat", "2417"))
    made = short_table(make_view(joined, choices, "floods", "pl"))
    assert made.keys == ("powiat:0208", "powiat:0801", "powiat:2417")
    assert made.rows[0] == ("kłodzki", "13 z 14 (92,9%)", 7)
    assert made.rows[1][1] == "brak danych"
    assert made.rows[2] == ("żywiecki", "15 z 15 (100%)", 14)
    pinned = Choices.of(pins=("0208",), selected=Selection("powiat", "0208"))
    assert short_table(make_view(joined, pinned, "floods", "pl")).keys == ("powiat:0208",)
