"""Open and close hundreds of sessions and tell how the memory of the server goes.

    python -m tools.soak [--warm-up 200] [--sessions 500]

Each session is a reader without a browser who opens a page and changes it twice. Memory is the resident set
of the process; sessions left over are counted by the server itself. After the warm-up every view that these
readers ask for is kept (``geo.core.memo``). What closed sessions leave is collected every five minutes
(``ui/server/gc_policy.py``), so the two figures that are compared are taken after such a collection.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import sys
import urllib.request

from benchmarks.measure import APP, Server, served
from benchmarks.raw_user import RawUser
from ui.server.gc_policy import FULL_COLLECTION_S

PAGES = ("wykaz-powodziowy-1999", "partnerstwa", "powodz-i-partnerstwa")
STEP = 50
MOST_GROWTH = 1.10
REST_S = FULL_COLLECTION_S + 10
_KEYS = ("flooded_only", "partners_only")


def main() -> int:
    """Run the sessions; return 1 when memory grew over a tenth or a session stayed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--warm-up", type=int, default=200)
    parser.add_argument("--sessions", type=int, default=500)
    chosen = parser.parse_args()
    with served(APP) as server:
        before, after = (asyncio.run(soak(server, count)) for count in (chosen.warm_up, chosen.sessions))
        left = sessions(server)
    growth = after / before
    print(f"{after:.0f} MB, {growth:.2f} times the {before:.0f} MB of the warm-up; {left} sessions left")
    return int(growth > MOST_GROWTH or left > 0)


async def soak(server: Server, count: int) -> float:
    """Open, use and close sessions, five at a time; return the memory once they are collected."""
    for done in range(0, count, STEP):
        for _ in range(STEP // 5):
            await asyncio.gather(*(visit(server, done + number) for number in range(5)))
        await asyncio.sleep(1)
        print(f"{done + STEP} sessions: {server.memory_mb():.0f} MB, {sessions(server)} open", flush=True)
    await asyncio.sleep(REST_S)
    for number in range(2):  # the end of a run starts the collection
        await visit(server, number)
        await asyncio.sleep(5)
    return server.memory_mb()


async def visit(server: Server, number: int) -> None:
    """Open a page, change it twice, leave."""
    user = RawUser(server.address, PAGES[number % len(PAGES)], f"voivodeships={2 + 2 * (number % 16):02}")
    await user.open()
    for key in _KEYS:
        await user.toggle(key)
    await user.close()


def sessions(server: Server) -> int:
    """Return how many readers the server counts."""
    with urllib.request.urlopen(f"{server.address}/metrics", timeout=30) as answer:
        found = re.search(r"^atlas_sessions ([\d.]+)$", answer.read().decode(), re.MULTILINE)
    assert found is not None
    return int(float(found.group(1)))


if __name__ == "__main__":
    sys.exit(main())
