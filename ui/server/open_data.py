"""Serve the data files and their catalogue at stable addresses: ``data/catalog.jsonld``, ``data/floods.csv``.

They have the names and folders of the data folder, so that the addresses in ``datapackage.json`` and
``catalog.jsonld``, which are relative to these files, hold on the server too.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import FileResponse

from geo.data import catalogue
from geo.data.datasets import DATASETS

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

FOLDER = "/data/"
_MEDIA = {
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".geojson": "application/geo+json",
}
_OTHER = "application/octet-stream"
_METHODS = ("GET", "HEAD")


class OpenData:
    """Middleware that answers the addresses of data files; they may be read from any other site.

    Only the files of the registry, the descriptor and the catalogue are served, whatever else lies there.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._files = served_files()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the file, or pass the request on."""
        asked = scope["type"] == "http" and scope["method"] in _METHODS
        path = self._files.get(scope["path"].rpartition(FOLDER)[2]) if asked and _in_folder(scope) else None
        if path is None or not path.is_file():
            await self._app(scope, receive, send)
            return
        headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache"}
        kind = _MEDIA.get(path.suffix, _OTHER)
        await FileResponse(path, headers=headers, media_type=kind)(scope, receive, send)


def _in_folder(scope: Scope) -> bool:
    return FOLDER in scope["path"]


def served_files() -> dict[str, Path]:
    """Return the name below ``FOLDER`` -> the file."""
    files = [path for row in DATASETS for path in catalogue.parts(row)]
    files += [catalogue.DATA / catalogue.PACKAGE, catalogue.DATA / catalogue.OPEN_CATALOGUE]
    return {path.relative_to(catalogue.DATA).as_posix(): path for path in files}
