"""Pinned packages: nothing unverified is read, and every refusal says what to do."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import re
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest

from geo.core.errors import UpstreamError
from geo.pipeline import upstream
from geo.pipeline.packages import Member, Package

CONTENT = b"Zamo\xc5\x9b\xc4\x87"
DIGEST = hashlib.sha256(CONTENT).hexdigest()


def archive(kind: str, name: str = "package/data.txt") -> bytes:
    made = io.BytesIO()
    if kind == "pypi":
        with zipfile.ZipFile(made, "w") as wheel:
            wheel.writestr(name, CONTENT)
        return made.getvalue()
    with tarfile.open(fileobj=made, mode="w:xz" if kind == "debian" else "w:gz") as tarball:
        info = tarfile.TarInfo(name)
        info.size = len(CONTENT)
        tarball.addfile(info, io.BytesIO(CONTENT))
    return debian(made.getvalue()) if kind == "debian" else made.getvalue()


def debian(data: bytes) -> bytes:
    """Return an ``ar`` archive with a member of odd size before the data."""
    content = b"!<arch>\n"
    for name, part in (("debian-binary", b"2.0"), ("data.tar.xz", data)):
        header = f"{name:<16}{0:<12}{0:<6}{0:<6}{100644:<8}{len(part):<10}`\n"
        content += header.encode() + part + b"\n" * (len(part) % 2)
    return content


def pin(monkeypatch: pytest.MonkeyPatch, kind: str, content: bytes, member_digest: str = DIGEST) -> Package:
    row = Package(
        name="thing",
        version="1.0.0",
        kind=kind,
        file="thing-1.0.0.bin",
        sha256=hashlib.sha256(content).hexdigest(),
        members=(Member("package/data.txt", member_digest),),
        licence="CC BY",
        attribution="nobody",
        as_of="2021",
    )
    monkeypatch.setattr(upstream, "PACKAGES", (row,))
    return row


@pytest.mark.parametrize("kind", ["pypi", "npm", "debian"])
def test_a_member_is_read_from_a_verified_archive(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = archive(kind)
    row = pin(monkeypatch, kind, content)
    (tmp_path / row.file).write_bytes(content)
    assert upstream.read_member("thing", "package/data.txt", tmp_path) == CONTENT
    assert upstream.have_upstream(tmp_path)


def test_a_changed_archive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = pin(monkeypatch, "npm", archive("npm"))
    (tmp_path / row.file).write_bytes(b"something else")
    with pytest.raises(UpstreamError, match=f"expected the hash {row.sha256[:12]}…, found"):
        upstream.read_member("thing", "package/data.txt", tmp_path)
    assert not upstream.have_upstream(tmp_path)


def test_a_changed_member_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = archive("npm")
    row = pin(monkeypatch, "npm", content, "0" * 64)
    (tmp_path / row.file).write_bytes(content)
    with pytest.raises(UpstreamError, match=r"package/data\.txt .* expected the hash 000000000000…"):
        upstream.read_member("thing", "package/data.txt", tmp_path)


@pytest.mark.parametrize("kind", ["pypi", "npm", "debian"])
def test_an_archive_without_the_member_is_refused(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = archive(kind, "other.txt")
    row = pin(monkeypatch, kind, content)
    (tmp_path / row.file).write_bytes(content)
    with pytest.raises(UpstreamError, match="python -m geo fetch"):
        upstream.read_member("thing", "package/data.txt", tmp_path)


def test_a_missing_archive_says_what_to_run(tmp_path: Path) -> None:
    assert not upstream.have_upstream(tmp_path)
    with pytest.raises(
        UpstreamError, match=r"linecast 2\.11\.0: expected it in .*found nothing\. Run: python -m geo fetch"
    ):
        upstream.read_member("linecast", "linecast/data/meteoalarm_regions.bin.gz", tmp_path)


def test_fetch_asks_the_ordinary_clients_by_name_and_keeps_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = archive("npm")
    row = pin(monkeypatch, "npm", content)
    commands: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        (tmp_path / row.file).write_bytes(content)
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(subprocess, "run", run)
    assert upstream.fetch(tmp_path) == [f"thing 1.0.0: fetched, sha256 {row.sha256[:12]}…"]
    assert upstream.fetch(tmp_path) == [f"thing 1.0.0: kept, sha256 {row.sha256[:12]}…"]
    assert commands == [["npm", "pack", "--pack-destination", str(tmp_path), "thing@1.0.0"]]


@pytest.mark.parametrize(
    "broken", [subprocess.CompletedProcess([], 1, "", "first\nno network"), FileNotFoundError("no npm here")]
)
def test_fetch_tells_why_it_failed(broken: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pin(monkeypatch, "npm", archive("npm"))

    def run(*_: object, **__: object) -> object:
        if isinstance(broken, Exception):
            raise broken
        return broken

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(UpstreamError, match=r"thing 1\.0\.0: expected npm to fetch it, found: no n"):
        upstream.fetch(tmp_path)


def test_fetch_refuses_what_is_not_the_pinned_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = pin(monkeypatch, "npm", archive("npm"))

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        (tmp_path / row.file).write_bytes(b"tampered")
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(UpstreamError, match="expected the hash"):
        upstream.fetch(tmp_path)


def test_an_optional_package_is_left_out_where_it_cannot_be_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin(monkeypatch, "debian", archive("debian"))
    commands: list[list[str]] = []

    def run(command: list[str], **_: object) -> object:
        commands.append(command)
        raise FileNotFoundError("no apt-get here")

    monkeypatch.setattr(subprocess, "run", run)
    (line,) = upstream.fetch(tmp_path)
    assert line.startswith(
        "thing 1.0.0: left out. Package thing 1.0.0: expected apt-get to fetch it, found: no"
    )
    assert commands == [["apt-get", "download", "thing=1.0.0"]]
    assert upstream.have_upstream(tmp_path)
    assert not upstream.have_package("thing", tmp_path)


def test_the_cache_folder_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_UPSTREAM", str(tmp_path))
    assert upstream.cache_folder() == tmp_path
    monkeypatch.delenv("ATLAS_UPSTREAM")
    assert upstream.cache_folder() == Path.home() / ".cache" / "atlas-powiatow"


def test_every_package_is_pinned_and_credited() -> None:
    for row in upstream.PACKAGES:
        assert row.kind in ("pypi", "npm", "debian")
        assert all(
            re.fullmatch("[0-9a-f]{64}", digest) for digest in (row.sha256, *(m.sha256 for m in row.members))
        )
        assert all(dataclasses.astuple(row))
    with pytest.raises(KeyError):
        upstream.package("no-such-package")
