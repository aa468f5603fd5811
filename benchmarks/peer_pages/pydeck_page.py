"""The scene in Streamlit with pydeck, the fast way.

Streamlit serves the geometry as static files that deck.gl fetches once, by its address; a change sends only
the expression that picks a colour, and the update trigger that makes deck.gl ask it again. (With the geometry
in each message, a change costs a fifth more of the processor.) Control and map are one fragment, so that
nothing else of the page runs. No base map: an empty style, because for None Streamlit asks a tile server.
"""

import json
import os
from pathlib import Path

import pydeck
import streamlit as st

SCENE = os.environ["SCENE"]
OPTIONS = os.environ["OPTIONS"].split(",")
STATIC = Path(__file__).parent / "static"
VIEW = {
    "list": pydeck.ViewState(latitude=52.0, longitude=19.4, zoom=5.5),
    "lines": pydeck.ViewState(latitude=51.8, longitude=20.0, zoom=3.25),
}

st.set_page_config(layout="wide")


@st.cache_resource
def prepare() -> None:
    """Write the scene as deck.gl likes it: colours as numbers, lines as their two ends."""
    for name in ("powiaty", "lines"):
        content = json.loads((STATIC / f"{name}.json").read_text())
        for feature in content["features"]:
            properties = feature["properties"]
            for key, value in properties.items():
                if isinstance(value, str) and value.startswith("#"):
                    properties[key] = [int(value[at : at + 2], 16) for at in (1, 3, 5)]
            if name == "lines":
                parts = feature.pop("geometry")["coordinates"]
                feature |= {"from": parts[0][0], "to": parts[-1][-1]}
        kept = content if name == "powiaty" else content["features"]
        (STATIC / f"deck_{SCENE}_{name}.json").write_text(json.dumps(kept, separators=(",", ":")))


def picked(boxes: list[str], colour: str, other: str) -> str:
    """Return the expression for a colour that only what the boxes keep has."""
    return " && ".join(f"properties.{box}" for box in boxes) + f" ? {colour} : {other}" if boxes else colour


@st.fragment
def page() -> None:
    controls, beside = st.columns([300, 940], gap="small")
    with controls:
        choice = st.radio("choice", OPTIONS)
        boxes = [box for box in ("listed", "partners") if st.checkbox(box)]
    fill = picked(boxes, f"properties.{choice if SCENE == 'list' else 'lines'}", "[255, 255, 255]")
    drawn = [
        pydeck.Layer(
            "GeoJsonLayer",
            f"/app/static/deck_{SCENE}_powiaty.json",
            id="powiaty",
            get_fill_color=fill,
            get_line_color=[138, 129, 115],
            get_line_width=0.6,
            line_width_units="'pixels'",
            update_triggers={"getFillColor": fill},
        )
    ]
    if SCENE == "lines":
        line = picked(boxes, f"properties.{choice}", "[0, 0, 0, 0]")
        drawn.append(
            pydeck.Layer(
                "ArcLayer",
                f"/app/static/deck_{SCENE}_lines.json",
                id="lines",
                get_source_position="from",
                get_target_position="to",
                get_source_color=line,
                get_target_color=line,
                get_width=1.3,
                get_height=0,
                great_circle=True,
                opacity=0.53,
                update_triggers={"getSourceColor": line, "getTargetColor": line},
            )
        )
    deck = pydeck.Deck(drawn, initial_view_state=VIEW[SCENE], map_provider=None, map_style=(), tooltip=False)
    with beside:
        st.pydeck_chart(deck, height=640, key="map")


prepare()
page()
