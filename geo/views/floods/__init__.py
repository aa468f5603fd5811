"""The theme of the flood list of 1999."""

from __future__ import annotations

from geo.views.floods.columns import COLUMNS, file_rows
from geo.views.floods.layers import features, layers
from geo.views.floods.view import flood_view
from geo.views.view import Theme

FLOODS = Theme(
    name="floods",
    make=flood_view,
    key="seq",
    selects=("powiat", "powiat_teryt"),
    columns=COLUMNS,
    file_rows=file_rows,
    layers=layers,
    features=features,
    datasets=(
        "source-floods",
        "corrections-floods",
        "floods",
        "powiaty",
        "boundaries-powiaty",
        "boundaries-gminy",
    ),
    caution_on_gminy=True,
)
