"""The settings of an office: environment variables ``ATLAS_*``, all in one table.

They are checked when the server or a command starts; ``docs/operation.md`` shows the same table.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from geo.core.errors import SettingError
from geo.core.i18n import N_

PREFIX = "ATLAS_"
URL = "ATLAS_URL"
_LIKE = 0.85  # of letters in common: a slip of the keyboard


@dataclass(frozen=True)
class Setting:
    """One environment variable.

    Parameters
    ----------
    meaning
        For the documentation.
    expected
        What a value is, as a refusal names it; the message id of a translation.
    is_right
        Tells whether a value is one; "" is not asked about.
    """

    variable: str
    default: str
    meaning: str
    expected: str = ""
    is_right: Callable[[str], bool] = bool


def is_address(text: str) -> bool:
    """Tell whether a text is a web address with a host."""
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _are_addresses(text: str) -> bool:
    return all(is_address(part) for part in _parts(text))


_NUMBER = N_("a whole number, as 250")

SETTINGS = (
    Setting(
        URL,
        "",
        "Address at which readers open the atlas; sheets, cards and files print it.",
        N_("a web address, as https://atlas.example/"),
        is_address,
    ),
    Setting("ATLAS_DATA", "data/", "Folder with the data."),
    Setting("ATLAS_POWIATY", "", "Official boundary file of powiaty, instead of the embedded one."),
    Setting("ATLAS_GMINY", "", "Official boundary file of gminy."),
    Setting("ATLAS_GENERATED", "static/generated", "Folder the server may write: files for the map."),
    Setting("ATLAS_OFFICE_NAME", "", "Name of the office on sheets; or a file `office/name.txt`."),
    Setting("ATLAS_OFFICE_LOGO", "", "Its logo, PNG or JPEG; or a file `office/logo.png`."),
    Setting(
        "ATLAS_OFFICE_TEMPLATES",
        "office/",
        "Folder with `template.pptx` for slides and `template.docx` for reports.",
    ),
    Setting(
        "ATLAS_SESSIONS", "250", "Readers at once; the next one is told to wait (503).", _NUMBER, _is_number
    ),
    Setting(
        "ATLAS_DRAIN",
        "0",
        "Seconds between SIGTERM, from which `/ready` says no, and the end.",
        _NUMBER,
        _is_number,
    ),
    Setting(
        "ATLAS_FRAME_ANCESTORS",
        "",
        "Addresses of pages that may show the atlas inside them, separated by spaces.",
        N_("web addresses separated by spaces"),
        _are_addresses,
    ),
    Setting(
        "ATLAS_LOG",
        "text",
        "`json`: one JSON object a line.",
        N_("text or json"),
        lambda value: value in ("text", "json"),
    ),
    Setting("ATLAS_UPSTREAM", "~/.cache/atlas-powiatow", "Folder of the packages that `geo fetch` brings."),
    Setting("ATLAS_NO_FREEZE", "", "Only to measure what `ui/server/gc_policy.py` brings."),
)
_BY_NAME = {setting.variable: setting for setting in SETTINGS}


def value(variable: str) -> str:
    """Return a setting as it stands in the environment, or its default.

    Raises
    ------
    SettingError
        The value is not what is expected.
    """
    return _checked(_BY_NAME[variable], os.environ)


def number(variable: str) -> int:
    """Return a setting that is a whole number."""
    return int(value(variable))


def listed(variable: str) -> tuple[str, ...]:
    """Return the parts of a setting that holds several."""
    return _parts(value(variable))


def faults(environ: Mapping[str, str] = os.environ) -> list[SettingError]:
    """Return what is wrong with the settings: wrong values, and names that look like one and are none.

    Other names are let be: Kubernetes gives a service of the name "atlas" variables of its own.
    """
    found = []
    for setting in SETTINGS:
        try:
            _checked(setting, environ)
        except SettingError as error:
            found.append(error)
    for name in sorted(name for name in environ if name.startswith(PREFIX) and name not in _BY_NAME):
        for near in difflib.get_close_matches(name, _BY_NAME, n=1, cutoff=_LIKE):
            found.append(SettingError(N_("{name} is no setting. Is {near} meant?"), name=name, near=near))
    return found


def _checked(setting: Setting, environ: Mapping[str, str]) -> str:
    told = environ.get(setting.variable, "").strip()
    if told and not setting.is_right(told):
        raise SettingError(
            N_("{name}: expected {expected}, found {found}."),
            name=setting.variable,
            expected=setting.expected,
            found=told[:100],
        )
    return told or setting.default


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").split())
