"""Small maps on a page."""

from __future__ import annotations

import base64
from html import escape

from geo.render.card.small_map import SmallMap, to_svg


def image(picture: SmallMap) -> str:
    """Return a small map as an image element; Streamlit removes inline drawings."""
    data = base64.b64encode(to_svg(picture).encode()).decode()
    alt = escape(picture.alt, quote=True)
    return (
        f'<img src="data:image/svg+xml;base64,{data}" width="{picture.width:g}" height="{picture.height:g}"'
        f' alt="{alt}">'
    )
