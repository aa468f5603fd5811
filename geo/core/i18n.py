"""Translator, numbers, dates and country names in the reader's language, through gettext and Babel."""

from __future__ import annotations

import datetime as dt
import gettext
import io
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

LANGUAGES = ("pl", "en")
"""Interface languages, the default first."""

_LOCALES = {"en": "en_GB"}


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools know
    """Mark a message for the catalogues without translating it here."""
    return message


_CATALOGUES = Path(__file__).parent / "locale"


@dataclass(frozen=True)
class Translator:
    """The texts of one language. English texts are the message ids, Polish ones a catalogue."""

    lang: str

    def __call__(self, message: str, **values: object) -> str:
        """Return ``message`` translated, with ``values`` filled in."""
        text = _translations(self.lang).gettext(message)
        return text.format(**values) if values else text

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """Return the plural form that fits ``n``, with ``{n}`` written the local way."""
        text = _translations(self.lang).ngettext(one, many, n)
        return text.format(n=self.number(n), **values)

    def number(self, value: float, digits: int = 0) -> str:
        """Return ``value`` with local separators and exactly ``digits`` decimals."""
        return _number(self.lang, value, digits)

    def percent(self, share: float, digits: int | None = None) -> str:
        """Return a share (0 to 1) as a percentage; halves round up.

        It has one decimal unless it is whole, or ``digits`` decimals, as in a column.
        """
        tenths = Decimal(str(share * 100)).quantize(Decimal("0.1"), ROUND_HALF_UP)
        decimals = "#" if digits is None else "0" * digits
        return format_percent(tenths / 100, format=f"#,##0.{decimals}%", locale=self.locale)

    @property
    def locale(self) -> str:
        """The locale of dates, lists and numbers; English is that of Britain, as for its dates."""
        return _LOCALES.get(self.lang, self.lang)

    def date(self, day: dt.date) -> str:
        """Return a date in long local form: "12 maja 1999", "12 May 1999"."""
        return format_date(day, format="long", locale=self.locale)

    def country(self, iso: str) -> str:
        """Return the name of an ISO 3166-1 alpha-2 country; the code itself if it has none."""
        return str(Locale.parse(self.lang).territories.get(iso, iso))

    def listed(self, items: Iterable[str]) -> str:
        """Return "a, b i c"."""
        return format_list(list(items), locale=self.locale)


def words(lang: str) -> Translator:
    """Return the words of ``lang``; of the default language when ``lang`` is not one of ours."""
    return Translator(lang if lang in LANGUAGES else LANGUAGES[0])


@lru_cache(maxsize=4096)
def _number(lang: str, value: float, digits: int) -> str:
    return format_decimal(value, format="#,##0" + ("." + "0" * digits if digits else ""), locale=lang)


@cache
def _translations(lang: str) -> gettext.NullTranslations:
    path = _CATALOGUES / lang / "atlas.po"
    if not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=lang)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
