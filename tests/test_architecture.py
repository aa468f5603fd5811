"""What ``.importlinter`` cannot say about the architecture.

This covers its own rules, the two scripts and the names of modules.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPTS = {
    "app.py": {"geo", "ui"},
    "server.py": {"__future__", "anyio", "collections", "contextlib", "geo", "starlette", "streamlit", "ui"},
}
MODULES = [
    path.relative_to(ROOT) for room in ("geo", "ui", "pages", "tests") for path in (ROOT / room).rglob("*.py")
]
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc"}


def imported(source: str) -> set[str]:
    """Return the top-level packages that ``source`` imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add("." * node.level or (node.module or "").partition(".")[0])
    return found


def test_imported_finds_every_import() -> None:
    source = "import a.b as c\nfrom d.e import f\nfrom . import g\ndef late():\n    import h\n"
    assert imported(source) == {"a", "d", ".", "h"}


def test_import_contracts_have_no_exceptions() -> None:
    contracts = (ROOT / ".importlinter").read_text(encoding="utf-8")
    assert "\nignore_imports" not in contracts
    assert contracts.count("[importlinter:contract:") >= 19


@pytest.mark.parametrize(("script", "allowed"), SCRIPTS.items())
def test_the_scripts_at_the_top_are_thin(script: str, allowed: set[str]) -> None:
    source = (ROOT / script).read_text(encoding="utf-8")
    assert imported(source) <= allowed
    assert len(source.splitlines()) <= 80


def test_page_files_have_names_for_an_address() -> None:
    names = {path.name for path in (ROOT / "pages").glob("*.py")}
    assert names == {"card.py", "data.py", "floods.py", "joint.py", "overview.py", "partnerships.py"}


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_module_names_say_what_is_inside(path: Path) -> None:
    assert not VAGUE & set(path.with_suffix("").parts)
