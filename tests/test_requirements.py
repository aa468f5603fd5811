"""The lock files answer what ``pyproject.toml`` asks for.

The rest is left to ``pip --require-hashes``.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ASKED = PROJECT["project"]["dependencies"]
ASKED_FOR_TESTS = [*ASKED, *PROJECT["dependency-groups"]["dev"]]


def pinned(file: str) -> dict[str, str]:
    """Return the versions in a lock file by canonical name."""
    text = (ROOT / file).read_text(encoding="utf-8")
    return {
        canonicalize_name(name): version
        for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE)
    }


@pytest.mark.parametrize(
    ("file", "asked"), [("requirements.txt", ASKED), ("requirements-dev.txt", ASKED_FOR_TESTS)]
)
def test_lock_answers_the_project(file: str, asked: list[str]) -> None:
    versions = pinned(file)
    wrong = [
        f"{requirement}: {versions.get(canonicalize_name(requirement.name))}"
        for requirement in map(Requirement, asked)
        if not requirement.specifier.contains(versions.get(canonicalize_name(requirement.name), "0"))
    ]
    assert wrong == [], f"{file} does not answer pyproject.toml; run `make lock`"


def test_tests_run_on_the_versions_of_the_app() -> None:
    app, tests = pinned("requirements.txt"), pinned("requirements-dev.txt")
    assert {name: tests.get(name) for name in app} == app


def test_lock_files_name_no_place_to_download_from() -> None:
    for file in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / file).read_text(encoding="utf-8")
        assert re.findall(r"https?:|--(?:extra-)?index-url|--find-links|-f ", text) == []
