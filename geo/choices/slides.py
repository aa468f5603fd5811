"""The deck of a presentation: saved views in order, their text in an address, and the steps through them.

A slide is its theme and choices, ``floods;measure=number;voivodeships=02``; slides are joined by ``~``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, unquote

from geo.choices.model import Choices, Slide
from geo.choices.pages import THEMES
from geo.choices.parameters import NAMES, SLIDE_LIMIT, asking_for_partners, read_fields, write_fields
from geo.choices.scene import Extent

STEPS = ("present", "leave", "save", "remove", "earlier", "later", "next", "previous", "first", "last")
"""What a reader may ask of the presentation."""

DEFAULT: tuple[Slide, ...] = (
    Slide("floods", Choices()),
    Slide("floods", Choices.of(measure="number", scheme="natural")),
    Slide("floods", Choices.of(voivodeships=("02", "16", "24"))),
    Slide("joint", Choices()),
    Slide("partnerships", Choices()),
    Slide("partnerships", Choices.of(countries=("DE",))),
    Slide("partnerships", Choices.of(flooded_only=True, colour_by="form")),
)
"""What a presentation shows before the reader has saved a view."""

_DEFAULT = Choices()
_SAFE = ",:./-"
_TEXT = re.compile(r"[a-z]{1,20}(?:[;~][a-z_]{1,20}(?:=[\w,:./%-]{1,2000})?){0,200}", re.ASCII)


def deck_of(choices: Choices) -> tuple[Slide, ...]:
    """Return the slides of a presentation: the reader's own, or those that come with the atlas."""
    return choices.deck or DEFAULT


def write(deck: tuple[Slide, ...]) -> str:
    """Return a deck as text; "" for the default one."""
    return "" if deck in ((), DEFAULT) else "~".join(map(_write, deck))


def _write(slide: Slide) -> str:
    fields = write_fields(slide.choices).items()
    return ";".join([slide.theme, *(f"{name}={quote(value, safe=_SAFE)}" for name, value in fields)])


def read(text: str, defaults: Choices = _DEFAULT, is_old: bool = False) -> tuple[tuple[Slide, ...], bool]:
    """Return (deck, whether all of the text was understood); nonsense never raises.

    ``defaults`` are the choices that a slide leaves unsaid, as in ``read_fields``; ``is_old`` tells that the
    address was written before version 3.
    """
    if not _TEXT.fullmatch(text):
        return (), False
    found: list[Slide] = []
    complete = True
    for part in text.split("~"):
        theme, *choices = part.split(";")
        pairs = dict(choice.partition("=")[::2] for choice in choices)
        if theme not in THEMES:
            complete = False
            continue
        slide, understood = _read(theme, pairs, defaults)
        found.append(Slide(theme, asking_for_partners(theme, slide.choices)) if is_old else slide)
        complete &= understood
    return tuple(found[:SLIDE_LIMIT]), complete and len(found) <= SLIDE_LIMIT


def _read(theme: str, pairs: Mapping[str, str], defaults: Choices) -> tuple[Slide, bool]:
    choices, ignored = read_fields({name: unquote(value) for name, value in pairs.items()}, defaults)
    kept = content(choices)
    return Slide(theme, kept), not ignored and set(pairs) <= NAMES and choices == kept


def content(choices: Choices) -> Choices:
    """Return what a slide keeps of the reader's choices."""
    return choices.having(present=False, slide=0, pins=(), deck=())


def with_extent(choices: Choices, extent: str) -> Choices:
    """Return the choices with the extent that the browser sent; None when it sent none or nonsense."""
    return choices.having(extent=Extent.parse(extent))


def step(here: Choices, theme: str, what: str) -> Slide:
    """Return theme and choices after one of ``STEPS`` was asked for in the view ``here``."""
    deck = deck_of(here)
    if what == "leave":
        return Slide(theme, here.having(present=False, slide=0))
    if what == "save":
        added = (*deck, Slide(theme, content(here)))[:SLIDE_LIMIT]
        return Slide(theme, here.having(deck=added, slide=len(added) if here.scene.present else 0))
    if what in ("remove", "earlier", "later"):
        return _edit(here, theme, what, deck)
    slide = here.scene.slide
    number = {"first": 1, "last": len(deck), "next": slide + 1, "previous": slide - 1}.get(what, 1)
    return _at(here, deck, number)


def _edit(here: Choices, theme: str, what: str, deck: tuple[Slide, ...]) -> Slide:
    """Remove the slide shown, or swap it with its neighbour; one slide always stays."""
    at = here.scene.slide - 1
    other = at + {"earlier": -1, "later": 1, "remove": 0}[what]
    if not (0 <= at < len(deck) and 0 <= other < len(deck)):
        return Slide(theme, here)
    changed = list(deck)
    if what == "remove":
        if len(changed) == 1:
            return Slide(theme, here)
        del changed[at]
        return _at(here.having(deck=tuple(changed)), tuple(changed), min(at + 1, len(changed)))
    changed[at], changed[other] = changed[other], changed[at]
    return Slide(theme, here.having(deck=tuple(changed), slide=other + 1))


def _at(here: Choices, deck: tuple[Slide, ...], number: int) -> Slide:
    number = min(max(number, 1), len(deck))
    shown = deck[number - 1]
    return Slide(
        shown.theme, shown.choices.having(present=True, slide=number, pins=here.scene.pins, deck=here.deck)
    )
