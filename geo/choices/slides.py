"""The deck of a presentation: saved views in order, their text in an address, and the steps through them.

A slide is its theme, its title and its choices, ``floods;title=Odra;measure=number``; slides are joined by
``~``. The extent of a slide is that of a map of 960 by 600 pixels, whatever the map it was saved from.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, unquote

from geo.choices.model import Choices, Slide
from geo.choices.pages import THEMES
from geo.choices.parameters import NAMES, SLIDE_LIMIT, asking_for_partners, read_fields, write_fields
from geo.choices.scene import Extent

STEPS = ("next", "previous", "first", "last")
"""The steps through a deck."""

TITLE_LIMIT = 80
"""Longest title of a slide, in characters."""

_DEFAULT = Choices()
_SAFE = ",:./-"
_TEXT = re.compile(r"[a-z]{1,20}(?:[;~][a-z_]{1,20}(?:=[\w,:./%-]{1,2000})?){0,700}")


def example(defaults: Choices = _DEFAULT) -> tuple[Slide, ...]:
    """Return the ready deck: offered to the reader, and shown by addresses of versions 1 and 2.

    ``defaults`` are the choices that its slides leave as they are.
    """
    having = defaults.having
    return (
        Slide("floods", defaults),
        Slide("floods", having(measure="number", scheme="natural")),
        Slide("floods", having(voivodeships=("02", "16", "24"))),
        Slide("joint", defaults),
        Slide("partnerships", defaults),
        Slide("partnerships", having(countries=("DE",))),
        Slide("partnerships", having(flooded_only=True, colour_by="form")),
    )


def write(deck: tuple[Slide, ...]) -> str:
    """Return a deck as text; "" for an empty one."""
    return "~".join(map(_write, deck))


def _write(slide: Slide) -> str:
    fields = {"title": slide.title} if slide.title else {}
    fields |= write_fields(slide.choices)
    return ";".join([slide.theme, *(f"{name}={_quoted(value)}" for name, value in fields.items())])


def _quoted(text: str) -> str:
    """Return a value as it stands in the text of a deck: letters of every language stay as they are."""
    return "".join(sign if sign.isalnum() else quote(sign, safe=_SAFE) for sign in text).replace("~", "%7E")


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
    values = {name: unquote(value) for name, value in pairs.items()}
    asked = values.pop("title", "")
    title = clean_title(asked)
    choices, ignored = read_fields(values, defaults)
    kept = content(choices)
    understood = not ignored and set(values) <= NAMES and choices == kept and title == asked
    return Slide(theme, kept, title), understood


def clean_title(text: str) -> str:
    """Return a title typed by a reader as one short line of visible characters."""
    visible = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(visible.split())[:TITLE_LIMIT].rstrip()


def content(choices: Choices) -> Choices:
    """Return what a slide keeps of the reader's choices."""
    return choices.having(present=False, slide=0, pins=(), deck=())


def with_extent(choices: Choices, extent: str) -> Choices:
    """Return the choices with the extent that the browser sent; None when it sent none or nonsense."""
    return choices.having(extent=Extent.parse(extent))


def added(deck: tuple[Slide, ...], theme: str, choices: Choices) -> tuple[Slide, ...]:
    """Return the deck with a view at its end; a full deck stays as it is."""
    return (*deck, Slide(theme, content(choices)))[:SLIDE_LIMIT]


def moved(deck: tuple[Slide, ...], number: int, to: int) -> tuple[Slide, ...]:
    """Return the deck with a slide moved to another place; places are counted from 1."""
    if not (1 <= number <= len(deck)):
        return deck
    rest = without(deck, number)
    at = min(max(to, 1), len(deck)) - 1
    return (*rest[:at], deck[number - 1], *rest[at:])


def renamed(deck: tuple[Slide, ...], number: int, title: str) -> tuple[Slide, ...]:
    """Return the deck with another title of a slide; an empty one gives it back that of its view."""
    return tuple(
        Slide(slide.theme, slide.choices, clean_title(title)) if at == number else slide
        for at, slide in enumerate(deck, 1)
    )


def without(deck: tuple[Slide, ...], number: int) -> tuple[Slide, ...]:
    """Return the deck without a slide, counted from 1."""
    return tuple(slide for at, slide in enumerate(deck, 1) if at != number)


def step(slide: int, count: int, what: str) -> int:
    """Return the number of the slide after one of ``STEPS`` from ``slide`` in a deck of ``count``."""
    wanted = {"first": 1, "last": count, "next": slide + 1, "previous": slide - 1}[what]
    return min(max(wanted, 1), count)


def shown(here: Choices, number: int) -> Slide:
    """Return theme and choices of the view ``here`` when it shows a slide of its deck, counted from 1."""
    slide = here.deck[number - 1]
    choices = slide.choices.having(present=True, slide=number, pins=here.scene.pins, deck=here.deck)
    return Slide(slide.theme, choices)


def shared(choices: Choices) -> Choices:
    """Return what the address of a page says: the deck only while its slides are shown."""
    return choices if choices.scene.slide else choices.having(deck=())
