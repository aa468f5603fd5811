"""``atlas run``: start the app on this machine, on a port that is free, and open it in the browser."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
import webbrowser
from pathlib import Path

from geo.core.errors import ExportError
from geo.core.i18n import N_

ROOT = Path(__file__).parents[2]
HOST = "127.0.0.1"
FIRST_PORT, PORTS = 8501, 50
_WAIT_S, _STEP_S = 60, 0.3


def run_app(port: int | None, opens: bool) -> int:
    """Run the server until it ends or Ctrl+C; return its exit code.

    Parameters
    ----------
    port
        Where it listens; None: the first free port from 8501.
    opens
        Whether the browser opens it once it answers.

    Raises
    ------
    ExportError
        The port, or every port, is taken.
    """
    chosen = free_port() if port is None else _required(port)
    address = f"http://{HOST}:{chosen}"
    command = [sys.executable, "-m", "streamlit", "run", "server.py", "--server.port", str(chosen)]
    environment = os.environ | {"no_proxy": f"{os.environ.get('no_proxy', '')},{HOST}".lstrip(",")}
    print(f"Atlas Powiatów: {address}", flush=True)
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    if opens:
        threading.Thread(target=_open, args=(address, server), daemon=True).start()
    try:
        return server.wait()
    except KeyboardInterrupt:
        return server.wait()  # it has got the signal too


def free_port() -> int:
    """Return the first port from 8501 that nobody listens on and that the system lets us have."""
    for port in range(FIRST_PORT, FIRST_PORT + PORTS):
        if is_free(port):
            return port
    raise ExportError(
        N_("Ports {first} to {last}: expected a free one, found none."),
        first=FIRST_PORT,
        last=FIRST_PORT + PORTS - 1,
    )


def is_free(port: int) -> bool:
    """Tell whether this process could listen on a port; Windows keeps some for itself."""
    with socket.socket() as probe:
        if sys.platform != "win32":  # there it would share a port that is taken
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError):
            return False
    return True


def _required(port: int) -> int:
    if not is_free(port):
        raise ExportError(N_("Port {port}: expected a free one from 1 to 65535, found it taken."), port=port)
    return port


def _open(address: str, server: subprocess.Popen[bytes]) -> None:
    """Open the browser as soon as the server answers, past any proxy."""
    ask = urllib.request.build_opener(urllib.request.ProxyHandler({})).open
    for _ in range(int(_WAIT_S / _STEP_S)):
        if server.poll() is not None:
            return
        try:
            with ask(f"{address}/ready", timeout=5):
                break
        except OSError:
            time.sleep(_STEP_S)
    webbrowser.open(address)
