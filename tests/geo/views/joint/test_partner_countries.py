"""Partner countries, counted in the published table."""

from __future__ import annotations

from geo.choices.model import Choices
from geo.data.join import AtlasTables
from tests.geo.views.joint.published import cells, charts


def test_partners_of_listed_powiaty_by_country(joined: AtlasTables) -> None:
    """Columns: country, partnerships of listed powiaty, listed powiaty, partnerships of all powiaty."""
    table = charts(joined, Choices(), "en").countries
    assert cells(table, 0, 1, 3, 4)[:6] == [
        ("Germany", 68, 56, 135),
        ("Ukraine", 52, 41, 94),
        ("Poland", 20, 11, 40),
        ("Slovakia", 20, 12, 23),
        ("Czechia", 14, 11, 15),
        ("Hungary", 11, 11, 18),
    ]
    assert table.rows[-1] == ("Together", 238, 1.0, 93, 443, 1.0)
    assert table.rows[0][2] == round(68 / 238, 4)
    assert table.rows[0][5] == round(135 / 443, 4)
    assert table.keys[0] == "country:DE" and table.keys[-1] == ""
