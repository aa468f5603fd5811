"""Render views as sheets: PNG, SVG or PDF with title, map, legend, notes, sources and address.

Sheets are drawn by matplotlib without pyplot, whose global state is not safe in a server of many users.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from geo.core.errors import ExportError
from geo.data.context import Context
from geo.data.join import AtlasTables
from geo.render.sheet.layout import compose
from geo.render.sheet.map_frame import Window
from geo.render.sheet.native import Part, record
from geo.render.sheet.outlined_texts import outline_texts
from geo.render.sheet.page import Page
from geo.render.sheet.page_setup import PageSetup
from geo.render.sheet.projected_paths import Ground
from geo.render.sheet.typography import with_typeface
from geo.views.view import View

FORMATS = ("png", "svg", "pdf")

_MAKER = "Atlas Powiatów"
_PALETTE = 255
_RUNS = 3  # zlib's strategy for runs of one colour: faster, and smaller for maps


class Sheets:
    """A renderer for the views of one ``AtlasTables``; it keeps the projected paths and nothing else."""

    def __init__(self, tables: AtlasTables, countries: Path, context: Context | None = None) -> None:
        self.ground = Ground(tables, countries, context)

    def render(self, view: View, setup: PageSetup, kind: str = "png") -> bytes:
        """Return ``view`` as a PNG, SVG or PDF.

        Raises
        ------
        ValueError
            ``kind`` is not one of ``FORMATS``.
        ExportError
            The extent is outside the area that a sheet can show.
        """
        if kind not in FORMATS:
            raise ValueError(f"kind must be one of {', '.join(FORMATS)}, not {kind!r}")
        page, _ = self.compose(view, setup, for_pixels=kind == "png")
        with closing(page):
            return {"png": _png, "svg": _svg, "pdf": _pdf}[kind](page, view, setup)

    def png(self, view: View, setup: PageSetup | None = None) -> bytes:
        """Return ``view`` as a PNG; by default with 1920x1080 pixels and today's date."""
        return self.render(view, setup or PageSetup(dt.date.today()))

    def compose(self, view: View, setup: PageSetup, for_pixels: bool = True) -> tuple[Page, Window]:
        """Return the drawn page, which the caller must close, and its map frame."""
        page = Page(setup.paper, for_pixels)
        try:
            return page, compose(page, self.ground, view, setup, for_pixels)
        except ExportError:
            page.close()
            raise

    def parts(self, view: View, setup: PageSetup) -> list[Part]:
        """Return ``view`` as shapes and texts in points of the page, from back to front.

        Raises
        ------
        ExportError
            The extent is outside the area that a sheet can show.
        """
        page = Page(setup.paper, for_pixels=False, native=True)
        with closing(page):
            compose(page, self.ground, view, setup, raster=True)
            return record(page)


def _png(page: Page, view: View, setup: PageSetup) -> bytes:
    about = {
        "Software": _MAKER,
        "Title": setup.title or view.wording.title,
        "Description": view.wording.summary,
        "Creation Time": setup.day.isoformat(),
    }
    about |= {"Source": setup.address} if setup.address else {}
    return page_png(page, setup.paper.dpi, about)


def page_png(page: Page, dpi: int, about: Mapping[str, str]) -> bytes:
    """Return a drawn page as a PNG with texts about it."""
    out = io.BytesIO()
    outline_texts(page)
    canvas = FigureCanvasAgg(page.figure)
    canvas.draw()
    info = PngInfo()
    for name, text in about.items():
        info.add_text(name, text)
    picture = Image.frombuffer(
        "RGBA", canvas.get_width_height(), canvas.buffer_rgba(), "raw", "RGBA", 0, 1
    ).convert("RGB")  # sheets are opaque
    picture.save(out, "PNG", compress_level=1, compress_type=_RUNS, dpi=(dpi, dpi), pnginfo=info)
    return out.getvalue()


def smaller_png(content: bytes) -> bytes:
    """Return a PNG in a palette: a quarter of the bytes, for files with many pictures."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(content)) as picture:
        resolution = picture.info.get("dpi")
        small = picture.quantize(_PALETTE, dither=Image.Dither.NONE)
    small.save(out, "PNG", optimize=True, dpi=resolution)
    return out.getvalue()


def _pdf(page: Page, view: View, setup: PageSetup) -> bytes:
    out = io.BytesIO()
    made = dt.datetime.combine(setup.day, dt.time(), tzinfo=dt.UTC)
    about = {
        "Creator": _MAKER,
        "Title": setup.title or view.wording.title,
        "Subject": view.wording.summary,
        "CreationDate": made,
        "Keywords": setup.address,
    }
    FigureCanvasPdf(page.figure).print_pdf(out, metadata=about)
    return out.getvalue()


def _svg(page: Page, view: View, setup: PageSetup) -> bytes:
    out = io.BytesIO()
    about = {
        "Creator": _MAKER,
        "Title": setup.title or view.wording.title,
        "Description": view.wording.summary,
        "Date": setup.day.isoformat(),
        "Source": setup.address,
    }
    FigureCanvasSVG(page.figure).print_svg(out, metadata={name: text for name, text in about.items() if text})
    return with_typeface(out.getvalue(), page.texts)
