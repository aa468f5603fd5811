"""Files of the map come from the folder of the settings, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.exceptions import HTTPException
from starlette.routing import Route, Router

from tests.ui.server.asgi import answer_to
from ui.server import generated

APP = Router([Route("/app/static/generated/{name}", generated.file)])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "made"
    made.mkdir()
    monkeypatch.setenv("ATLAS_GENERATED", str(made))
    (made / "boot.0123456789ab.js").write_bytes(b"Atlas.boot()")
    (made / ".hidden").write_bytes(b"no")
    (tmp_path / "secret").write_bytes(b"no")
    return made


@pytest.mark.usefixtures("folder")
def test_a_file_is_served() -> None:
    answer = answer_to(APP, "/app/static/generated/boot.0123456789ab.js")
    assert (answer.status, answer.body) == (200, b"Atlas.boot()")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", [".hidden", "..", "missing.js", "..\\secret", "a" * 5000, "ą.js"])
def test_nothing_else_is(name: str) -> None:
    with pytest.raises(HTTPException):
        answer_to(APP, f"/app/static/generated/{name}")


@pytest.mark.usefixtures("folder")
def test_other_folders_have_no_address() -> None:
    assert answer_to(APP, "/app/static/generated/../secret").status == 404
