"""Texts of the choices of style in the legend of a map."""

from __future__ import annotations

from geo.cartography.class_breaks import MOST
from geo.cartography.classification import COUNTED_SCHEMES, K_RANGE, SCHEMES
from geo.cartography.palettes import PALETTE_LABELS
from geo.choices.map_style import COLOUR_BY, MEASURES
from geo.core.i18n import Translator, words
from geo.data.areas import LEVELS
from geo.render.web.words_contract import StyleWords
from geo.views.floods.classes import CATEGORIES, COUNTS
from geo.views.floods.legend import measure_name
from geo.views.partnerships.groups import colour_by_name


def style_words(lang: str, approximate: bool) -> StyleWords:
    """Return the choices of style with their names in one language.

    ``approximate``: whether the borders of gminy are.
    """
    w = words(lang)
    names = {"voivodeship": w("voivodeships"), "powiat": w("powiaty"), "gmina": w("gminy")}
    return {
        "level": w("Map of"),
        "levels": {level: names[level] for level in LEVELS},
        "measure": w("Measure"),
        "measures": {
            level: {measure: measure_name(w, measure, level, approximate) for measure in MEASURES}
            for level in LEVELS
            if level != "gmina"
        },
        "colour_by": w("Colour of the lines"),
        "groupings": {colour_by: colour_by_name(w, colour_by) for colour_by in COLOUR_BY},
        "more": w("Classes and colours"),
        "scheme": w("Classes"),
        "schemes": {
            f"{level}-{kind}": _schemes(w, level, kind == "counts")
            for level in ("voivodeship", "powiat")
            for kind in ("shares", "counts")
        },
        "class_count": w("How many"),
        "class_counts": [str(k) for k in range(K_RANGE[0], K_RANGE[1] + 1)],
        "counted": list(COUNTED_SCHEMES),
        "counts": list(COUNTS),
        "categories": list(CATEGORIES),
        "breaks": {
            "shares": w("Breaks in percent, up to {most}", most=MOST),
            "counts": w("Breaks, up to {most}", most=MOST),
        },
        "examples": {"shares": "10%; 25%; 50%", "counts": "2; 5; 10"},
        "palette": w("Colours"),
        "palettes": {name: w(label) for name, label in PALETTE_LABELS.items()},
    }


def _schemes(w: Translator, level: str, of_counts: bool) -> dict[str, str]:
    names = {
        "round": w("round breaks") if of_counts else w("round breaks: 25, 50 and 75%"),
        "quantile": (
            w("equal numbers of voivodeships") if level == "voivodeship" else w("equal numbers of powiaty")
        ),
        "equal": w("equal intervals"),
        "natural": w("natural breaks"),
        "headtail": w("head/tail breaks"),
        "manual": w("custom breaks"),
    }
    return {scheme: names[scheme] for scheme in SCHEMES}
