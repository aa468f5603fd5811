"""A ZIP archive of all files of a view, with a README in the reader's language."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable

from geo.render.files import metadata
from geo.render.files.metadata import lines_of
from geo.views.view import View

_FIRST, _LAST = 1980, 2107  # years that a ZIP can say

README = "README.txt"
_CONTENT_TYPES = "[Content_Types].xml"


def to_zip(parts: Iterable[tuple[str, bytes]], day: dt.date) -> bytes:
    """Return a ZIP archive of (name, content) pairs; ``parts`` may be a generator.

    All entries carry the date ``day``, so that equal content gives an equal archive.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts:
            entry = _entry(name, day)
            entry.compress_type = (
                zipfile.ZIP_STORED if name.endswith((".png", ".xlsx", ".pptx")) else zipfile.ZIP_DEFLATED
            )
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def steady(content: bytes, day: dt.date) -> bytes:
    """Return a package of an office program with the date ``day`` on all its parts.

    Equal content then gives equal bytes, whenever it is made.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(out, "w", compresslevel=9) as kept:
        for name in made.namelist():
            entry = _entry(name, day)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            kept.writestr(entry, made.read(name))
    return out.getvalue()


def of_kind(content: bytes, other: bytes, kind: bytes) -> bytes:
    """Return a package of an office program that is of kind ``other``, as a template, as one of ``kind``."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        kinds = archive.read(_CONTENT_TYPES)
        if other not in kinds:
            return content
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
            for name in archive.namelist():
                told = kinds.replace(other, kind) if name == _CONTENT_TYPES else archive.read(name)
                changed.writestr(name, told)
        return out.getvalue()


def readme(view: View, day: dt.date, address: str, contents: dict[str, str]) -> bytes:
    """Return the README as UTF-8 text with CRLF line ends.

    ``contents`` maps the name of each other file of the archive to its description.
    """
    w = view.words
    parts = [
        lines_of(
            view.wording.title, (f"{what}: {text}" for what, text in metadata.facts(view, day, address)[1:])
        ),
        lines_of(w("Files"), (f"{name}: {what}" for name, what in contents.items())),
        lines_of(
            w("Fields of the tables"), (f"{heading}: {meaning}" for heading, meaning in metadata.fields(view))
        ),
        lines_of(w("Sources and licences"), ("; ".join(line) for line in metadata.licences(view))),
        lines_of(w("Doubts"), _doubt_lines(view)),
    ]
    return ("\n\n".join(parts) + "\n").replace("\n", "\r\n").encode()


def _doubt_lines(view: View) -> list[str]:
    w = view.words
    marked = metadata.doubts(view)
    own = view.joined.own
    borders = (
        w("Powiat boundaries are those of the file {file}, simplified.", file=own.powiaty)
        if own.powiaty
        else w("Powiat boundaries are derived from open data and generalised.")
    )
    lines = [*view.wording.cautions, borders]
    if view.theme.caution_on_gminy and own.approximate:
        lines.append(w("Gmina borders are approximate: cells around localities, not surveyed lines."))
    if view.is_empty:
        lines.append(
            w(
                "A CSV of an empty result has its heading only, so that no sentence is taken for a row; the"
                " other files say it."
            )
        )
    if not marked:
        return [*lines, w("No row of this view is marked uncertain.")]
    return [*lines, *(w("Row {number}: {note}", number=number, note=note) for number, note in marked)]


def _entry(name: str, day: dt.date) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, (min(max(day.year, _FIRST), _LAST), day.month, day.day, 0, 0, 0))
