"""Filters that narrow the tables: which powiaty and which partnerships are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from geo.core.i18n import Translator
from geo.core.labels import form_name
from geo.core.teryt import VOIVODESHIPS, collation_key, is_city
from geo.data.join import AtlasTables

YEARS = range(1900, 2101)
"""Years that an address may name."""


@dataclass(frozen=True)
class RowFilters:
    """Conditions on the rows; all hold at once.

    A powiat is shown when it meets the conditions on powiaty and, as soon as one condition on partnerships is
    set, has a partnership that meets them all. On the page of the flood list the conditions on partnerships
    act only together with ``partners_only`` (``on_page``).

    Parameters
    ----------
    voivodeships, powiaty, countries, forms
        Codes to keep, sorted; () keeps all.
    year_from, year_to
        First and last year of agreement, inclusive; None is open.
    unknown_year
        Whether partnerships without a year are kept.
    only_unknown_year
        Whether only partnerships without a year are kept; the years are then of no account.
    min_km
        Least length in kilometres; 0 keeps all.
    top
        Keep the countries with most partnerships in the full table, and those that tie with the last of them;
        0 keeps all.
    flooded_only, partners_only
        Keep powiaty on the flood list, or with partners, only.
    """

    voivodeships: tuple[str, ...] = ()
    powiaty: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    unknown_year: bool = True
    only_unknown_year: bool = False
    min_km: int = 0
    top: int = 0
    flooded_only: bool = False
    partners_only: bool = False

    def __post_init__(self) -> None:
        for name in ("voivodeships", "powiaty", "countries", "forms"):
            object.__setattr__(self, name, tuple(sorted(set(getattr(self, name)))))

    @property
    def narrows_partnerships(self) -> bool:
        """Whether any condition on partnerships is set."""
        return bool(
            self.countries
            or self.forms
            or not self.unknown_year
            or self.only_unknown_year
            or self.narrows_years
            or self.min_km
            or self.top
        )

    @property
    def narrows_years(self) -> bool:
        """Whether a first or a last year is set."""
        return not self.only_unknown_year and (self.year_from is not None or self.year_to is not None)

    def on_page(self, theme: str) -> RowFilters:
        """Return the conditions that act on the page of a theme."""
        if theme != "floods" or self.partners_only or not self.narrows_partnerships:
            return self
        return RowFilters(self.voivodeships, self.powiaty, flooded_only=self.flooded_only)

    def keep_powiaty(self, tables: AtlasTables) -> pd.Series:
        """Return a boolean per row of ``tables.powiaty``: shown under these filters."""
        table = tables.powiaty
        keep = pd.Series(True, index=table.index)
        if self.voivodeships:
            keep &= table["powiat_teryt"].str[:2].isin(self.voivodeships)
        if self.powiaty:
            keep &= table["powiat_teryt"].isin(self.powiaty)
        if self.flooded_only:
            keep &= table["flood_status"] == "listed"
        if self.partners_only or self.narrows_partnerships:
            matching = tables.partnerships.loc[self._meets(tables.partnerships), "powiat_teryt"]
            keep &= table["powiat_teryt"].isin(matching)
        return keep

    def keep_partnerships(self, tables: AtlasTables, powiaty: pd.Series) -> pd.Series:
        """Return a boolean per row of ``tables.partnerships``; ``powiaty`` as from ``keep_powiaty``."""
        shown = tables.powiaty.loc[powiaty, "powiat_teryt"]
        return tables.partnerships["powiat_teryt"].isin(shown) & self._meets(tables.partnerships)

    def count_undated(self, tables: AtlasTables) -> int:
        """Return the number of partnerships of unknown year that these filters would keep."""
        undated = replace(self, year_from=None, year_to=None, unknown_year=True, only_unknown_year=False)
        keep = undated.keep_partnerships(tables, undated.keep_powiaty(tables))
        return int((keep & tables.partnerships["year"].isna()).sum())

    def _meets(self, partnerships: pd.DataFrame) -> pd.Series:
        keep = pd.Series(True, index=partnerships.index)
        if self.countries:
            keep &= partnerships["country"].isin(self.countries)
        if self.forms:
            keep &= partnerships["form"].isin(self.forms)
        if self.min_km:
            keep &= partnerships["length_km"] >= self.min_km
        if self.top:
            keep &= partnerships["country"].isin(top_countries(partnerships, self.top))
        year = partnerships["year"]
        if self.only_unknown_year:
            return keep & year.isna()
        if self.narrows_years:
            keep &= year.isna() | year.between(self.year_from or YEARS[0], self.year_to or YEARS[-1])
        if not self.unknown_year:
            keep &= year.notna()
        return keep

    def describe(self, w: Translator, names: Mapping[str, str], undated: int = 0) -> str:
        """Return all conditions in words, "" when there are none; parameters as of the two parts."""
        return "; ".join(filter(None, (self.describe_area(w, names), self.describe_rest(w, undated))))

    def describe_area(self, w: Translator, names: Mapping[str, str]) -> str:
        """Return the voivodeships and powiaty chosen, "" for the whole country.

        Parameters
        ----------
        w
            The reader's language.
        names
            Powiat code -> name.
        """
        voivodeships = [VOIVODESHIPS[code] for code in self.voivodeships]
        cities = sorted((names.get(code, code) for code in self.powiaty if is_city(code)), key=collation_key)
        others = sorted(
            (names.get(code, code) for code in self.powiaty if not is_city(code)), key=collation_key
        )
        parts = (
            (
                voivodeships,
                w.count(
                    "{names} voivodeship",
                    "{names} voivodeships",
                    len(voivodeships),
                    names=w.listed(voivodeships),
                ),
            ),
            (others, w.count("powiat {names}", "powiaty {names}", len(others), names=w.listed(others))),
            (cities, w.count("city of {names}", "cities of {names}", len(cities), names=w.listed(cities))),
        )
        return "; ".join(said for names, said in parts if names)

    def describe_rest(self, w: Translator, undated: int = 0) -> str:
        """Return the other conditions, "" when there are none; ``undated`` as of the partnerships."""
        partnerships = self.describe_partnerships(w, undated)
        flooded = w("only powiaty on the flood list") if self.flooded_only else ""
        if self.partners_only:
            return "; ".join(filter(None, (flooded, w("only powiaty with partners"), partnerships)))
        return "; ".join(filter(None, (partnerships, flooded)))

    def describe_partnerships(self, w: Translator, undated: int = 0) -> str:
        """Return the conditions on partnerships in words, "" when there are none.

        Parameters
        ----------
        w
            The reader's language.
        undated
            Number of partnerships without a year that meet all conditions but those on years.
        """
        countries = w.listed(w.country(code) for code in self.countries)
        forms = w.listed(form_name(w, form) for form in self.forms)
        parts = (
            w.count(
                "partner country: {names}",
                "partner countries: {names}",
                len(self.countries),
                names=countries,
            )
            if countries
            else "",
            w.count("form: {names}", "forms: {names}", len(self.forms), names=forms) if forms else "",
            w.count(
                "country with most partnerships, and those with as many",
                "{n} countries with most partnerships, and those with as many",
                self.top,
            )
            if self.top
            else "",
            w("{km} km or longer", km=w.number(self.min_km)) if self.min_km else "",
            self._describe_years(w, undated),
        )
        return "; ".join(filter(None, parts))

    def _describe_years(self, w: Translator, undated: int) -> str:
        if self.only_unknown_year:
            return w("only partnerships without a stated year")
        years = ""
        if self.year_from is not None and self.year_to is not None:
            years = w("years {first}–{last}", first=self.year_from, last=self.year_to)
        elif self.year_from is not None:
            years = w("since {year}", year=self.year_from)
        elif self.year_to is not None:
            years = w("up to {year}", year=self.year_to)
        if not self.unknown_year:
            left_out = w.count("without {n} of unknown year", "without {n} of unknown year", undated)
            return ", ".join(filter(None, (years, left_out if undated else w("year unknown left out"))))
        if years and undated:
            return years + " " + w.count("and {n} of unknown year", "and {n} of unknown year", undated)
        return years


def top_countries(partnerships: pd.DataFrame, top: int) -> set[str]:
    """Return the ``top`` countries with most rows of the full table, and those that tie with the last."""
    counts = partnerships["country"].value_counts()
    return set(counts[counts >= counts.iloc[min(top, len(counts)) - 1]].index) if len(counts) else set()
