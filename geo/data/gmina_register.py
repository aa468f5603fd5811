"""The present-day gminy by powiat, with names, kinds and ASCII keys for addresses, but without geometry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from geo.core.memo import remembered
from geo.core.teryt import name_key
from geo.data.join import AtlasTables


@dataclass(frozen=True)
class Gmina:
    """A gmina of the register: powiat code, name, kind as in ``GMINA_KINDS``."""

    powiat: str
    name: str
    kind: str

    @property
    def key(self) -> str:
        """The key in addresses, "2417-jelesnia-wiejska"; two gminy of a powiat may differ in kind only."""
        return f"{self.powiat}-{name_key(self.name).replace(' ', '-')}-{self.kind}"


@remembered
def gminy_by_powiat(tables: AtlasTables) -> Mapping[str, tuple[Gmina, ...]]:
    """Return powiat code -> its gminy, sorted by name and kind; empty if the file of gminy is damaged.

    Profiles and search still work without them.
    """
    found: dict[str, list[Gmina]] = defaultdict(list)
    columns = (tables.gminy[name] for name in ("powiat_teryt", "gmina", "gmina_kind"))
    for powiat, name, kind in zip(*columns, strict=True):
        found[powiat].append(Gmina(powiat, name, kind))
    return MappingProxyType({code: tuple(gminy) for code, gminy in found.items()})


def gmina_of_key(tables: AtlasTables, key: str) -> Gmina | None:
    """Return the gmina with this address key, or None."""
    return next((gmina for gmina in gminy_by_powiat(tables).get(key[:4], ()) if gmina.key == key), None)
