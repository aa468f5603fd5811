"""Name voivodeships, powiaty and gminy inside their borders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from geo.cartography.labels import schedule
from geo.cartography.labels.area_places import Grounds, settings
from geo.cartography.labels.arrangement import arrange
from geo.cartography.labels.board import Board, Placed
from geo.cartography.labels.lettering import town_lettering
from geo.cartography.labels.names import Area, PlacedText
from geo.cartography.labels.occupancy import Box
from geo.cartography.labels.towns import sides
from geo.cartography.labels.zooms import NEVER

_SPOTS = {"voivodeship": 25, "powiat": 15, "gmina": 7, "country": 15, "country_near": 21, "sea": 25}
_MOST_PLACES = 120
_QUICK_SPOTS, _QUICK_PLACES = 13, 36


@dataclass(frozen=True)
class _Edition:
    """A kind of areas as it is named from one step to another; ``inside``: shares of the box inside."""

    lettering: str
    first: int
    last: int
    inside: tuple[float, ...]


_INSIDE = (1.0, 0.85, 0.6)
_FAR = _Edition("voivodeship", schedule.VOIVODESHIPS, schedule.VOIVODESHIPS_NEAR - 1, (1.0, 0.85, 0.7, 0.55))
_NEAR = _Edition(
    "voivodeship_near", schedule.VOIVODESHIPS_NEAR, schedule.EVERY_POWIAT - 1, (1.0, 0.85, 0.6, 0.4)
)
_POWIATY = _Edition("powiat", schedule.POWIATY, NEVER, (1.0,))
_EVERY_POWIAT = _Edition("powiat", schedule.EVERY_POWIAT, NEVER, _INSIDE)
_SMALL_POWIATY = _Edition("powiat_small", schedule.EVERY_POWIAT, NEVER, (*_INSIDE, 0.35, 0.0))
_GMINY = _Edition("gmina", schedule.GMINY, NEVER, (1.0,))


_COUNTRY = _Edition("country_near", 0, NEVER, (1.0,))
_FAR_COUNTRY = _Edition("country", 0, NEVER, (1.0, 0.8))
_SEA = _Edition("sea", 0, NEVER, (1.0,))
_GMINY_OF_A_POWIAT = _Edition("gmina", 0, NEVER, _INSIDE)


class AreaNames(Enum):
    """The editions that areas are tried in, one after the other."""

    EVERY = "every"
    LARGE = "large"
    AROUND = "around"


_ONCE = {
    (AreaNames.EVERY, "powiat"): (_POWIATY, _EVERY_POWIAT, _SMALL_POWIATY),
    (AreaNames.EVERY, "gmina"): (_GMINY_OF_A_POWIAT,),
    (AreaNames.LARGE, "powiat"): (_POWIATY,),
    (AreaNames.AROUND, "country_near"): (_COUNTRY,),
    (AreaNames.AROUND, "country"): (_FAR_COUNTRY,),
    (AreaNames.AROUND, "sea"): (_SEA,),
}
_Row = list[tuple[Placed, list[Box]]]


class Areas:
    """The areas that have no name yet, and the places inside each."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._grounds: dict[Area, Grounds] = {}
        self._powiaty, self._gminy = list(board.names.powiaty), list(board.names.gminy)
        self._voivodeships: list[Area] = []

    def add_voivodeships(self) -> None:
        """Name the voivodeships when their time has come, together with their capitals."""
        at = self._board.at
        for edition in (_FAR, _NEAR):
            if edition.first == at:
                self._voivodeships = list(self._board.names.voivodeships)
                self._arrange_with_capitals(edition)
            if edition.first <= at <= edition.last:
                self._voivodeships = self._without_place(self._voivodeships, edition)

    def add_voivodeships_once(self) -> None:
        """Name the voivodeships of a map of one scale, together with their capitals."""
        at = self._board.at
        for edition in (_FAR, _NEAR):
            if edition.first <= at <= edition.last:
                self._voivodeships = list(self._board.names.voivodeships)
                self._arrange_with_capitals(edition)
                self._voivodeships = self._without_place(self._voivodeships, edition)

    def add_once(self, areas: Iterable[Area], which: AreaNames) -> None:
        """Name areas in the first of their editions that finds room."""
        for area in areas:
            any(self._board.add_first(self._places(area, edition)) for edition in _ONCE[which, area.kind])

    def add_powiaty_and_gminy(self) -> None:
        """Name the areas that have room inside themselves."""
        at = self._board.at
        if at < schedule.EVERY_POWIAT or (at - schedule.EVERY_POWIAT) % schedule.AREAS_AGAIN == 0:
            self._powiaty = self._without_place(self._powiaty, _POWIATY)
            self._gminy = self._without_place(self._gminy, _GMINY)

    def add_every_powiat(self, gone: Iterable[Placed]) -> None:
        """Name every powiat, if need be in small letters and not wholly inside.

        ``gone``: names that had to make room for others.
        """
        self._powiaty += [name.area for name in gone if isinstance(name, PlacedText) and name.area]
        for edition in (_EVERY_POWIAT, _SMALL_POWIATY):
            self._powiaty = self._without_place(self._powiaty, edition)

    def _arrange_with_capitals(self, edition: _Edition) -> None:
        """Place all voivodeships and as many of their capitals as fit beside them."""
        board = self._board
        former = {name.town: name for name in board.towns().values() if name.town.rank == "capital"}
        for number, name in list(board.towns().items()):
            if name.town in former:
                board.remove(number)
        most = _QUICK_PLACES if board.is_quick else _MOST_PLACES
        found_free = {
            area: self._free(islice(self._places(area, edition), most)) for area in self._voivodeships
        }
        rows = [row for row in found_free.values() if row]
        best = _arranged(rows)
        capitals = [town for town in board.names.towns if town.rank == "capital"]
        for town in sorted(capitals, key=lambda town: (town not in former, -schedule.importance(town))):
            before = [former[town]] if town in former else []
            row = self._free([*before, *sides(town, town_lettering(town.population), board.at)])
            if found := _arranged([*rows, row]):
                rows, best = [*rows, row], found
        for place in best:
            board.add(place)
        if best:
            self._voivodeships = [area for area, row in found_free.items() if not row]
        for name in former.values():
            if name not in best and (best or not board.add(name)):
                board.end(name)

    def _free(self, places: Iterable[Placed]) -> _Row:
        """Return the places that are free, with their boxes."""
        boxes = [(place, self._board.boxes(place)) for place in places]
        return [(place, own) for place, own in boxes if self._board.is_free(own)]

    def _without_place(self, areas: list[Area], edition: _Edition) -> list[Area]:
        """Place areas, and return those that found no place."""
        if self._board.at < edition.first:
            return areas
        return [area for area in areas if not self._board.add_first(self._places(area, edition))]

    def _places(self, area: Area, edition: _Edition) -> Iterator[PlacedText]:
        """Yield the places of an area, the best first."""
        board = self._board
        if area not in self._grounds:
            across = _SPOTS[area.kind]
            self._grounds[area] = Grounds(area.shape, min(across, _QUICK_SPOTS) if board.is_quick else across)
        grounds = self._grounds[area]
        for inside in edition.inside:
            for text in settings(area.text):
                for x, y in grounds.spots(text, edition.lettering, board.at, board.measure, inside):
                    yield PlacedText(
                        area.kind, edition.lettering, (text,), x, y, board.at, edition.last, area
                    )


def _arranged(rows: list[_Row]) -> list[Placed]:
    """Return one place of each row, so that none stands in the way of another; [] if there are none."""
    found = arrange([[boxes for _, boxes in row] for row in rows])
    return [row[number][0] for row, number in zip(rows, found or (), strict=False)]
