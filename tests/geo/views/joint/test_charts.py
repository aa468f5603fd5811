"""Joint charts: sums under every filter, completeness and caching."""

from __future__ import annotations

import pytest

from geo.choices.model import Choices
from geo.choices.scene import Selection
from geo.core.i18n import LANGUAGES
from geo.data.join import AtlasTables
from geo.views.factory import make_view
from geo.views.joint.charts import joint_charts
from geo.views.joint.rankings import RANKED
from tests.data.choices import CHOICES, name_of
from tests.geo.views.joint.published import charts


@pytest.mark.parametrize("choices", CHOICES, ids=name_of)
def test_charts_add_up_to_the_view(joined: AtlasTables, choices: Choices) -> None:
    view = make_view(joined, choices, "joint")
    made = joint_charts(view)
    n = view.counts
    assert sum(dot.count for dot in made.scatter.dots) == len(view.rows[view.rows["share"].notna()])
    assert len(made.by_share.rows) == min(n["flooded"], RANKED)
    assert len(made.by_partnerships.rows) == min(n["partnered"], RANKED)
    countries = made.countries.rows
    assert (
        sum(row[4] for row in countries[:-1])
        == n["partnerships"]
        == make_view(joined, choices, "partnerships").counts["rows"]
    )
    assert sum(row[1] for row in countries[:-1]) == (countries[-1][1] if countries else 0)
    listed = set(view.rows.loc[view.rows["gminy_flooded"].fillna(0) > 0, "powiat_teryt"])
    partnered = set(view.rows.loc[view.rows["partnerships"] > 0, "powiat_teryt"])
    assert (countries[-1][3] if countries else 0) == len(listed & partnered) == n["both"]
    assert not {key.removeprefix("powiat:") for key in made.without.keys} & partnered
    if not choices.rows.narrows_partnerships and not choices.rows.partners_only:
        assert {key.removeprefix("powiat:") for key in made.without.keys} == listed - partnered


@pytest.mark.parametrize("lang", LANGUAGES)
def test_rows_match_columns_and_keys(joined: AtlasTables, lang: str) -> None:
    made = charts(joined, Choices(), lang)
    for table in (made.by_share, made.by_partnerships, made.countries, made.without):
        assert len(table.keys) == len(table.rows)
        assert {len(row) for row in table.rows} == {len(table.columns)}


def test_equal_filters_share_their_charts(joined: AtlasTables) -> None:
    assert charts(joined, Choices.of(selected=Selection("powiat", "2417"))) is charts(joined, Choices())
