"""A clone holds the same bytes where git turns line endings into those of Windows."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from geo.core.errors import DataError
from geo.data import catalogue
from geo.data.datasets import DATASETS

ROOT = Path(__file__).parents[2]


def git(folder: Path, *arguments: str) -> str:
    """Run git in ``folder``, also when these tests run inside one of its hooks."""
    hook = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")
    environment = {name: value for name, value in os.environ.items() if name not in hook}
    run = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The committed project, as git for Windows checks it out by default."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    if not (ROOT / ".git").exists():
        pytest.skip("the project is not a git repository here, so there is nothing to clone")
    git(ROOT, "clone", "--quiet", "--config", "core.autocrlf=true", str(ROOT), str(tmp_path / "clone"))
    return tmp_path / "clone"


def damaged(data: Path) -> list[str]:
    """Return the datasets whose files have not the recorded hash."""
    found = []
    for row in DATASETS:
        try:
            catalogue.verify(row.name, data)
        except DataError:
            found.append(row.name)
    return found


def converted(clone: Path) -> list[str]:
    """Return the files whose line endings are others than those committed, batch files apart."""
    rows = [line.split("\t") for line in git(clone, "ls-files", "--eol").splitlines()]
    ends = [(path, *state.split()[:2]) for state, path in rows if not path.endswith(".bat")]
    return [path for path, index, work in ends if index.removeprefix("i/") != work.removeprefix("w/")]


def test_a_clone_with_autocrlf_has_the_recorded_data(clone: Path) -> None:
    assert damaged(clone / "data") == []
    assert converted(clone) == []


def test_without_the_attributes_such_a_clone_has_damaged_data(clone: Path) -> None:
    """What the test above would find: these rules come before those of ``.gitattributes``."""
    (clone / ".git" / "info").mkdir(exist_ok=True)
    (clone / ".git" / "info" / "attributes").write_text("* !text !eol\n", encoding="utf-8")
    shutil.rmtree(clone / "data")
    git(clone, "checkout", "--", "data")
    assert {"partnerships", "floods", "places", "countries"} <= set(damaged(clone / "data"))
    assert "data/datapackage.json" in converted(clone)


def test_committing_everything_anew_changes_no_line_ending(clone: Path) -> None:
    git(clone, "add", "--renormalize", ".")
    assert git(clone, "status", "--porcelain") == ""
