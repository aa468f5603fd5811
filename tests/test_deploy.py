"""The files for a server are right by the tools of those who run it, and name what there is."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from streamlit import config

from geo.core import settings
from tests.browser.nginx import NGINX, write_configuration

DEPLOY = Path(__file__).parents[1] / "deploy"
ROOT = DEPLOY.parent
MANIFESTS = sorted(path for path in (DEPLOY / "kubernetes").glob("*.yaml") if path.stem != "kustomization")


def passes(*command: str) -> None:
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout + ran.stderr) == (0, ran.stdout + ran.stderr)


def tool(name: str) -> str:
    """Return a tool of the development environment."""
    return str(Path(sys.executable).with_name(name))


def test_container_file() -> None:
    passes(tool("hadolint"), str(DEPLOY / "Containerfile"))


def test_the_image_has_what_the_app_imports_and_reads() -> None:
    copied = {
        word.split("/")[0]
        for line in (DEPLOY / "Containerfile").read_text(encoding="utf-8").splitlines()
        if line.startswith("COPY") and "--from" not in line
        for word in line.split()[1:-1]
    }
    assert copied == {
        *("requirements.txt", "app.py", "server.py", "LICENSE", ".streamlit", "data", "frontend"),
        *("geo", "pages", "static", "ui"),
    }
    assert all((ROOT / name).exists() for name in copied)


@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: path.stem)
def test_manifest(path: Path) -> None:
    passes(tool("kubernetes-validate"), "--strict", str(path))


def test_the_kustomization_lists_every_manifest() -> None:
    listed = yaml.safe_load((DEPLOY / "kubernetes" / "kustomization.yaml").read_text(encoding="utf-8"))
    assert sorted(listed["resources"]) == [path.name for path in MANIFESTS]


def test_replicas_of_compose_differ_in_nothing() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert services["atlas"] == services["atlas-2"]
    assert services["atlas"]["read_only"]
    assert (
        DEPLOY / services["atlas"]["build"]["context"] / services["atlas"]["build"]["dockerfile"]
    ).exists()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd on this machine")
def test_unit(tmp_path: Path) -> None:
    unit = tmp_path / "atlas.service"
    text = (DEPLOY / "atlas.service").read_text(encoding="utf-8")
    unit.write_text(text.replace("/opt/atlas/.venv/bin/streamlit", sys.executable), encoding="utf-8")
    passes("systemd-analyze", "verify", str(unit))


@pytest.mark.skipif(NGINX is None, reason="no nginx on this machine")
def test_nginx(tmp_path: Path) -> None:
    assert NGINX is not None
    main = write_configuration(tmp_path, ["127.0.0.1:8501", "127.0.0.1:8502"], 8080)
    passes(NGINX, "-t", "-q", "-p", str(tmp_path), "-c", str(main))


def named(text: str) -> set[str]:
    """Return the variables that a file for a server sets."""
    words = text.replace("=", " ").replace(":", " ").replace("\\", " ").split()
    return {word for word in words if word.startswith(("ATLAS_", "STREAMLIT_")) and word.isupper()}


@pytest.mark.parametrize("file", ["Containerfile", "atlas.env.example", "atlas.service"])
def test_every_variable_is_one(file: str) -> None:
    known = {setting.variable for setting in settings.SETTINGS}
    known |= {option.env_var for option in config._config_options_template.values()}
    found = named((DEPLOY / file).read_text(encoding="utf-8"))
    assert found
    assert found <= known
