"""Serve the files that the map fetches from the folder they were written into, wherever that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse

from geo.render.web.assets import generated_folder

if TYPE_CHECKING:
    from starlette.requests import Request


async def file(request: Request) -> FileResponse:
    """Answer with a generated file; its name has neither folders nor a leading dot."""
    name = request.path_params["name"]
    path = generated_folder() / name
    if name.startswith(".") or "\\" in name or not path.is_file():
        raise HTTPException(404)
    return FileResponse(path)
