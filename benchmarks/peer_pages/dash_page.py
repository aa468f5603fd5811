"""The scene in Dash with dash-leaflet, the fast way.

The browser fetches the geometry once; a change goes from the control through a client-side callback into the
``hideout`` of the layer, whose style is a function in ``assets/restyle.js``. The server hears nothing of it.
Canvas instead of SVG. The powiaty of the scene "lines" follow the check boxes only.

    SCENE=list|lines python dash_page.py --port PORT
"""

import argparse
import os
from pathlib import Path

import dash_leaflet as dl
from dash import ClientsideFunction, Dash, Input, Output, clientside_callback, dcc, html
from flask import send_from_directory

SCENE = os.environ["SCENE"]
OPTIONS = os.environ["OPTIONS"].split(",")
STATIC = Path(__file__).parent / "static"

VIEW = {"list": ([52.0, 19.4], 6.5), "lines": ([51.8, 20.0], 4.25)}


def layer(name: str, style: str, **more: object) -> dl.GeoJSON:
    first = "lines" if (SCENE, name) == ("lines", "powiaty") else OPTIONS[0]
    return dl.GeoJSON(
        id=name,
        url=f"/scene/{name}.json",
        style={"variable": f"scene.{style}"},
        hideout={"choice": first, "boxes": []},
        **more,
    )


app = Dash(__name__, update_title="", serve_locally=True)
controls = [
    dcc.RadioItems(OPTIONS, OPTIONS[0], id="choice"),
    dcc.Checklist(["listed", "partners"], [], id="boxes"),
]
center, zoom = VIEW[SCENE]
drawn = [layer("powiaty", "fill")]
if SCENE == "lines":
    drawn.append(layer("lines", "line", filter={"variable": "scene.kept"}))
app.layout = html.Div(
    [
        html.Div(controls, style={"width": 300}),
        dl.Map(
            drawn,
            id="map",
            center=center,
            zoom=zoom,
            zoomSnap=0.25,
            preferCanvas=True,
            style={"width": 940, "height": 640, "background": "#ffffff"},
        ),
    ],
    style={"display": "flex"},
)
clientside_callback(
    ClientsideFunction("scene", SCENE),
    Output("powiaty", "hideout")
    if SCENE == "list"
    else [Output("powiaty", "hideout"), Output("lines", "hideout")],
    Input("choice", "value"),
    Input("boxes", "value"),
    prevent_initial_call=True,
)


@app.server.route("/scene/<name>")
def scene(name: str) -> object:
    return send_from_directory(STATIC, name, max_age=3600)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    app.run(host="127.0.0.1", port=parser.parse_args().port, debug=False)
