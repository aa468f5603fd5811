"""The index of a shapefile that was handed on without one."""

from __future__ import annotations

import shutil
import struct
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

_HEADER, _RECORD = 100, 8  # bytes
_LENGTH_AT = 24  # of the file, in words of two bytes


@contextmanager
def indexed(path: Path, beside: Iterable[Path]) -> Iterator[Path]:
    """Return a shapefile that has its index: itself, or a temporary copy with one made from its shapes.

    Parameters
    ----------
    path
        A file of any format; only a shapefile without a ``.shx`` is copied.
    beside
        The files of the same name.
    """
    others = list(beside)
    if path.suffix.lower() != ".shp" or any(other.suffix.lower() == ".shx" for other in others):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="atlas-") as folder:
        for file in (path, *others):
            shutil.copyfile(file, Path(folder) / file.name)
        copied = Path(folder) / path.name
        write_index(copied)
        yield copied


def write_index(path: Path) -> None:
    """Write the index of a shapefile beside it: where each shape begins, and how long it is."""
    size, at, entries = path.stat().st_size, _HEADER, []
    with path.open("rb") as file:
        header = file.read(_HEADER)
        while len(record := file.read(_RECORD)) == _RECORD:
            _, length = struct.unpack(">ii", record)
            after = at + _RECORD + 2 * length
            if length <= 0 or after > size:
                break  # cut off; the rows that are left are counted later
            entries.append(struct.pack(">ii", at // 2, length))
            at = after
            file.seek(at)
    words = struct.pack(">i", (_HEADER + _RECORD * len(entries)) // 2)
    index = header[:_LENGTH_AT] + words + header[_LENGTH_AT + 4 :] + b"".join(entries)
    path.with_suffix(".shx").write_bytes(index)
