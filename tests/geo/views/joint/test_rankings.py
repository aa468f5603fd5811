"""Rankings of powiaty, against values sorted by hand."""

from __future__ import annotations

from geo.choices.model import Choices
from geo.data.join import AtlasTables
from geo.views.joint.rankings import RANKED
from tests.geo.views.joint.published import cells, charts


def test_ranking_by_share(joined: AtlasTables) -> None:
    """Sorted by hand by share, then partnerships; ties share a rank and are in alphabetical order."""
    table = charts(joined, Choices()).by_share
    assert cells(table, 0, 1, 3, 4, 5, 6)[:8] == [
        (1, "żywiecki", 15, 15, 1.0, 14),
        (2, "głubczycki", 4, 4, 1.0, 6),
        (3, "karkonoski", 9, 9, 1.0, 5),
        (4, "lwówecki", 5, 5, 1.0, 4),
        (4, "raciborski", 8, 8, 1.0, 4),
        (4, "złotoryjski", 6, 6, 1.0, 4),
        (7, "dąbrowski", 7, 7, 1.0, 3),
        (8, "brzeski (opolskie)", 6, 6, 1.0, 2),
    ]
    assert table.keys[:4] == ("powiat:2417", "powiat:1602", "powiat:0206", "powiat:0212")
    assert len(table.rows) == RANKED
    # 170 powiaty are listed, 44 of them with all gminy: 18 have partnerships, so 26 share rank 19
    assert "zestawieniu: 170" in table.note
    assert "miejscu 19: 19." in table.note


def test_the_end_of_the_ranking_by_share(joined: AtlasTables) -> None:
    """All listed powiaty of lubelskie fit in one table."""
    table = charts(joined, Choices.of(voivodeships=("06",)), "en").by_share
    assert cells(table, 1, 3, 4, 6) == [
        ("puławski", 4, 11, 0),
        ("janowski", 1, 7, 2),
        ("opolski (lubelskie)", 1, 7, 0),
        ("kraśnicki", 1, 10, 0),
        ("biłgorajski", 1, 14, 0),
        ("zamojski", 1, 15, 1),
    ]


def test_ranking_by_partnerships(joined: AtlasTables) -> None:
    table = charts(joined, Choices()).by_partnerships
    assert cells(table, 0, 1, 3, 4, 6)[:11] == [
        (1, "żywiecki", 15, 15, 14),
        (2, "krośnieński (podkarpackie)", 4, 10, 8),
        (3, "nowosądecki", 15, 16, 7),
        (4, "kłodzki", 13, 14, 7),
        (5, "goleniowski", 0, 6, 7),
        (5, "siedlecki", 0, 13, 7),
        (7, "głubczycki", 4, 4, 6),
        (8, "leski", 0, 5, 6),
        (8, "szamotulski", 0, 8, 6),
        (8, "węgorzewski", 0, 3, 6),
        (11, "karkonoski", 9, 9, 5),
    ]


def test_a_powiat_without_data_stands_last_among_its_equals(joined: AtlasTables) -> None:
    table = charts(joined, Choices.of(voivodeships=("08",))).by_partnerships
    assert cells(table, 0, 1, 3, 4, 6) == [
        (1, "strzelecko-drezdenecki", 0, 5, 4),
        (2, "krośnieński (lubuskie)", 5, 7, 3),
        (3, "słubicki", 3, 5, 3),
        (4, "sulęciński", 1, 5, 2),
        (5, "żarski", 0, 10, 2),
        (6, "gorzowski", None, 7, 2),
        (7, "nowosolski", 5, 8, 1),
        (8, "żagański", 4, 9, 1),
    ]
    assert table.rows[5][5] is None
