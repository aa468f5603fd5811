"""Charts below the joint map; all follow the filters of the view."""

from __future__ import annotations

from dataclasses import dataclass

from geo.views.charts import Scatter, Table
from geo.views.joint.partner_countries import partner_countries
from geo.views.joint.powiaty import shown_powiaty
from geo.views.joint.rankings import by_partnerships, by_share
from geo.views.joint.scatter import scatter
from geo.views.joint.without_partners import without_partners
from geo.views.view import View


@dataclass(frozen=True)
class JointCharts:
    """All charts of one view."""

    by_share: Table
    by_partnerships: Table
    scatter: Scatter
    countries: Table
    without: Table


def joint_charts(view: View) -> JointCharts:
    """Return the charts of a joint view, cached by row filters and language."""
    key = (joint_charts, view.choices.rows, view.lang)
    return view.joined.memo.get(key, lambda: _charts(view))


def _charts(view: View) -> JointCharts:
    powiaty = shown_powiaty(view)
    return JointCharts(
        by_share(view.words, powiaty),
        by_partnerships(view.words, powiaty),
        scatter(view.words, powiaty),
        partner_countries(view),
        without_partners(view),
    )
