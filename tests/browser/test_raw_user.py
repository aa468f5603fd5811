"""The reader without a browser, as ``benchmarks/load.py`` uses it: no timing is asserted."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor

import pytest

from benchmarks.raw_user import RawUser


def apart(work: Coroutine) -> list:
    """Run in a thread of its own: Playwright keeps a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def test_a_raw_reader_changes_the_map_twice(app):
    async def visit() -> list[tuple[str, str, str]]:
        user = RawUser(app, "partnerstwa", "voivodeships=24")
        await user.open()
        seen = [(user.base, user.state, user.said)]
        for key in ("flooded_only", "partners_only"):
            assert await user.click(key) > 0
            seen.append((user.base, user.state, user.said))
        assert user.received < 60_000
        await user.close()
        return seen

    seen = apart(visit())
    assert len({base for base, _, _ in seen}) == 1
    assert len({state for _, state, _ in seen}) == 3
    assert all("śląskie" in said for _, _, said in seen)
    assert "tylko powiaty z partnerami" in seen[-1][2]


def test_two_raw_readers_see_their_own(app):
    async def visit() -> list[str]:
        users = [RawUser(app, "wykaz-powodziowy-1999", f"voivodeships={code}") for code in ("02", "24")]
        for user in users:
            await user.open()
        await asyncio.gather(*(user.click("flooded_only") for user in users))
        for user in users:
            await user.close()
        return [user.said for user in users]

    first, second = apart(visit())
    assert "dolnośląskie" in first
    assert "Województwo śląskie" in second


@pytest.mark.parametrize(
    ("path", "most"),
    [("wykaz-powodziowy-1999", 4096), ("partnerstwa", 4096), ("powodz-i-partnerstwa", 12_288)],
)
def test_a_change_is_small_on_the_wire(app, path, most):
    """The whole page is measured, not the map alone.

    The connection is compressed against what it carried for earlier changes.
    """

    async def visit() -> list[tuple[int, int]]:
        user = RawUser(app, path)
        await user.open()
        weights = []
        for number in range(6):
            await user.click(("flooded_only", "partners_only")[number % 2])
            weights.append((user.wire, user.received))
        await user.close()
        return weights[2:]  # before, the browser had not seen all of the page twice

    for wire, received in apart(visit()):
        assert wire <= most
        assert wire < received / 3
