"""What an export leaves in memory: nothing large that only the garbage collector could free."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from matplotlib.artist import Artist
from matplotlib.backend_bases import FigureCanvasBase, RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from geo.core.errors import ExportError
from geo.data.atlas import Atlas
from geo.render.export import Exporter
from geo.views.card.card import make_card
from tests.geo.render.sheet.sheet_cases import CASES, DAY

pytestmark = pytest.mark.no_cover  # slow enough without


class Watch:
    """Weak references to what is made: artists, canvases, renderers, pixels, workbooks and their sheets."""

    def __init__(self) -> None:
        self.made: list[tuple[str, weakref.ref[Any]]] = []

    def add(self, thing: object, name: str) -> None:
        self.made.append((name, weakref.ref(thing)))

    @property
    def seen(self) -> set[str]:
        """Names of the types of everything that was made."""
        return {name for name, _ in self.made}

    @property
    def alive(self) -> set[str]:
        """Names of the types of what still lives."""
        return {name for name, reference in self.made if reference() is not None}


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    watch = Watch()

    def watched(init: Callable[..., None]) -> Callable[..., None]:
        def watching(self: Any, *args: Any, **kwargs: Any) -> None:
            init(self, *args, **kwargs)
            watch.add(self, type(self).__name__)
            if init is agg:
                watch.add(self._renderer, "pixels")

        return watching

    agg = RendererAgg.__init__
    for kind in (Artist, FigureCanvasBase, RendererBase, RendererAgg, Workbook, Worksheet):
        monkeypatch.setattr(kind, "__init__", watched(kind.__init__))
    return watch


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Keep the garbage collector off, as ``gc.freeze`` in another thread does for objects alive then."""
    gc.collect()
    gc.disable()
    gc.freeze()
    yield
    gc.unfreeze()
    gc.enable()


def exported(exporter: Exporter, atlas: Atlas, kind: str) -> bytes:
    if kind == "card":
        return exporter.card(make_card(atlas.joined, "2417"), DAY)
    view = CASES["partnerships"].view(atlas.joined)
    return exporter.render(view, kind, replace(CASES["partnerships"].setup(view), qr=True))


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("png", {"Figure", "Axes", "Text", "FigureCanvasAgg", "RendererAgg", "pixels"}),
        ("svg", {"Figure", "Axes", "Text", "FigureCanvasSVG", "RendererSVG"}),
        ("pdf", {"Figure", "Axes", "Text", "FigureCanvasPdf", "RendererPdf"}),
        ("card", {"Figure", "Axes", "Text", "FigureCanvasPdf", "RendererPdf"}),
        ("xlsx", {"Workbook", "Worksheet"}),
    ],
)
@pytest.mark.usefixtures("no_collector")
def test_a_finished_file_is_freed_without_the_collector(
    kind: str, parts: set[str], atlas: Atlas, watch: Watch
) -> None:
    assert exported(Exporter(atlas), atlas, kind)
    assert parts <= watch.seen
    assert watch.alive == set()


@pytest.mark.usefixtures("no_collector")
def test_a_sheet_that_cannot_be_drawn_is_freed_too(atlas: Atlas, watch: Watch) -> None:
    view = CASES["floods"].view(atlas.joined)
    with pytest.raises(ExportError):
        Exporter(atlas).render(
            view, "png", replace(CASES["floods"].setup(view), extent=(100.0, -40.0, 120.0, -20.0))
        )
    assert "Figure" in watch.seen
    assert watch.alive == set()


@pytest.mark.usefixtures("no_collector")
def test_the_watch_sees_what_stays(watch: Watch) -> None:
    """A figure that was drawn and not taken apart stays until the collector comes."""
    figure = Figure((1, 1))
    figure.text(0, 0, "x")
    figure.draw_without_rendering()
    del figure
    assert {"Figure", "Text", "FigureCanvasBase"} <= watch.alive
