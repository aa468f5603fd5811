"""The server around ``app.py``: settings, security headers, origin check, data loaded at the start.

Start it with ``streamlit run server.py``.
"""

from __future__ import annotations

import streamlit as st

from ui.server import start

start.prepare()
app = st.App("app.py", lifespan=start.loaded, routes=start.routes(), middleware=start.middleware())
