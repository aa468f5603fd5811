"""Allowed values of columns of the published tables."""

from __future__ import annotations

from collections.abc import Iterable

CORRECTED_TABLES = ("partnerships", "floods", "powiaty", "places", "anchors", "prng", "countries", "areas")

CORRECTION_KINDS = (
    "typo",
    "renamed",
    "moved",
    "source_error",
    "homonym",
    "abbreviation",
    "exonym",
    "wording",
    "reading",
    "other_source",
    "as_printed",
)
"""Reasons for a published value to differ from the printed one; ``as_printed`` only adds a link."""

SPELLING_KINDS = ("exonym", "wording", "as_printed")
"""Kinds of decisions on how a name is written, not on who or what is meant: no remark on the row."""

DOUBTS = ("unit", "powiat", "country", "year", "point")
"""What can be uncertain about a row, in the order in which a cell names them; data/README.md has the rule."""


def in_order(cells: Iterable[str]) -> str:
    """Return the doubts that cells name, separated by spaces, each once and in the order of ``DOUBTS``."""
    named = {doubt for cell in cells for doubt in cell.split()}
    return " ".join(sorted(named, key=DOUBTS.index))


FORMS = ("agreement", "other", "both", "unknown")

PLACE_KINDS = ("city", "municipality", "district", "region", "borough", "association", "other")

UNIT_KINDS = ("city_with_powiat_rights", "urban", "other")

FLOOD_STATUS = ("listed", "not_listed", "no_data")

GMINA_KINDS = ("miejska", "miejsko-wiejska", "wiejska")
"""Kinds of gminy as in the register: urban, urban-rural, rural."""
