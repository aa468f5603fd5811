"""Lettering: one typeface with Polish letters on every machine, and the widths of its texts.

DejaVu Sans comes with matplotlib, so a sheet looks the same everywhere. Widths are read from the typeface
itself: wrapping is then the same for PNG, PDF and SVG, and needs no renderer.
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
from matplotlib.font_manager import FontProperties

FAMILY = "DejaVu Sans"
ELLIPSIS = "…"

_FILES = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}
_FOLDER = Path(matplotlib.get_data_path()) / "fonts" / "ttf"

# Set once for the process and never changed, so that threads cannot meet half-way: TrueType in PDF keeps text
# that can be searched and copied; text in SVG stays text, with the letters it uses embedded by
# ``with_typeface``; letters are as wide on few dots as on many.
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
    """Return the typeface in a size; the family name is what SVG writes, the file is what is drawn."""
    return FontProperties(
        family=FAMILY, weight="bold" if bold else "normal", size=size_pt, fname=_FOLDER / _FILES[bold]
    )


@cache
def _advances(bold: bool) -> dict[int, float]:
    """Return code point -> width of its letter as a share of the size."""
    font = TTFont(_FOLDER / _FILES[bold], lazy=True)
    widths, units = font["hmtx"].metrics, font["head"].unitsPerEm
    return {code: widths[name][0] / units for code, name in font.getBestCmap().items()}


def clean(text: str) -> str:
    """Return ``text`` as one line that can be drawn: no controls, "?" for letters the typeface lacks."""
    known = _advances(False)
    seen = (" " if c.isspace() and c != "\u00a0" else c for c in text if unicodedata.category(c) != "Cf")
    return "".join(c if ord(c) in known else "" if unicodedata.category(c) == "Cc" else "?" for c in seen)


def width_pt(text: str, size_pt: float, bold: bool = False) -> float:
    """Return the width of a line in points (kerning left out: a hair more than what is drawn)."""
    known = _advances(bold)
    return size_pt * sum(known.get(ord(letter), 0.6) for letter in text)


def wrapped(text: str, size_pt: float, room_pt: float, bold: bool = False, lines: int = 99) -> list[str]:
    """Return ``text`` in lines no wider than ``room_pt``; what does not fit in ``lines`` ends with "…".

    Lines break at blanks, and inside a word only where the word alone is too wide.
    """
    done: list[str] = []
    line = ""
    for word in _pieces(clean(text), size_pt, room_pt, bold):
        longer = f"{line}{word}"
        if line and width_pt(longer.rstrip(" "), size_pt, bold) > room_pt:
            done.append(line.rstrip(" "))
            line = word.lstrip(" ")
        else:
            line = longer
    done += [line.rstrip(" ")] if line.strip(" ") else []
    if len(done) <= lines:
        return done
    return [*done[: lines - 1], _shortened(done[lines - 1], size_pt, room_pt, bold)]


def _pieces(text: str, size_pt: float, room_pt: float, bold: bool) -> Iterable[str]:
    """Yield words with the blanks after them; a word wider than the room in parts."""
    for word in re.findall(r"[^ ]+ *", text):
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
    """Return an SVG with a font subset for ``texts`` embedded, so that it looks the same everywhere."""
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
    """Return a WOFF file of the typeface with the letters ``used`` only."""
    options = subset.Options(flavor="woff", layout_features=["kern"], notdef_outline=True)
    options.drop_tables += ["FFTM"]
    font = subset.load_font(str(_FOLDER / _FILES[bold]), options)
    font.recalcTimestamp = False
    maker = subset.Subsetter(options)
    maker.populate(text=used)
    maker.subset(font)
    out = io.BytesIO()
    subset.save_font(font, out, options)
    return out.getvalue()
