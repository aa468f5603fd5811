"""How wide the typeface of a template is beside that of sheets, by whose letters everything is placed."""

from __future__ import annotations

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation

# Measured on Polish texts: letters of these take no more room than those of Source Sans 3.
_NARROW = frozenset(
    {
        "calibri",
        "calibri light",
        "carlito",
        "source sans 3",
        "source sans pro",
        "times new roman",
        "arial narrow",
    }
    | {"cambria", "garamond", "liberation serif", "open sans condensed", "pt sans narrow"}
)
_WIDE = frozenset({"verdana", "dejavu sans", "courier new", "century gothic"})
_OTHERS, _WIDEST = 0.9, 0.76  # Arial and its like take 7 to 11 % more, Verdana 20 to 32 %


def smaller(presentation: Presentation) -> float:
    """Return the factor of the size of letters at which texts of the template take no more room."""
    name = _body_typeface(presentation).casefold()
    if name in _NARROW:
        return 1.0
    return _WIDEST if name in _WIDE else _OTHERS


def _body_typeface(presentation: Presentation) -> str:
    try:
        theme = presentation.slide_masters[0].part.part_related_by(RELATIONSHIP_TYPE.THEME)
        found = parse_xml(theme.blob).find(".//{*}minorFont/{*}latin")
    except (KeyError, IndexError, ValueError, SyntaxError):
        return ""
    return str(found.get("typeface", "")) if found is not None else ""
