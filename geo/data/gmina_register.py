"""The gminy of today by powiat: names and kinds, without shapes; each has a short ASCII key for addresses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from geo.core.errors import DataError
from geo.core.teryt import name_key
from geo.data import catalogue
from geo.data.boundaries import read_gminy


@dataclass(frozen=True)
class Gmina:
    """A gmina of today (register of May 2021): powiat code, name, kind as in ``GMINA_KINDS``."""

    powiat: str
    name: str
    kind: str

    @property
    def key(self) -> str:
        """The key in an address, "2417-jelesnia-wiejska"; the kind tells namesakes of a powiat apart."""
        return f"{self.powiat}-{name_key(self.name).replace(' ', '-')}-{self.kind}"


def gminy_by_powiat() -> Mapping[str, tuple[Gmina, ...]]:
    """Return powiat code -> its gminy in the order of the register; nothing at all where the file is damaged.

    The gminy of today are an extra beside the list of 1999: without them card and search still work.
    """
    return _gminy(str(catalogue.DATA))


@lru_cache(maxsize=2)
def _gminy(data: str) -> Mapping[str, tuple[Gmina, ...]]:
    found: dict[str, list[Gmina]] = defaultdict(list)
    try:
        table = read_gminy(catalogue.verify("boundaries-gminy", Path(data)))
    except DataError:
        return MappingProxyType({})
    for powiat, name, kind in table[["teryt", "name", "kind"]].itertuples(index=False):
        found[powiat].append(Gmina(powiat, name, kind))
    return MappingProxyType({code: tuple(gminy) for code, gminy in found.items()})


@lru_cache(maxsize=2)
def _by_key(data: str) -> Mapping[str, Gmina]:
    return MappingProxyType({gmina.key: gmina for gminy in _gminy(data).values() for gmina in gminy})


def gmina_of_key(key: str) -> Gmina | None:
    """Return the gmina of an address key; None when there is none."""
    return _by_key(str(catalogue.DATA)).get(key)
