"""Rows of the published tables, read with the csv module, and the charts under test."""

from __future__ import annotations

import csv
from pathlib import Path

from geo.choices.model import Choices
from geo.data.join import AtlasTables
from geo.views.charts import Table
from geo.views.factory import make_view
from geo.views.joint.charts import JointCharts, joint_charts

DATA = Path(__file__).parents[4] / "data"


def charts(joined: AtlasTables, choices: Choices, lang: str = "pl") -> JointCharts:
    return joint_charts(make_view(joined, choices, "joint", lang))


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def listed_codes() -> set[str]:
    return {row["powiat_teryt"] for row in rows("powiaty") if row["flood_status"] == "listed"}


def cells(table: Table, *at: int) -> list[tuple[object, ...]]:
    return [tuple(row[number] for number in at) for row in table.rows]
