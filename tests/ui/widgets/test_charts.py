"""What is sent to the browser for a table or a chart."""

from __future__ import annotations

from geo.views.charts import Bars, Column, Dot, Scatter, Table
from ui.widgets.charts import _plain


def test_a_figure_is_sent_with_the_names_of_its_fields() -> None:
    table = Table("T", (Column("A"), Column("B", "bar", 1)), (("x", 1.5), ("y", None)), ("powiat:2417", ""))
    assert _plain(table) == {
        "title": "T",
        "columns": [{"label": "A", "kind": "text", "digits": 0}, {"label": "B", "kind": "bar", "digits": 1}],
        "rows": [["x", 1.5], ["y", None]],
        "keys": ["powiat:2417", ""],
        "note": "",
        "filters": False,
    }
    bars = Bars("B", ("1999",), (3,), ("#112233",), ("year:1999",), x_label="rok")
    assert _plain(bars)["x_label"] == "rok"
    dots = Scatter("S", "x", "y", (Dot(0.5, 2, "Żywiec", "powiat:2417", "#112233", 3),), x_kind="share")
    assert _plain(dots)["dots"] == [
        {"x": 0.5, "y": 2, "label": "Żywiec", "key": "powiat:2417", "colour": "#112233", "count": 3}
    ]
    assert _plain(dots)["x_kind"] == "share"
