"""Our own components: all of them come from one script, fetched once under a name made from its content."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from ui.session import cache

# Sent with every component, so it only asks for the script. It has two lines because Streamlit takes
# a text of one line for the name of a file.
_LOADER = """
export default async (component) =>
(await import(new URL("app/static/" + component.data.script, document.baseURI))).{show}(component);
"""


def declare(name: str, show: str) -> Callable[..., Any]:
    """Return the component that calls a function of ``frontend/src/page/main.js`` with its data.

    The data need the key ``script``. Styles come with the page, so none are kept to the component.
    """
    return st.components.v2.component(name, js=_LOADER.format(show=show), isolate_styles=False)


def script() -> str:
    """Return the address of the script, relative to the folder of static files."""
    return cache.frontend_files()["page.js"]
