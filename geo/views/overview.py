"""Przegląd: the key figures of both tables and the questions people come with, each with the choices that answer it."""

from __future__ import annotations

from dataclasses import dataclass

from geo.choices.model import Choices
from geo.choices.scene import Selection
from geo.core.i18n import Translator, words
from geo.core.memo import remembered
from geo.data.join import AtlasTables


@dataclass(frozen=True)
class KeyFigure:
    """A number as the reader writes it and what it counts."""

    value: str
    label: str


@dataclass(frozen=True)
class Question:
    """A question, and the page and filters that answer it.

    ``page`` is a name of ``geo.choices.pages.PATHS``.
    """

    text: str
    page: str
    choices: Choices


@remembered
def key_figures(joined: AtlasTables, lang: str = "pl") -> tuple[KeyFigure, ...]:
    """Return the figures of the first page: the flood list, the partnerships, and both together."""
    w, report = words(lang), joined.report
    places, countries = len(joined.places), joined.partnerships["country"].nunique()
    return (
        KeyFigure(w.number(report.floods), w("gminy and cities on the 1999 list")),
        KeyFigure(
            w.number(report.powiaty_flooded),
            w("powiaty on the 1999 list, of {n}", n=w.number(report.boundaries)),
        ),
        KeyFigure(w.number(report.partnerships), w("partnerships, about 2009")),
        KeyFigure(w.number(report.powiaty_with_partners), w("powiaty with partners")),
        KeyFigure(
            w.number(places),
            w.count("partner places in {n} country", "partner places in {n} countries", countries),
        ),
        KeyFigure(w.number(report.powiaty_both), w("powiaty on the list and with partners")),
    )


def questions(w: Translator) -> tuple[Question, ...]:
    """Return the questions of the first page, in the order of the reader's way: floods, partnerships, both, single powiaty, the data."""
    return (
        Question(
            w("Which powiaty of Silesia were on the 1999 flood list, and how many of their gminy?"),
            "floods",
            Choices.of(voivodeships=("24",)),
        ),
        Question(
            w("Where were all or nearly all gminy listed?"),
            "floods",
            Choices.of(flooded_only=True, scheme="equal"),
        ),
        Question(
            w("Where in Małopolska were most gminy listed?"),
            "floods",
            Choices.of(voivodeships=("12",), measure="number"),
        ),
        Question(
            w("Which powiaty hit by the flood have partners in Germany?"),
            "partnerships",
            Choices.of(flooded_only=True, countries=("DE",)),
        ),
        Question(
            w("Which powiaty hit by the flood have no partner, and who near them has one?"),
            "joint",
            Choices(),
        ),
        Question(
            w("Whom do powiaty hit by the flood work with?"), "partnerships", Choices.of(flooded_only=True)
        ),
        Question(w("Which powiaty work with Ukraine?"), "partnerships", Choices.of(countries=("UA",))),
        Question(
            w("Which partnerships began in 2004 or later, with Poland in the European Union?"),
            "partnerships",
            Choices.of(year_from=2004, unknown_year=False),
        ),
        Question(
            w("Which powiaty have partners inside Poland?"), "partnerships", Choices.of(countries=("PL",))
        ),
        Question(
            w("Who are the partners of powiat żywiecki, and what lies around it?"),
            "card",
            Choices.of(selected=Selection("powiat", "2417")),
        ),
        Question(
            w("Was the city of Wrocław on the list, and who are its neighbours?"),
            "card",
            Choices.of(selected=Selection("powiat", "0264")),
        ),
        Question(
            w("Why is there no data on powiat gorzowski?"),
            "card",
            Choices.of(selected=Selection("powiat", "0801")),
        ),
        Question(w("Where do the data come from, and what is uncertain in them?"), "data", Choices()),
    )
