"""The least a Streamlit page can do on a change: two check boxes, one line of text."""

import streamlit as st

st.text(f"state {st.sidebar.checkbox('flooded only')} {st.sidebar.checkbox('with partners only')}")
