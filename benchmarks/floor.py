"""The least a Streamlit page can do on a change: a select box, two check boxes and a line of text."""

import streamlit as st

side = st.sidebar
figure = side.selectbox("figure", ["share", "number", "partnerships", "gminy"])
st.text(f"state {figure} {side.checkbox('flooded only')} {side.checkbox('with partners only')}")
