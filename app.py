"""The frame of Atlas Powiatów: page config, language, navigation, sidebar, and the chosen page."""

import streamlit as st

from geo.errors import AtlasError
from ui import frame

st.set_page_config(page_title="Atlas Powiatów", page_icon="static/icon.png", layout="wide")

try:
    frame.run()
except AtlasError as fault:
    frame.show_fault(fault)
