"""Custom components, all from one script that the browser fetches once, by the hash of its content."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from ui.session import cache

# Sent with every component, so it only imports the script. It has two lines because Streamlit takes a text of
# one line for a file name.
_LOADER = """
export default async (component) =>
(await import(new URL("app/static/" + component.data.script, document.baseURI))).{show}(component);
"""


def declare(name: str, show: str) -> Callable[..., Any]:
    """Return the component ``name``, drawn by the function ``show`` of ``frontend/src/page/main.js``.

    The data of the component need the key ``script``. Styles are not isolated, because the page has them.
    """
    return st.components.v2.component(name, js=_LOADER.format(show=show), isolate_styles=False)


def script() -> str:
    """Return the address of the script, relative to the folder of static files."""
    return cache.frontend_files()["page.js"]
