"""The theme of partnerships of powiaty."""

from __future__ import annotations

from geo.views.partnerships.columns import COLUMNS, file_rows
from geo.views.partnerships.layers import features, layers
from geo.views.partnerships.view import partnership_view
from geo.views.view import Theme

PARTNERSHIPS = Theme(
    name="partnerships",
    make=partnership_view,
    key="lp",
    selects=("row", "lp"),
    columns=COLUMNS,
    file_rows=file_rows,
    layers=layers,
    features=features,
    datasets=(
        "source-partnerships",
        "corrections-partnerships",
        "corrections-partners",
        "corrections-names",
        "corrections-powiaty",
        "partnerships",
        "places",
        "powiaty",
        "boundaries-powiaty",
        "countries",
    ),
    draws_lines=True,
)
