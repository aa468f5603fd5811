"""Border files put in on the page of the data: for this session, and for nobody else."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from geo.data.boundaries import read_powiaty
from geo.data.official_boundaries import load_boundaries
from geo.data.official_units import silent
from tests.pages.test_pages import opened
from ui.session import cache, own_borders


class _Session(dict[str, object]):
    """Stands for ``st.session_state`` outside of a page."""


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> _Session:
    held = _Session()
    monkeypatch.setattr("ui.session.own_borders.st.session_state", held)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return held


def written(tmp_path: Path, rows: slice = slice(None)) -> bytes:
    frame = read_powiaty().rename(columns={"teryt": "JPT_KOD_JE", "name": "JPT_NAZWA_"}).iloc[rows]
    path = tmp_path / "written.gpkg"
    frame.to_file(path)
    content = path.read_bytes()
    path.unlink()
    return content


@pytest.mark.parametrize("name", ["A02.gpkg", "C:\\mapy\\A02.gpkg", "../../A02.gpkg", ".A02|?.gpkg"])
def test_files_are_read_and_nothing_is_left_behind(name: str, session: _Session, tmp_path: Path) -> None:
    found = own_borders.take([(name, written(tmp_path))], silent)
    hidden = name.startswith(".A")
    assert found.origin == ("embedded" if hidden else "official")
    assert len(session) == (0 if hidden else 1)
    assert list(tmp_path.iterdir()) == []


def test_a_refused_file_leaves_what_was_there(session: _Session, tmp_path: Path) -> None:
    own_borders.take([("A02.gpkg", written(tmp_path))], silent)
    before = dict(session)
    found = own_borders.take([("A02.gpkg", written(tmp_path, slice(1, None)))], silent)
    assert [str(error)[:45] for error in found.refused] == ["File A02.gpkg cannot be used as powiat bounda"]
    assert session == before
    assert list(tmp_path.iterdir()) == []


def test_only_the_session_that_put_them_in_sees_own_borders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "moje.gpkg").write_bytes(written(tmp_path))
    own = own_borders.OwnBorders("key", load_boundaries(own=tmp_path))
    known = cache.map_files()
    monkeypatch.setattr(cache, "write_assets", lambda *_, **__: known)  # names take seconds to place
    mine, other = opened("floods.py"), opened("floods.py")
    mine.session_state["_own_borders"] = own
    mine.run()
    other.run()
    assert "(PRG), GUGiK, plik moje.gpkg" in mine.caption[0].value
    assert "MeteoAlarm" in other.caption[0].value
    data = mine.switch_page("pages/data.py").run()
    assert not data.exception
    assert "Te granice widzisz tylko Ty" in data.markdown[0].value.replace("\\", "")
    data.button(key="own_drop").click().run()
    assert "wbudowane granice powiatów" in data.markdown[0].value.replace("\\", "")
