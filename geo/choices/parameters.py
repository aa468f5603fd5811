"""The one table of parameters: field, address parameter, command-line option and label of every choice.

A new filter is a field of ``RowFilters`` with its condition, a row here, and a widget.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from geo.cartography.class_breaks import MOST
from geo.cartography.classification import K_RANGE, SCHEMES
from geo.cartography.palettes import PALETTES
from geo.choices.codecs import Breaks, Codec, Flag, Many, OneOf, Parsed, Whole
from geo.choices.map_style import COLOUR_BY, LINES, MEASURES
from geo.choices.model import PARTS, Choices
from geo.choices.row_filters import YEARS
from geo.choices.scene import BASEMAPS, MAP_NAMES, PARTNER_CHARTS, PIN_LIMIT, Extent, Selection
from geo.core.i18n import N_
from geo.core.teryt import VOIVODESHIPS, is_powiat_code
from geo.data.areas import LEVELS
from geo.data.join import AtlasTables, year_span
from geo.data.vocabulary import FORMS

SLIDE_LIMIT = 20
"""Most slides of a presentation."""

_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_GMINA = re.compile(r"\d{4}-[a-z0-9-]{1,80}", re.ASCII)


@dataclass(frozen=True)
class Option:
    """An option of ``python -m geo export``: its flag, help and what its value is called.

    ``many``: takes several values; ``switch``: takes none and means yes.
    """

    flag: str
    help: str
    metavar: str = ""
    many: bool = False
    switch: bool = False


@dataclass(frozen=True)
class Parameter:
    """One field of ``Choices``: how it is written in an address, and what it is called.

    Attributes
    ----------
    label
        Name shown to the reader (a message id).
    name
        Name in the address, where it differs from the field.
    expected
        The values the data allow, in words.
    """

    field: str
    label: str
    codec: Codec
    option: Option | None = None
    expected: Callable[[AtlasTables], str] = lambda _: "0, 1"
    name: str = ""

    @property
    def key(self) -> str:
        """The parameter's name in an address."""
        return self.name or self.field


def _years(tables: AtlasTables) -> str:
    first, last = year_span(tables)
    return f"{first}–{last}"


def _powiaty(tables: AtlasTables) -> str:
    codes = tables.powiaty["powiat_teryt"]
    return f"{codes.iloc[0]}, {codes.iloc[1]}, … {codes.iloc[-1]} (TERYT)"


def _listed(words: tuple[str, ...]) -> Callable[[AtlasTables], str]:
    return lambda _: ", ".join(words)


