"""Typography: the typeface of sheets, text widths and line wrapping.

Source Sans 3 is the typeface of the pages. Its files are in ``static/fonts``, so that sheets look the same on
every machine; the italics of names, under the same licence, are an instance of its variable font with the
letters of Europe, under a name of their own. Widths are read from them, so that wrapping is the same for
PNG, PDF and SVG and needs no renderer.
"""

from __future__ import annotations

import base64
import io
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

import matplotlib
from fontTools import subset
from fontTools.ttLib import TTFont
from matplotlib.font_manager import FontProperties, fontManager

FAMILY = "Source Sans 3"
ELLIPSIS = "…"

_FILES = {
    "regular": "SourceSans3-Regular.ttf",
    "semibold": "SourceSans3-Semibold.ttf",
    "italic": "AtlasNames-SemiboldItalic.ttf",
}
_FOLDER = Path(__file__).parents[3] / "static" / "fonts"
fontManager.addfont(_FOLDER / _FILES["regular"])

# Set once at import, because threads share it. TrueType keeps the text of a PDF searchable; the text of an
# SVG stays text, with its letters embedded by ``with_typeface``; without hinting, letters have the same width
# at every resolution.
matplotlib.rcParams.update(
    {
        "pdf.fonttype": 42,
        "svg.fonttype": "none",
        "svg.hashsalt": "atlas-powiatow",
        "font.family": [FAMILY],
        "axes.unicode_minus": False,
        "text.hinting": "none",
    }
)


def face(size_pt: float, bold: bool = False) -> FontProperties:
    """Return the font in a size; SVG refers to it by family name, other formats use the file."""
    return FontProperties(
        family=FAMILY, weight="bold" if bold else "normal", size=size_pt, fname=_file(cut_of(bold))
    )


def outline_face(cut: str, size_pt: float) -> FontProperties:
    """Return the font that outlines are taken from; ``cut``: "regular", "semibold" or "italic"."""
    return FontProperties(size=size_pt, fname=_file(cut))


def cut_of(bold: bool) -> str:
    """Return the cut of the typeface for regular or bold text."""
    return "semibold" if bold else "regular"


def _file(cut: str) -> Path:
    return _FOLDER / _FILES[cut]


@cache
def _advances(cut: str) -> dict[int, float]:
    """Return code point -> advance width as a share of the font size."""
    font = TTFont(_file(cut), lazy=True)
    widths, units = font["hmtx"].metrics, font["head"].unitsPerEm
    return {code: widths[name][0] / units for code, name in font.getBestCmap().items()}


def clean(text: str) -> str:
    """Return ``text`` as one line without control characters, with "?" for letters the font lacks."""
    known = _advances("regular")
    seen = (" " if c.isspace() and c != "\u00a0" else c for c in text if unicodedata.category(c) != "Cf")
    return "".join(c if ord(c) in known else "" if unicodedata.category(c) == "Cc" else "?" for c in seen)


def width_pt(text: str, size_pt: float, bold: bool = False) -> float:
    """Return the width of a line in points, without kerning: a little more than what is drawn."""
    return size_pt * advance(text, cut_of(bold))


def advance(text: str, cut: str) -> float:
    """Return the width of a line of size 1, without kerning."""
    known = _advances(cut)
    return sum(known.get(ord(letter), 0.6) for letter in text)


def wrapped(text: str, size_pt: float, room_pt: float, bold: bool = False, lines: int = 99) -> list[str]:
    """Return ``text`` in at most ``lines`` lines no wider than ``room_pt``; cut text ends with "…".

    Lines break at spaces, and inside a word only if the word is too wide for a line.
    """
    done: list[str] = []
    line, width = "", 0.0
    for word in _pieces(clean(text), size_pt, room_pt, bold):
        bare, whole = width_pt(word.rstrip(" "), size_pt, bold), width_pt(word, size_pt, bold)
        if line and width + bare > room_pt:
            done.append(line.rstrip(" "))
            line, width = "", 0.0
        line += word
        width += whole
    done += [line.rstrip(" ")] if line.strip(" ") else []
    if len(done) <= lines:
        return done
    return [*done[: lines - 1], _shortened(done[lines - 1], size_pt, room_pt, bold)]


def _pieces(text: str, size_pt: float, room_pt: float, bold: bool) -> Iterable[str]:
    """Yield words with their trailing spaces; words wider than ``room_pt`` in parts."""
    for word in re.findall(r"[^ ]+ *", text):
        if width_pt(word.rstrip(" "), size_pt, bold) <= room_pt:
            yield word
            continue
        part = ""
        for letter in word:
            if part and width_pt((part + letter).rstrip(" "), size_pt, bold) > room_pt:
                yield part
                part = ""
            part += letter
        yield part


def _shortened(line: str, size_pt: float, room_pt: float, bold: bool) -> str:
    while line and width_pt(f"{line} {ELLIPSIS}", size_pt, bold) > room_pt:
        line = line[:-1]
    return f"{line.rstrip(' ,;')} {ELLIPSIS}"


def with_typeface(svg: bytes, texts: Iterable[str]) -> bytes:
    """Return the SVG with the letters of ``texts`` embedded, so that it looks the same everywhere."""
    used = "".join(sorted(set("".join(texts))))
    rules = "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{'bold' if bold else 'normal'};"
        f"src:url(data:font/woff;base64,{base64.b64encode(_letters(used, bold)).decode()})}}"
        for bold in (False, True)
    )
    head, sign, rest = svg.partition(b"<defs>")
    return head + sign + f'<style type="text/css">{rules}</style>'.encode() + rest


@lru_cache(maxsize=64)
def _letters(used: str, bold: bool) -> bytes:
    """Return a WOFF file of the font with the letters ``used`` only."""
    options = subset.Options(flavor="woff", layout_features=["kern"], notdef_outline=True)
    options.drop_tables += ["FFTM"]
    font = subset.load_font(str(_file(cut_of(bold))), options)
    font.recalcTimestamp = False
    maker = subset.Subsetter(options)
    maker.populate(text=used)
    maker.subset(font)
    out = io.BytesIO()
    subset.save_font(font, out, options)
    return out.getvalue()
