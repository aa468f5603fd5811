"""Serve the files that the map fetches from the folder they were written into, wherever that is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse

from geo.render.web.assets import generated_folder

_NAME = re.compile(r"[a-z][\w-]*(\.[\w-]+)*", re.ASCII)  # what geo.render.web.assets writes
_LONGEST = 100

if TYPE_CHECKING:
    from starlette.requests import Request


async def file(request: Request) -> FileResponse:
    """Answer with a generated file, or 404."""
    name = request.path_params["name"]
    path = generated_folder() / name
    if len(name) > _LONGEST or not _NAME.fullmatch(name) or not path.is_file():
        raise HTTPException(404)
    return FileResponse(path)
