"""Figures of this process for a monitoring system, in the format of Prometheus: ``/metrics``.

They hold counts and times only, nothing of what a reader did. A proxy should not pass ``/metrics`` on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest
from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.requests import Request

SESSIONS = Gauge("atlas_sessions", "Readers with an open page.")
SESSIONS_LIMIT = Gauge("atlas_sessions_limit", "Readers this process takes at once.")
REFUSED = Counter("atlas_sessions_refused", "Readers told to come again, over the limit.")
FAULTS = Counter("atlas_faults", "Faults told to a reader as a sentence.")
RUNS = Histogram(
    "atlas_run_seconds",
    "Seconds a run of a page takes.",
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)


async def metrics(_: Request) -> Response:
    """Answer with all figures, those of the process (memory, processor, open files) included."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
