"""The overview page: key statistics of both tables, and questions with the choices that answer them."""

from __future__ import annotations

from dataclasses import dataclass

from geo.choices.model import Choices
from geo.choices.scene import Selection
from geo.core.i18n import N_, Translator, words
from geo.core.labels import flood_sentence, powiat_title
from geo.core.memo import remembered
from geo.data.join import AtlasTables


@dataclass(frozen=True)
class KeyFigure:
    """A headline statistic: a formatted number and its label."""

    value: str
    label: str


@dataclass(frozen=True)
class Question:
    """A question with the page and the choices that answer it.

    ``page`` is a name of ``geo.choices.pages.PATHS``.
    """

    text: str
    page: str
    choices: Choices


@remembered
def key_figures(tables: AtlasTables, lang: str = "pl") -> tuple[KeyFigure, ...]:
    """Return the statistics of the overview page: flood list, partnerships, and both together."""
    w, report = words(lang), tables.report
    places, countries = len(tables.places), tables.partnerships["country"].nunique()
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


_QUESTIONS: tuple[tuple[str, str, Choices], ...] = (
    (
        N_("Which powiaty of Silesia were on the 1999 flood list, and how many of their gminy?"),
        "floods",
        Choices.of(voivodeships=("24",)),
    ),
    (
        N_("Where were all or nearly all gminy listed?"),
        "floods",
        Choices.of(flooded_only=True, scheme="equal"),
    ),
    (
        N_("Where in Małopolska were most gminy listed?"),
        "floods",
        Choices.of(voivodeships=("12",), measure="number"),
    ),
    (
        N_("Which powiaty hit by the flood have partners in Germany?"),
        "partnerships",
        Choices.of(flooded_only=True, countries=("DE",)),
    ),
    (
        N_("Which powiaty hit by the flood have no partner, and who near them has one?"),
        "joint",
        Choices(),
    ),
    (N_("Whom do powiaty hit by the flood work with?"), "partnerships", Choices.of(flooded_only=True)),
    (N_("Which powiaty work with Ukraine?"), "partnerships", Choices.of(countries=("UA",))),
    (
        N_("Which partnerships began in 2004 or later, with Poland in the European Union?"),
        "partnerships",
        Choices.of(year_from=2004, unknown_year=False),
    ),
    (N_("Which powiaty have partners inside Poland?"), "partnerships", Choices.of(countries=("PL",))),
    (
        N_("Who are the partners of powiat żywiecki, and what lies around it?"),
        "card",
        Choices.of(selected=Selection("powiat", "2417")),
    ),
    (
        N_("Was the city of Wrocław on the list, and who are its neighbours?"),
        "card",
        Choices.of(selected=Selection("powiat", "0264")),
    ),
    (
        N_("Why is there no data on powiat gorzowski?"),
        "card",
        Choices.of(selected=Selection("powiat", "0801")),
    ),
    (N_("Where do the data come from, and what is uncertain in them?"), "data", Choices()),
)
"""Text, page and choices, ordered by theme: floods, partnerships, joint, single powiaty, the data."""


def questions(w: Translator) -> tuple[Question, ...]:
    """Return the questions of the overview page."""
    return tuple(Question(w(text), page, choices) for text, page, choices in _QUESTIONS)


def overview_tips(tables: AtlasTables, lang: str) -> dict[str, list[object]]:
    """Return what the map of the overview page says of each powiat, in the order of the table of powiaty.

    ``codes``: TERYT; ``tips``: title, voivodeship, flood list and partnerships, one line each.
    """
    w = words(lang)
    tips: list[object] = []
    for _, row in tables.powiaty.iterrows():
        lines = [
            powiat_title(w, row["powiat_teryt"], row["powiat"]),
            w("voivodeship {name}", name=row["voivodeship"]),
            flood_sentence(w, row),
        ]
        if not tables.partnerships.empty:
            lines.append(w("Partnerships: {total}", total=w.number(int(row["partnerships"]))))
        tips.append(lines)
    return {"codes": tables.powiaty["powiat_teryt"].tolist(), "tips": tips}
