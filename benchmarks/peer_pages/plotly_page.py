"""The scene in Streamlit with plotly, the fast way.

Streamlit serves the outlines as a static file that plotly.js fetches once, by its address; a change sends one
number per powiat and the colours, and for the scene "lines" a trace per colour with its points as packed
numbers, since a filter decides which lines are in it. Control and map are one fragment; ``uirevision`` keeps
the view. No tiles: the style "white-bg" asks nothing of the internet.
"""

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import plotly.graph_objects as go
import streamlit as st

SCENE = os.environ["SCENE"]
OPTIONS = os.environ["OPTIONS"].split(",")
STATIC = Path(__file__).parent / "static"
VIEW = {"list": ((52.0, 19.4), 5.5), "lines": ((51.8, 20.0), 3.25)}
OUTSIDE = "#ffffff"

st.set_page_config(layout="wide")


@st.cache_resource
def features(name: str) -> list[dict[str, Any]]:
    """Return the properties of the features, lines with their points: one row of NaN behind each part."""
    content = json.loads((STATIC / f"{name}.json").read_text())["features"]
    if name == "lines":
        for feature in content:
            parts = [[*part, [np.nan, np.nan]] for part in feature["geometry"]["coordinates"]]
            feature["properties"]["points"] = np.concatenate(parts).astype("float32")
    return [feature["properties"] for feature in content]


def powiaty(choice: str, boxes: list[str]) -> go.Choroplethmap:
    rows = features("powiaty")
    fills = [row[choice] if all(row[box] for box in boxes) else OUTSIDE for row in rows]
    colours = sorted({row[choice] for row in rows} | {OUTSIDE})
    steps = np.linspace(0, 1, len(colours) + 1)
    scale = [[float(step), colour] for at, colour in enumerate(colours) for step in steps[at : at + 2]]
    return go.Choroplethmap(
        geojson="/app/static/powiaty.json",
        featureidkey="properties.teryt",
        locations=[row["teryt"] for row in rows],
        z=[colours.index(fill) for fill in fills],
        zmin=-0.5,
        zmax=len(colours) - 0.5,
        colorscale=scale,
        showscale=False,
        marker={"line": {"color": "#8a8173", "width": 0.6}},
        hoverinfo="skip",
    )


def lines(choice: str, boxes: list[str]) -> list[go.Scattermap]:
    rows = [row for row in features("lines") if all(row[box] for box in boxes)]
    traces = []
    for colour in sorted({row[choice] for row in rows}):
        points = np.concatenate([row["points"] for row in rows if row[choice] == colour])
        traces.append(
            go.Scattermap(
                lon=points[:, 0],
                lat=points[:, 1],
                mode="lines",
                line={"color": colour, "width": 1.3},
                opacity=0.53,
                hoverinfo="skip",
                showlegend=False,
            )
        )
    return traces


@st.fragment
def page() -> None:
    controls, beside = st.columns([300, 940], gap="small")
    with controls:
        choice = st.radio("choice", OPTIONS)
        boxes = [box for box in ("listed", "partners") if st.checkbox(box)]
    drawn = [powiaty(choice, boxes)] if SCENE == "list" else [powiaty("lines", boxes), *lines(choice, boxes)]
    (lat, lon), zoom = VIEW[SCENE]
    figure = go.Figure(drawn)
    figure.update_layout(
        map={"style": "white-bg", "center": {"lat": lat, "lon": lon}, "zoom": zoom},
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        height=640,
        uirevision="same",
    )
    with beside:
        st.plotly_chart(figure, key="map", theme=None, config={"displayModeBar": False})


page()
