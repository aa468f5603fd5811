"""Read the table TERC of the register TERYT: codes, names and kinds of the gminy of today.

The register publishes it as CSV (semicolons) and as XML, each also in a ZIP. Rows of voivodeships, powiaty,
and parts of gminy (towns in urban-rural gminy, districts of cities) are left out.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd

from geo.core.i18n import N_
from geo.data.official_checks import gmina_code_faults
from geo.data.official_file import TERC, Notice, OfficialFileError
from geo.data.official_reading import check_files

GMINA_KINDS = {"1": "miejska", "2": "wiejska", "3": "miejsko-wiejska"}
"""Last digit of a gmina code -> its kind."""
LARGEST_MB = 20
"""Maximum size of the table; that of the register has 0.3 MB."""
_COLUMNS = ("WOJ", "POW", "GMI", "RODZ", "NAZWA")


def read_terc(path: Path, powiaty: pd.Series) -> pd.DataFrame:
    """Return the gminy in code order: ``code`` (seven digits), ``name``, ``kind``.

    ``powiaty`` are the known powiat codes.

    Raises
    ------
    OfficialFileError
        The file cannot be used; all faults found in it are listed.
    """
    try:
        rows = list(_rows(_content(path)))
        table = pd.DataFrame(rows, columns=["code", "name"], dtype=str).sort_values("code", ignore_index=True)
        faults = gmina_code_faults(table["code"], powiaty)
    except OfficialFileError as error:
        raise OfficialFileError(error.file, error.faults, TERC) from error
    except Exception as error:  # whatever the parsers raise must not keep the app from starting
        message = N_("Expected a table in CSV or XML with the columns {expected}, found {found}.")
        values = {"expected": ", ".join(_COLUMNS), "found": type(error).__name__}
        raise OfficialFileError(path.name, (Notice(message, values),), TERC) from error
    if faults:
        raise OfficialFileError(path.name, tuple(faults), TERC)
    return table.assign(kind=table["code"].str[-1].map(GMINA_KINDS))


def _content(path: Path) -> bytes:
    """Return the content of the table, out of its ZIP if it is in one."""
    check_files(path, LARGEST_MB)
    if path.suffix.lower() != ".zip":
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        inside = [row for row in archive.infolist() if row.filename.lower().endswith((".csv", ".xml"))]
        if inside[0].file_size > LARGEST_MB * 2**20:
            raise ValueError("size")
        return archive.read(inside[0])


def _rows(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield code and name of each gmina."""
    for row in _xml(content) if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") else _csv(content):
        woj, pow_, gmi, kind, name = (str(row[column] or "").strip() for column in _COLUMNS)
        if gmi and kind in GMINA_KINDS:
            yield woj.zfill(2) + pow_.zfill(2) + gmi.zfill(2) + kind, name


def _csv(content: bytes) -> Iterator[dict[str, str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1250")
    first = text.partition("\n")[0]
    yield from csv.DictReader(io.StringIO(text), delimiter=";" if ";" in first else ",")


def _xml(content: bytes) -> Iterator[dict[str, str | None]]:
    if b"<!" in content.replace(b"<!--", b""):  # declarations may define what grows without end
        raise ValueError("declaration")
    for row in ElementTree.fromstring(content).iter("row"):
        # an older form of the file has <col name="WOJ">, the present one <WOJ>
        yield dict.fromkeys(_COLUMNS) | {cell.get("name") or cell.tag: cell.text for cell in row}
