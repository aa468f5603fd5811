"""Results remembered by the value they were made from, and forgotten together with it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Memo:
    """The ``most`` results used last, by key; safe to share between threads."""

    def __init__(self, most: int = 1024) -> None:
        self._most = most
        self._results: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], R]) -> R:
        """Return the result of ``key``, made by ``make`` when there is none yet.

        Two threads that ask for the same new key at once may both make it; the first result is kept.
        """
        with self._lock:
            if key in self._results:
                self._results.move_to_end(key)
                found: R = self._results[key]
                return found
        result = make()
        with self._lock:
            kept: R = self._results.setdefault(key, result)
            if len(self._results) > self._most:
                self._results.popitem(last=False)
        return kept

    def known(self, key: Hashable) -> Any:
        """Return the result of ``key``; None when there is none yet."""
        with self._lock:
            return self._results.get(key)


class Owner(Protocol):
    """A value that carries a memo."""

    @property
    def memo(self) -> Memo:
        """Where results made from this value are remembered."""
        ...


OwnerT = TypeVar("OwnerT", bound=Owner)


def remembered(function: Callable[Concatenate[OwnerT, P], R]) -> Callable[Concatenate[OwnerT, P], R]:
    """Remember the results of a pure function in the memo of its first argument.

    The other arguments must be hashable and are told apart as they are passed, by position or by name.
    """

    @wraps(function)
    def recall(owner: OwnerT, /, *args: P.args, **kwargs: P.kwargs) -> R:
        key = (function, args, tuple(sorted(kwargs.items())))
        return owner.memo.get(key, lambda: function(owner, *args, **kwargs))

    return recall