_K = range(K_RANGE[0], K_RANGE[1] + 1)

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        "voivodeships",
        N_("voivodeship"),
        Many(VOIVODESHIPS.__contains__),
        Option("--voivodeship", "two digits, e.g. 24", "CODE", many=True),
        _listed(tuple(VOIVODESHIPS)),
    ),
    Parameter(
        "powiaty",
        N_("Powiat"),
        Many(is_powiat_code),
        Option("--powiat", "four digits, e.g. 2417", "CODE", many=True),
        _powiaty,
    ),
    Parameter(
        "countries",
        N_("Partner country"),
        Many(lambda word: bool(_COUNTRY.fullmatch(word))),
        Option("--country", "ISO code of the partner's country, e.g. DE", "CODE", many=True),
        lambda tables: ", ".join(sorted(tables.partnerships["country"].unique())),
    ),
    Parameter(
        "forms",
        N_("Form of cooperation"),
        Many(FORMS.__contains__),
        Option("--form", ", ".join(FORMS), "FORM", many=True),
        _listed(FORMS),
    ),
    Parameter("year_from", N_("first year"), Whole(YEARS), Option("--year-from", "first year", "Y"), _years),
    Parameter("year_to", N_("last year"), Whole(YEARS), Option("--year-to", "last year", "Y"), _years),
    Parameter(
        "unknown_year",
        N_("year unknown"),
        Flag(),
        Option("--unknown-year", "whether partnerships of unknown year are kept (yes)"),
    ),
    Parameter(
        "only_unknown_year",
        N_("only without a stated year"),
        Flag(),
        Option("--only-unknown-year", "only partnerships of unknown year", switch=True),
    ),
    Parameter(
        "min_km",
        N_("Length at least"),
        Whole(range(20_038)),  # half the way round the Earth
        Option("--min-km", "only partnerships of at least so many kilometres", "KM"),
        lambda tables: f"0–{tables.partnerships['length_km'].max():.0f}",
    ),
    Parameter(
        "top",
        N_("Countries with most partnerships"),
        Whole(range(250)),
        Option("--top", "only the N countries with most partnerships, and those equal to the last", "N"),
        lambda tables: f"0–{tables.partnerships['country'].nunique()}",
    ),
    Parameter(
        "flooded_only",
        N_("only powiaty on the flood list"),
        Flag(),
        Option("--flooded-only", "only powiaty on the flood list", switch=True),
    ),
    Parameter(
        "partners_only",
        N_("only powiaty with partners"),
        Flag(),
        Option("--partners-only", "only powiaty with partners", switch=True),
    ),
    Parameter(
        "measure",
        N_("Measure"),
        OneOf(MEASURES),
        Option("--measure", f"floods: {', '.join(MEASURES)}", "M"),
        _listed(MEASURES),
    ),
    Parameter(
        "scheme",
        N_("Classes"),
        OneOf(SCHEMES),
        Option("--scheme", f"floods: {', '.join(SCHEMES)}", "S"),
        _listed(SCHEMES),
    ),
    Parameter(
        "k",
        N_("How many"),
        Whole(_K),
        Option("--k", f"floods: number of classes, {_K[0]} to {_K[-1]}", "N"),
        lambda _: f"{_K[0]}–{_K[-1]}",
    ),
    Parameter(
        "level",
        N_("Map of"),
        OneOf(LEVELS),
        Option("--level", f"floods: {', '.join(LEVELS)} (powiat)", "L"),
        _listed(LEVELS),
    ),
    Parameter(
        "breaks",
        N_("custom breaks"),
        Breaks(),
        Option(
            "--breaks",
            "floods: breaks of the scheme manual, e.g. 10 25 50 (percent of shares)",
            "B",
            many=True,
        ),
        lambda _: f"1–{MOST} × 0.01–99999.99",
    ),
    Parameter(
        "palette",
        N_("Colours"),
        OneOf(PALETTES),
        Option("--palette", f"floods: {', '.join(PALETTES)}", "P"),
        _listed(PALETTES),
    ),
    Parameter(
        "colour_by",
        N_("Colour of the lines"),
        OneOf(COLOUR_BY),
        Option("--colour-by", f"partnerships: {', '.join(COLOUR_BY)}", "C"),
        _listed(COLOUR_BY),
    ),
    Parameter(
        "lines",
        N_("Lines"),
        OneOf(LINES),
        Option("--lines", f"partnerships: {', '.join(LINES)}", "L"),
        _listed(LINES),
    ),
    Parameter(
        "partner_chart", N_("Charts of the partnerships shown"), OneOf(PARTNER_CHARTS), name="partner_figure"
    ),
    Parameter("patterns", N_("patterns beside the colours"), Flag()),
    Parameter("basemap", N_("Basemap from the internet"), OneOf(BASEMAPS)),
    Parameter("names", N_("Names on the map"), OneOf(MAP_NAMES)),
    Parameter("selected", N_("selection"), Parsed(Selection.parse)),
    Parameter("gmina", N_("gmina"), Parsed(lambda text: text if _GMINA.fullmatch(text) else None)),
    Parameter("pins", N_("pinned powiaty (at most {n})"), Many(is_powiat_code, PIN_LIMIT)),
    Parameter("extent", N_("extent of the map"), Parsed(Extent.parse)),
    Parameter("present", N_("presentation"), Flag()),
    Parameter("slide", N_("slide"), Whole(range(1, SLIDE_LIMIT + 1))),
)
"""Every parameter but slides (``geo.choices.slides``), in the order of an address."""

NAMES = frozenset(parameter.key for parameter in PARAMETERS)
"""Names that an address may hold, the deck, the language and the version aside."""

_DEFAULT = Choices()

BEFORE_3 = _DEFAULT.having(lines="all", scheme="quantile", palette="blues")
"""What an address of version 1 or 2 leaves unsaid: the defaults of that time."""


def asking_for_partners(page: str, choices: Choices) -> Choices:
    """Return choices whose filters on partnerships narrow the flood list too, as before version 3."""
    narrows = page == "floods" and choices.rows.narrows_partnerships
    return choices.having(partners_only=True) if narrows else choices


def write_fields(choices: Choices) -> dict[str, str]:
    """Return the choices that differ from the defaults as address parameters, without the deck."""
    return {
        parameter.key: parameter.codec.write(value)
        for parameter in PARAMETERS
        if (value := choices.value(parameter.field)) != _DEFAULT.value(parameter.field)
    }


def read_fields(query: Mapping[str, str], defaults: Choices = _DEFAULT) -> tuple[Choices, tuple[str, ...]]:
    """Return the choices of an address without the deck, and the names of the parameters that were ignored.

    Nonsense never raises: an unknown value is dropped, a parameter without a good value keeps its default,
    which is that of ``BEFORE_3`` in an old address.
    """
    chosen: dict[str, Any] = {}
    ignored: list[str] = []
    for parameter in PARAMETERS:
        if parameter.key in query:
            value, complete = parameter.codec.read(str(query[parameter.key]))
            if value is not None:
                chosen[parameter.field] = value
            if not complete:
                ignored.append(parameter.key)
    choices = defaults.having(**chosen)
    first, last = choices.rows.year_from, choices.rows.year_to
    if first is not None and last is not None and first > last:
        choices = choices.having(year_from=None, year_to=None)
        ignored += ["year_from", "year_to"]
    if chosen.get("gmina") and not choices.scene.gmina:
        ignored.append("gmina")
    return choices, tuple(dict.fromkeys(ignored))


assert {parameter.field for parameter in PARAMETERS} == set(PARTS), "every choice has a parameter"
