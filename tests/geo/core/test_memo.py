"""Results remembered by their owner: made once, one for each set of arguments, dropped when too many."""

from __future__ import annotations

import gc
import weakref
from dataclasses import dataclass, field

from geo.core.memo import Memo, remembered


@dataclass(eq=False)
class Tables:
    """Something that carries a memo and counts how often it is asked."""

    memo: Memo = field(default_factory=Memo)
    asked: int = 0


@remembered
def doubled(tables: Tables, number: int, unit: str = "") -> str:
    tables.asked += 1
    return f"{2 * number}{unit}"


def test_a_result_is_made_once() -> None:
    tables = Tables()
    assert [doubled(tables, 2), doubled(tables, 2), doubled(tables, 3), doubled(tables, 2, "km")] == [
        "4",
        "4",
        "6",
        "4km",
    ]
    assert tables.asked == 3


def test_owners_do_not_share() -> None:
    one, other = Tables(), Tables()
    doubled(one, 1)
    doubled(other, 1)
    assert (one.asked, other.asked) == (1, 1)


def test_the_results_used_last_are_kept() -> None:
    memo, made = Memo(most=2), []

    def make(key: str) -> str:
        return memo.get(key, lambda: made.append(key) or key)

    for key in ("a", "b", "a", "c", "a", "b"):  # c takes the place of b
        assert make(key) == key
    assert made == ["a", "b", "c", "b"]


def test_results_go_with_their_owner() -> None:
    tables = Tables()
    doubled(tables, 1)
    gone = weakref.ref(tables)
    del tables
    gc.collect()
    assert gone() is None
