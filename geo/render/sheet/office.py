"""Name, logo and templates of the office: settings, files in ``office/``, or what the reader gives."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from geo.core.errors import ExportError
from geo.core.i18n import N_
from geo.render.sheet.page_setup import Office, Template

NAME_VARIABLE, LOGO_VARIABLE = "ATLAS_OFFICE_NAME", "ATLAS_OFFICE_LOGO"
TEMPLATES_VARIABLE = "ATLAS_OFFICE_TEMPLATES"
"""Environment variable with the folder of the templates, ``office/`` where it is not set."""

FOLDER = Path(__file__).parents[3] / "office"
"""The folder for ``logo.png`` (or .jpg), ``name.txt`` and templates; the settings come before its files."""

SLIDES_TEMPLATES = ("template.pptx", "template.potx")
DOCUMENT_TEMPLATES = ("template.docx", "template.dotx")

LOGO_TYPES = ("png", "jpg", "jpeg")
_LOGO_FILES = ("logo.png", "logo.jpg", "logo.jpeg", "logo.svg")
_LONGEST_NAME = 160
_LARGEST_BYTES, _LARGEST_PX, _KEPT_PX = 5_000_000, 8_000, 700


def read_office(environ: Mapping[str, str] | None = None, folder: Path = FOLDER) -> Office:
    """Return the office that settings and files name; its parts are empty where nothing does.

    Raises
    ------
    ExportError
        The logo, the name or a template cannot be read.
    """
    settings = os.environ if environ is None else environ
    logo = settings.get(LOGO_VARIABLE, "")
    path = Path(logo) if logo else next((folder / n for n in _LOGO_FILES if (folder / n).is_file()), None)
    name = settings.get(NAME_VARIABLE, "") or _name_in(folder / "name.txt")
    told = settings.get(TEMPLATES_VARIABLE, "")
    templates = Path(told) if told else folder
    return Office(
        office_name(name),
        read_logo(_content(path), path.name) if path else b"",
        _template_in(templates, SLIDES_TEMPLATES),
        _template_in(templates, DOCUMENT_TEMPLATES),
    )


def read_template(path: Path) -> Template:
    """Return a template; whether it can be used is found out when something is made of it.

    Raises
    ------
    ExportError
        The file cannot be read.
    """
    try:
        return Template(path.name[:80], path.read_bytes())
    except (OSError, ValueError) as error:
        raise ExportError(
            N_("Template {name}: expected a file that can be read."), name=path.name[:80]
        ) from error


def _template_in(folder: Path, names: tuple[str, ...]) -> Template | None:
    path = next((folder / name for name in names if (folder / name).is_file()), None)
    return read_template(path) if path else None


def office_name(text: str) -> str:
    """Return the name of an office on one line, cut where it would fill the sheet."""
    return " ".join(text.split())[:_LONGEST_NAME]


def read_logo(content: bytes, name: str) -> bytes:
    """Return a logo as a PNG of moderate size.

    Raises
    ------
    ExportError
        The file is not a picture that a sheet can show.
    """
    if len(content) > _LARGEST_BYTES:
        raise _refused(name)
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
            if max(picture.size) > _LARGEST_PX or min(picture.size) < 8:
                raise _refused(name)
            logo = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _refused(name) from error
    logo.thumbnail((_KEPT_PX, _KEPT_PX))
    out = io.BytesIO()
    logo.save(out, "PNG")
    return out.getvalue()


def _refused(name: str) -> ExportError:
    return ExportError(
        N_("Logo {name}: expected a PNG or JPEG picture up to 5 MB that can be read, found another file."),
        name=name[:80],
    )


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _refused(path.name) from error


def _name_in(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    except (OSError, UnicodeError) as error:
        raise ExportError(
            N_("Name of the office, {name}: expected a text file in UTF-8."), name=path.name
        ) from error
