"""What the slides of a presentation show; python-pptx, which is slow to load, is not needed for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.choices.model import Slide
from geo.choices.printed_address import printed_address
from geo.data.join import AtlasTables
from geo.render.sheet.extents import extent_of
from geo.render.sheet.page_setup import PageSetup
from geo.views.factory import make_view
from geo.views.view import View


@dataclass(frozen=True)
class SlideOf:
    """What a slide shows, and how."""

    view: View
    setup: PageSetup


def slides_of(
    tables: AtlasTables, deck: Sequence[Slide], lang: str, setup: PageSetup, base: str
) -> list[SlideOf]:
    """Return what the slides of a deck show: title, extent and address are those of each.

    ``base`` is the address of the app, "" for none that others can open.
    """
    found = []
    for slide in deck:
        view = make_view(tables, slide.choices.fitting(tables)[0], slide.theme, lang)
        found.append(
            SlideOf(
                view,
                replace(
                    setup,
                    title=slide.title or None,
                    subtitle=None,
                    extent=extent_of(view),
                    address=printed_address(slide.theme, view.choices, lang, base),
                ),
            )
        )
    return found
