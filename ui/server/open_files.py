"""How many files the process may have open: each reader takes four."""

from __future__ import annotations

import logging
import sys

log = logging.getLogger(__name__)

PER_READER, OTHERS = 4, 100


def raise_limit(readers: int) -> int:
    """Raise the limit of open files as far as the system lets us; say so if it is not enough.

    Returns
    -------
    int
        The readers that the limit is enough for; on Windows, which has no such limit, ``readers``.
    """
    if sys.platform == "win32":
        return readers
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = PER_READER * readers + OTHERS
    if soft < needed:
        soft = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    enough = readers if soft >= needed else max((soft - OTHERS) // PER_READER, 0)
    if enough < readers:
        log.warning(
            "%s open files are allowed, enough for %s readers of the %s that ATLAS_SESSIONS asks for: raise"
            " LimitNOFILE or ulimit -n.",
            soft,
            enough,
            readers,
        )
    return enough
