"""Files the browser fetches: scripts, styles, geometry, names, words; each named by its content.

They are written into ``generated_folder()`` when the app starts, so that the browser may keep them for ever:
the bundles of ``frontend/dist`` as they are, and the data as they have just been joined, so that an official
boundary file and the embedded one go the same way.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import geopandas as gpd

from geo.cartography.interface_colours import INTERFACE_COLOURS, MAP_ROLES
from geo.cartography.labels.names import Names
from geo.choices.model import Choices
from geo.choices.pages import THEMES
from geo.core import settings
from geo.core.atomic_files import write_atomically
from geo.core.errors import DataError
from geo.core.i18n import LANGUAGES, N_, words
from geo.data.context import Context
from geo.data.join import AtlasTables
from geo.render.card.maps import overview_map
from geo.render.card.small_map import to_svg
from geo.render.files.rows import to_screen
from geo.render.web.contract import MapConfig
from geo.render.web.geometry import (
    countries_geojson,
    detail,
    gmina_areas,
    partnership_lines,
    powiaty_overview,
    voivodeship_areas,
)
from geo.render.web.labels import fingerprint, labels_json, placed_names
from geo.render.web.source_rows import source_rows
from geo.render.web.styles import flood_styles, line_styles
from geo.render.web.surroundings import Level, ground_json, levels, water_json
from geo.render.web.words import failed_words, map_words, page_words
from geo.views.factory import make_view
from geo.views.map_names import names_on_map
from geo.views.overview import overview_tips

_ROOT = Path(__file__).parents[3]
_BUNDLES = _ROOT / "frontend" / "dist"
_FETCHED_BY_MAP = ("powiaty", "detail", "countries", "partnerships", "voivodeship", "gmina")
_FETCHED_LATER = (
    *("ground", "ground_detail", "water", "water_detail", "labels"),
    *(f"{theme}-styles-{lang}" for theme in ("floods", "partnerships") for lang in LANGUAGES),
)
_KEPT_S = 180 * 24 * 3600


def generated_folder() -> Path:
    """Return the folder of the files: ``static/generated``, or the one in ``ATLAS_GENERATED``."""
    return _ROOT / settings.value("ATLAS_GENERATED")


def write_frontend(static: Path | None = None) -> dict[str, str]:
    """Write scripts, styles and words; return logical name -> path relative to ``static``.

    Parameters
    ----------
    static
        The folder of ``generated``; that of the settings by default.

    Raises
    ------
    DataError
        The folder cannot be written.
    """
    folder = _folder(static)
    bundles = {
        name: _write(folder, name.partition(".")[0], name.rpartition(".")[2], (_BUNDLES / name).read_bytes())
        for name in ("map.js", "map.css", "page.js", "page.css", "preflight.js", "source.js", "source.css")
    }
    texts = {f"page-words-{lang}": page_words(lang) for lang in LANGUAGES}
    return bundles | {name: _write(folder, name, "json", _dump(text)) for name, text in texts.items()}


def write_assets(
    tables: AtlasTables, countries: Path, static: Path | None = None, context: Context | None = None
) -> dict[str, str]:
    """Write all the browser fetches and return logical name -> path relative to ``static``.

    A file that is there already is left alone; each is written whole or not at all. What no start has asked
    for in half a year goes.

    Parameters
    ----------
    tables
        The joined data; boundaries in EPSG:2180.
    countries
        GeoJSON of the background countries in EPSG:4326.
    static
        The folder of ``generated``; that of the settings by default.
    context
        What surrounds the powiaty; without it the map has neither water nor names.

    Raises
    ------
    DataError
        The folder cannot be written.
    """
    folder = _folder(static)
    made = levels(tables.powiaty, context.ground) if context else {}
    files = write_frontend(static) | {
        name: _write(folder, name, "json", _dump(content))
        for name, content in (
            _tables(tables, gpd.read_file(countries), made) | _surroundings(context, made)
        ).items()
    }
    if context:
        files["labels"] = _write_labels(folder, names_on_map(tables, context))
    files["boot"] = _write(folder, "boot", "js", _boot_script(files))
    overview = to_svg(overview_map(tables, words(LANGUAGES[0]), context))  # without letters, for all
    files["overview"] = _write(folder, "overview", "svg", overview.encode())
    _forget(folder, time.time() - _KEPT_S)
    return files


def write_source_rows(tables: AtlasTables, static: Path | None = None) -> dict[str, str]:
    """Write the source rows and return language -> path relative to ``static``; every page links to them.

    Raises
    ------
    DataError
        The folder cannot be written.
    """
    folder = _folder(static)
    return {
        lang: _write(folder, f"source-rows-{lang}", "json", _dump(source_rows(tables, lang)))
        for lang in LANGUAGES
    }


def write_picture(content: bytes, static: Path | None = None) -> str:
    """Write the picture of a slide and return its path relative to ``static``.

    Raises
    ------
    DataError
        The folder cannot be written.
    """
    return _write(_folder(static), "slide", "png", content)


def _folder(static: Path | None) -> Path:
    return static / "generated" if static else generated_folder()


def _boot_script(files: dict[str, str]) -> bytes:
    """Return the script that starts the map, with the names of the files beside it."""
    texts = [f"words-{lang}" for lang in LANGUAGES]
    config: MapConfig = {
        "script": Path(files["map.js"]).name,
        "files": {
            name: Path(files[name]).name
            for name in (*_FETCHED_BY_MAP, *texts, *_FETCHED_LATER)
            if name in files
        },
        "preload": ["powiaty", "countries", *texts],
        "colours": {role: INTERFACE_COLOURS[role] for role in MAP_ROLES},
        "failed": failed_words(),
    }
    return (_BUNDLES / "boot.js").read_bytes() + b"Atlas.boot(" + _dump(config) + b");\n"


def _tables(tables: AtlasTables, outlines: gpd.GeoDataFrame, made: Mapping[str, Level]) -> dict[str, Any]:
    """Return logical name -> all that is fetched as data: geometry, words, rows."""
    far, near = (made[scale][0] if made else None for scale in ("far", "near"))
    return {
        "powiaty": powiaty_overview(tables, far),
        "detail": detail(tables, outlines, near),
        "countries": countries_geojson(outlines),
        "partnerships": partnership_lines(tables),
        "voivodeship": voivodeship_areas(tables),
        "gmina": gmina_areas(tables),
        **{f"words-{lang}": map_words(lang, tables) for lang in LANGUAGES},
        **{f"overview-{lang}": overview_tips(tables, lang) for lang in LANGUAGES},
        **{f"floods-styles-{lang}": flood_styles(tables, lang) for lang in LANGUAGES},
        **{f"partnerships-styles-{lang}": line_styles(tables, lang) for lang in LANGUAGES},
        **{
            rows_file(theme, lang): to_screen(make_view(tables, Choices(), theme, lang))
            for theme in THEMES
            for lang in LANGUAGES
        },
    }


def _surroundings(context: Context | None, made: Mapping[str, Level]) -> dict[str, Any]:
    """Return logical name -> ground and water, for far and near."""
    if context is None:
        return {}
    return {
        "ground": ground_json(made["far"]),
        "ground_detail": ground_json(made["near"]),
        "water": water_json(context, "far"),
        "water_detail": water_json(context, "near"),
    }


def _write_labels(folder: Path, names: Names) -> str:
    """Write the placed names under a name made from what decides their places, which take seconds to find."""
    file = f"labels.{fingerprint(names)[:12]}.json"
    content = None if (folder / file).exists() else _dump(labels_json(placed_names(names)))
    return _write_as(folder, file, content)


def rows_file(theme: str, lang: str) -> str:
    """Return the logical name of the file with all rows of a theme."""
    return f"rows-{theme}-{lang}"


def _dump(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _write(folder: Path, name: str, ending: str, content: bytes) -> str:
    """Write a file under a content-hashed name unless it exists; return its path relative to ``static``."""
    return _write_as(folder, f"{name}.{hashlib.sha256(content).hexdigest()[:12]}.{ending}", content)


def _write_as(folder: Path, name: str, content: bytes | None) -> str:
    """Write a file unless it exists; without content it has to."""
    file = folder / name
    written = f"generated/{file.name}"
    if content is None or file.exists():
        with suppress(OSError):
            os.utime(file)  # still in use
        return written
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(file, content)
    except OSError as fault:
        raise DataError(
            N_(
                "Folder {folder}: expected to be able to write the map files there, found: {found}. Give the"
                " app the right to write."
            ),
            folder=settings.value("ATLAS_GENERATED"),
            found=fault.strerror or type(fault).__name__,
        ) from fault
    return written


def _forget(folder: Path, before: float) -> None:
    """Delete files last used before a time; one that cannot be deleted stays."""
    for file in folder.iterdir():
        with suppress(OSError):
            if file.stat().st_mtime < before:
                file.unlink()
