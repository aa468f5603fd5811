"""Slides of a presentation: saved views in an order, written into the address as one text.

A slide is a theme and choices: ``floods;measure=number;voivodeships=02``; slides are joined by ``~``. The
text is a choice of the reader like any other (``Filters.slides``), so a copied link holds the whole
presentation; "" is the set that comes with the atlas.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from urllib.parse import quote, unquote

from geo.choices.model import SLIDE_LIMIT, Filters
from geo.choices.pages import THEMES

Slide = tuple[str, Filters]
"""Theme and choices; language, pins and the presentation itself are not part of a slide."""

STEPS = ("present", "leave", "save", "remove", "earlier", "later", "next", "previous", "first", "last")
_SAFE = ",:./-"

DEFAULT: tuple[Slide, ...] = (
    ("floods", Filters()),
    ("floods", Filters(measure="number", scheme="natural")),
    ("floods", Filters(voivodeships=("02", "16", "24"))),
    ("joint", Filters()),
    ("partnerships", Filters()),
    ("partnerships", Filters(countries=("DE",))),
    ("partnerships", Filters(flooded_only=True, colour_by="form")),
)
"""What a presentation shows before the reader has saved a view."""


def of(chosen: Filters) -> tuple[Slide, ...]:
    """Return the slides of a presentation."""
    return read(chosen.slides)[0] if chosen.slides else DEFAULT


def write(slides: tuple[Slide, ...]) -> str:
    """Return slides as text; "" for the default set."""
    return "" if slides == DEFAULT else "~".join(_write(*slide) for slide in slides)


def _write(theme: str, chosen: Filters) -> str:
    return ";".join(
        [theme, *(f"{name}={quote(value, safe=_SAFE)}" for name, value in chosen.to_query().items())]
    )


@lru_cache(maxsize=64)
def read(text: str) -> tuple[tuple[Slide, ...], bool]:
    """Return (slides, whether all of the text was understood); nonsense never raises."""
    found, complete = [], True
    for part in text.split("~"):
        theme, *choices = part.split(";")
        pairs = dict(choice.partition("=")[::2] for choice in choices)
        chosen, ignored = Filters.from_query({name: unquote(value) for name, value in pairs.items()})
        known = set(pairs) <= set(Filters.__dataclass_fields__)
        complete &= theme in THEMES and not ignored and known and chosen == content(chosen)
        if theme in THEMES:
            found.append((theme, content(chosen)))
    return tuple(found[:SLIDE_LIMIT]), complete and len(found) <= SLIDE_LIMIT


def content(chosen: Filters) -> Filters:
    """Return what a slide keeps of the reader's choices."""
    return replace(chosen, present=False, slide=0, slides="", pins=())


def with_extent(chosen: Filters, extent: str) -> Filters:
    """Return the choices with the extent that the browser told; "" when it told none or nonsense."""
    told, _ = Filters.from_query({"extent": extent})
    return replace(chosen, extent=told.extent)


def step(here: Filters, theme: str, what: str) -> Slide:
    """Return theme and choices after one of ``STEPS`` was asked for in the view ``here``."""
    slides = of(here)
    if what == "leave":
        return theme, replace(here, present=False, slide=0)
    if what == "save":
        added = (*slides, (theme, content(here)))[:SLIDE_LIMIT]
        return theme, replace(here, slides=write(added), slide=len(added) if here.present else 0)
    if what in ("remove", "earlier", "later"):
        return _edit(here, theme, what, slides)
    number = {"first": 1, "last": len(slides), "next": here.slide + 1, "previous": here.slide - 1}.get(
        what, 1
    )
    return _at(here, theme, slides, number)


def _edit(here: Filters, theme: str, what: str, slides: tuple[Slide, ...]) -> Slide:
    """Remove the slide shown, or change places with its neighbour; one slide always stays."""
    at = here.slide - 1
    other = at + {"earlier": -1, "later": 1, "remove": 0}[what]
    if not (0 <= at < len(slides) and 0 <= other < len(slides)):
        return theme, here
    changed = list(slides)
    if what == "remove":
        if len(changed) == 1:
            return theme, here
        del changed[at]
        kept = replace(here, slides=write(tuple(changed)))
        return _at(kept, theme, tuple(changed), min(at + 1, len(changed)))
    changed[at], changed[other] = changed[other], changed[at]
    return theme, replace(here, slides=write(tuple(changed)), slide=other + 1)


def _at(here: Filters, theme: str, slides: tuple[Slide, ...], number: int) -> Slide:
    if not slides:
        return theme, replace(here, present=True)
    number = min(max(number, 1), len(slides))
    theme, chosen = slides[number - 1]
    return theme, replace(chosen, present=True, slide=number, slides=here.slides, pins=here.pins)
