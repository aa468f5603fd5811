"""nginx as the shipped template sets it up, before servers on this machine."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from string import Template

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "deploy" / "nginx" / "atlas.conf.template"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
FOLDER = "/atlas"
_MAIN = """daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/atlas.conf;
}}
"""


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def write_configuration(folder: Path, replicas: Sequence[str], port: int) -> Path:
    """Write the template filled for this machine; return the file that nginx starts with."""
    servers = " ".join(f"server {replica} max_fails=1 fail_timeout=5s;" for replica in replicas)
    filled = Template(TEMPLATE.read_text(encoding="utf-8")).safe_substitute(
        ATLAS_REPLICAS=servers, ATLAS_LISTEN=f"127.0.0.1:{port}", ATLAS_NAME="_", ATLAS_FOLDER=FOLDER
    )
    (folder / "atlas.conf").write_text(filled, encoding="utf-8")
    main = folder / "nginx.conf"
    main.write_text(_MAIN.format(folder=folder), encoding="utf-8")
    return main


@contextmanager
def proxied(folder: Path, replicas: Sequence[str]) -> Iterator[str]:
    """Run nginx before replicas ("127.0.0.1:8501"); give the address of the first page."""
    assert NGINX is not None
    port = free_port()
    main = write_configuration(folder, replicas, port)
    process = subprocess.Popen([NGINX, "-p", str(folder), "-c", str(main)], stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}{FOLDER}"
    try:
        for _ in range(100):
            try:
                with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):
                    break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(10)
