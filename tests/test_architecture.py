"""The rooms and the direction of imports, read from the source: no arrow points the wrong way."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GEO, UI, PAGES = (sorted((ROOT / room).rglob("*.py")) for room in ("geo", "ui", "pages"))
APP, SERVER = ROOT / "app.py", ROOT / "server.py"
SHORT = 80
SHEETS = [
    "geo/render/card/pdf.py",
    *(
        f"geo/render/sheet/{name}.py"
        for name in (
            "bivariate_legend",
            "layers",
            "layout",
            "legend",
            "map_elements",
            "map_frame",
            "name_labels",
            "page",
            "projected_paths",
            "renderer",
            "typography",
        )
    ),
]
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc"}


def imported(path: Path) -> set[str]:
    """Return the full names of all modules that a file imports, anywhere in it; relative ones start with a dot."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            found |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
    return found


def rooms(path: Path) -> set[str]:
    """Return the first parts of what a file imports."""
    return {name.partition(".")[0] for name in imported(path)}


def name_of(path: Path) -> str:
    """Return the path from the root, as the name of a test."""
    return path.relative_to(ROOT).as_posix()


def test_the_rooms_are_there() -> None:
    assert len(GEO) > 15
    assert {"map_page.py", "sidebar.py", "state.py", "cache.py"} <= {path.name for path in UI}
    assert [path.name for path in PAGES] == [
        "card.py",
        "data.py",
        "floods.py",
        "joint.py",
        "overview.py",
        "partnerships.py",
    ]


def test_imports_are_read_right(tmp_path: Path) -> None:
    sample = tmp_path / "sample.py"
    sample.write_text(
        "import a.b as c\nfrom d.e import f\nfrom . import g\ndef late():\n    import h\n", encoding="utf-8"
    )
    assert imported(sample) == {"a.b", "d.e", "d.e.f", ".", "..g", "h"}


@pytest.mark.parametrize("path", GEO, ids=name_of)
def test_the_library_knows_no_page(path: Path) -> None:
    assert not rooms(path) & {"ui", "pages", "app", "streamlit", "streamlit_folium", "tests"}


@pytest.mark.parametrize("path", [*UI, *PAGES, APP, SERVER], ids=name_of)
def test_no_page_knows_a_test(path: Path) -> None:
    assert "tests" not in rooms(path)


@pytest.mark.parametrize(
    ("package", "only_in"),
    [
        ("folium", ["geo/render/web/map_state.py"]),
        ("branca", ["geo/render/web/map_state.py"]),
        ("matplotlib", SHEETS),
        ("segno", ["geo/render/sheet/map_elements.py"]),
        ("openpyxl", ["geo/render/files/xlsx.py"]),
        ("rapidfuzz", ["geo/choices/search.py"]),
        ("fontTools", ["geo/render/sheet/typography.py"]),
        ("mapclassify", ["geo/cartography/classification.py"]),
        ("streamlit_folium", ["ui/widgets/map_page.py"]),
    ],
)
def test_a_package_is_imported_in_one_place(package: str, only_in: list[str]) -> None:
    assert [name_of(path) for path in (*GEO, *UI, *PAGES, APP, SERVER) if package in rooms(path)] == only_in


@pytest.mark.parametrize("path", UI, ids=name_of)
def test_the_interface_does_no_table_work(path: Path) -> None:
    assert not rooms(path) & {"pages", "geopandas", "shapely", "pyproj", "numpy", "babel", "gettext"}
    assert "pandas" not in rooms(path)


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_page_is_thin(path: Path) -> None:
    assert not rooms(path) & {"geopandas", "shapely", "pyproj", "numpy", "babel", "gettext", "pages", "tests"}
    assert path.name.isascii()


def test_the_frame_is_short() -> None:
    assert rooms(APP) <= {"__future__", "streamlit", "geo", "ui"}
    assert rooms(SERVER) <= {
        "__future__",
        "collections",
        "contextlib",
        "streamlit",
        "starlette",
        "anyio",
        "geo",
        "ui",
    }
    assert all(len(file.read_text(encoding="utf-8").splitlines()) <= SHORT for file in (APP, SERVER))


def test_build_only_modules_are_not_read_by_the_app() -> None:
    """``geo.pipeline.derive`` and ``geo.pipeline.upstream`` make the boundaries; the running app needs neither."""
    users = {
        name_of(path)
        for path in (*GEO, *UI, *PAGES, APP, SERVER)
        if {"geo.pipeline.derive", "geo.pipeline.upstream"} & imported(path)
    }
    assert {name for name in users if not name.startswith("geo/pipeline/derive/")} == {"geo/cli/main.py"}


@pytest.mark.parametrize("path", [*GEO, *UI, *PAGES, *sorted((ROOT / "tests").rglob("*.py"))], ids=name_of)
def test_no_room_for_leftovers(path: Path) -> None:
    assert not VAGUE & {*path.with_suffix("").relative_to(ROOT).parts}


@pytest.mark.parametrize("path", [*GEO, *UI], ids=name_of)
def test_no_relative_or_star_import(path: Path) -> None:
    assert not [name for name in imported(path) if name.startswith(".") or name.endswith(".*")]
