"""The joint theme: flood list and partnerships combined."""

from __future__ import annotations

from geo.views.floods import FLOODS
from geo.views.joint.columns import COLUMNS, file_rows
from geo.views.joint.layers import features, layers
from geo.views.joint.view import joint_view
from geo.views.partnerships import PARTNERSHIPS
from geo.views.view import Theme

JOINT = Theme(
    name="joint",
    make=joint_view,
    key="powiat_teryt",
    selects=("powiat", "powiat_teryt"),
    columns=COLUMNS,
    file_rows=file_rows,
    layers=layers,
    features=features,
    datasets=tuple(dict.fromkeys((*FLOODS.datasets, *PARTNERSHIPS.datasets))),
)
