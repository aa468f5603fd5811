"""What the measures share: an app on a free port, a browser, a watcher inside the page."""

from __future__ import annotations

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Route

ROOT = Path(__file__).parents[1]
APP = "server.py"  # what `make run` starts
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
LAUNCH = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-precise-memory-info",
    "--js-flags=--expose-gc",
]


@dataclass
class Server:
    """A running app: its address and its process."""

    address: str
    process: subprocess.Popen[bytes]

    def memory_mb(self) -> float:
        """Return the resident memory in MB (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found.group(1)) / 1024 if found else float("nan")

    def processor_s(self) -> float:
        """Return the seconds of processor used so far (Linux)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(script: str, **environment: str) -> Iterator[Server]:
    """Run a Streamlit script on 127.0.0.1 and end it afterwards."""
    command = ("-m", "streamlit", "run", script, "--server.port")
    with running(command, "/_stcore/health", **environment) as server:
        yield server


@contextmanager
def running(
    command: Sequence[str], ready: str, log: str = os.devnull, **environment: str
) -> Iterator[Server]:
    """Run Python with a command that ends with a free port; end it afterwards. ``log``: file of what it says.

    The server is there as soon as it answers the address ``ready`` well; Streamlit answers "ok".
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    with Path(log).open("ab") as said:
        process = subprocess.Popen(
            [sys.executable, *command, str(port)], cwd=ROOT, env=env, stdout=said, stderr=said
        )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            try:
                with urllib.request.urlopen(f"{address}{ready}", timeout=2) as answer:
                    if "health" not in ready or answer.read() == b"ok":
                        break
            except OSError:
                time.sleep(0.25)
        else:
            raise TimeoutError(f"{' '.join(command)} did not answer within a minute")
        yield Server(address, process)
    finally:
        process.terminate()
        process.wait(timeout=20)


def machine_s() -> float:
    """Return the seconds of processor the whole machine has used, all cores together (Linux)."""
    user, nice, system, _, _, irq, softirq, *_ = map(
        int, Path("/proc/stat").read_text().splitlines()[0].split()[1:]
    )
    return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK")


D3_STAND_IN = (
    "window.d3 = new Proxy(function () {}, { get: (t, n) => n === Symbol.toPrimitive ? () => '' : window.d3,"
    " apply: () => window.d3 });"
)


def answer_cdn(context: BrowserContext) -> None:
    """Answer what the naive page asks of the internet at once and from here, which is in its favour."""
    leaflet = (ROOT / "static" / "vendor" / "leaflet-1.9.4.js").read_text(encoding="utf-8")

    def answer(route: Route) -> None:
        url = route.request.url
        if url.startswith(("http://127.0.0.1", "data:", "blob:")):
            route.continue_()
        elif url.endswith("leaflet.js"):
            route.fulfill(body=leaflet, content_type="text/javascript")
        elif "d3" in url:
            route.fulfill(body=D3_STAND_IN, content_type="text/javascript")
        else:
            route.fulfill(body="", content_type="text/css" if url.endswith(".css") else "text/javascript")

    context.route("**/*", answer)


def median(values: Sequence[float]) -> float:
    """Return the median; NaN of nothing."""
    return statistics.median(values) if values else float("nan")


def p95(values: Sequence[float]) -> float:
    """Return the 95th percentile; NaN of fewer than two values."""
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else float("nan")
