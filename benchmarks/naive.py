"""The naive page for the same data: Choropleth, tooltip layer, one PolyLine per partnership."""

import folium
import streamlit as st
from pyproj import Geod
from streamlit_folium import st_folium

from geo.data.atlas import load_atlas

FIGURES = ["share", "number", "partnerships", "gminy"]

st.set_page_config(layout="wide")


@st.cache_data
def load():
    tables = load_atlas().joined
    powiaty = tables.powiaty.rename(columns={"gminy_flooded": "number"})
    return (
        powiaty[["powiat_teryt", "powiat", "voivodeship", "flood_status", *FIGURES, "geometry"]].to_crs(4326),
        tables.partnerships,
    )


powiaty, partnerships = load()
figure = st.sidebar.selectbox("figure", FIGURES)
if st.sidebar.checkbox("flooded only"):
    powiaty = powiaty[powiaty["flood_status"] == "listed"]
if st.sidebar.checkbox("with partners only"):
    powiaty = powiaty[powiaty["powiat_teryt"].isin(partnerships["powiat_teryt"])]
partnerships = partnerships[partnerships["powiat_teryt"].isin(powiaty["powiat_teryt"])]
st.text(f"{len(powiaty)} powiaty, {len(partnerships)} partnerships")

m = folium.Map(location=[52, 19.5], zoom_start=6)
folium.Choropleth(
    geo_data=powiaty,
    data=powiaty,
    columns=["powiat_teryt", figure],
    key_on="feature.properties.powiat_teryt",
    fill_color="Blues",
).add_to(m)
folium.GeoJson(
    powiaty,
    style_function=lambda _: {"fillOpacity": 0, "weight": 0},
    tooltip=folium.GeoJsonTooltip(["powiat", "voivodeship", figure]),
).add_to(m)
weights = 1 + 3 * powiaty.set_index("powiat_teryt")[figure].fillna(0) / powiaty[figure].max()
for row in partnerships.itertuples():
    between = Geod(ellps="WGS84").npts(row.lon, row.lat, row.lon_to, row.lat_to, 48)
    arc = [(row.lat, row.lon), *((lat, lon) for lon, lat in between), (row.lat_to, row.lon_to)]
    folium.PolyLine(
        arc, weight=weights[row.powiat_teryt], opacity=0.5, tooltip=f"{row.powiat} - {row.partner}"
    ).add_to(m)
st_folium(m, width=1000, height=600)
