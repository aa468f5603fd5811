"""Send a server messages, addresses and command lines that nobody would, and tell how it takes them.

    python -m tools.fuzz [--messages 10000] [--addresses 2000] [--commands 500]

Messages are those of Streamlit's protocol: widget states with values of every kind, lengths and signs, states
of the map, unknown widgets, bytes that are no message. All come from a fixed seed. Beside them an ordinary
reader changes a page twice a second: what he waits for is the stall, and his page must stay as it was.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import io
import json
import random
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.typing import Origin, Subprotocol

from benchmarks.measure import APP, Server, running
from benchmarks.raw_user import RawUser
from geo.choices.pages import PATHS
from geo.choices.parameters import NAMES
from geo.cli.main import main as command_line

SEED = 1999
STALL_S = 1.0
_TEXTS = (
    *(
        "",
        "0",
        "-1",
        "NaN",
        "1e999",
        "null",
        "[]",
        "{}",
        "../../etc/passwd",
        "%00",
        "\x00",
        "\u202e",
        "😀" * 9,
    ),
    *(
        "<script>alert(1)</script>",
        "'; DROP TABLE x;--",
        "=cmd()",
        "{0}",
        "%s%n",
        "2417",
        "PL,DE",
        "powiat:2417",
    ),
    *("\ud7ff", "A" * 5000, "9" * 400, "voivodeship:99", "true", "2009", "powiat:2417", "-2009", "v=3&v=2"),
)
_NO_MESSAGE = "google.protobuf.message.DecodeError"  # Streamlit logs bytes that are none of its messages
_FIELDS = ("string_value", "int_value", "double_value", "bool_value", "json_value", "trigger_value")
_KEYS = ("voivodeships", "countries", "year_from", "measure", "selected", "search", "lang", "x", "None")


def main() -> int:
    """Run all three; return 1 when anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--addresses", type=int, default=2_000)
    parser.add_argument("--commands", type=int, default=500)
    chosen = parser.parse_args()
    with tempfile.NamedTemporaryFile("w+", suffix=".log") as log:
        command = ("-m", "streamlit", "run", APP, "--server.port")
        with running(command, "/_stcore/health", log=log.name) as server:
            stalls = asyncio.run(under_fire(server, chosen.messages))
            bad = addresses(server, chosen.addresses)
        said = Path(log.name).read_text(encoding="utf-8", errors="replace")
        tracebacks = said.count("Traceback") - said.count(_NO_MESSAGE)
    faults = commands(chosen.commands)
    print(f"messages: {chosen.messages}, longest wait of the reader beside them {max(stalls):.2f} s")
    print(f"addresses: {chosen.addresses}, answered with a fault of the server: {bad}")
    print(f"tracebacks in the log of the server: {tracebacks}")
    print(f"command lines: {chosen.commands}, ended in a traceback: {len(faults)}")
    for fault in faults[:5]:
        print(f"  {fault}")
    return int(max(stalls) > STALL_S or bad > 0 or tracebacks > 0 or bool(faults))


async def under_fire(server: Server, count: int) -> list[float]:
    """Send messages while a reader goes on; return the seconds he waited for each change."""
    reader, waits = RawUser(server.address, "wykaz-powodziowy-1999", "voivodeships=16"), []
    await reader.open()
    firing = asyncio.ensure_future(fire(server, count))
    states: list[str] = []
    while not firing.done():
        waits.append(await reader.click("flooded_only"))
        states.append(reader.state)
        await asyncio.sleep(0.5)
    await firing
    if len(set(states)) > 2:  # the box is either on or off
        raise ValueError("another session's messages changed the page of the reader")
    await reader.close()
    return waits


async def fire(server: Server, count: int) -> None:
    """Send messages in sessions of a hundred."""
    chance = random.Random(SEED)
    for _ in range(0, count, 100):
        address = server.address.replace("http", "ws", 1) + "/_stcore/stream"
        async with websockets.connect(
            address, origin=Origin(server.address), subprotocols=[Subprotocol("streamlit")], max_size=None
        ) as socket:
            reading = asyncio.ensure_future(drain(socket))
            with contextlib.suppress(websockets.ConnectionClosed):
                for _ in range(100):
                    await socket.send(message(chance))
                    await asyncio.sleep(0.002)
            reading.cancel()


async def drain(socket: websockets.ClientConnection) -> None:
    """Read what comes, so that the server is not held up."""
    with contextlib.suppress(websockets.ConnectionClosed):
        async for _ in socket:
            pass


def message(chance: random.Random) -> bytes:
    """Return a message that a browser would not send."""
    if chance.random() < 0.05:
        return chance.randbytes(chance.randrange(1, 400))
    made = BackMsg()
    run = made.rerun_script
    run.query_string = query(chance)
    run.page_name = chance.choice([*PATHS.values(), "x", "../x"])
    for _ in range(chance.randrange(5)):
        key = chance.choice(_KEYS)
        name = f"$$ID-{chance.getrandbits(128):032x}-{key}"
        widget, field = run.widget_states.widgets.add(id=name), chance.choice(_FIELDS)
        if field == "json_value":
            actions = [{"kind": chance.choice(_KEYS), "key": chance.choice(_TEXTS[:30]), "number": -1}]
            widget.json_value = json.dumps({"last_active_drawing": {"actions": actions}})
        elif field == "string_value":
            widget.string_value = chance.choice(_TEXTS)
        elif field in ("bool_value", "trigger_value"):
            setattr(widget, field, chance.random() < 0.5)
        else:
            setattr(widget, field, chance.choice([0, -1, 2**31, 10]))
    return bytes(made.SerializeToString())


def query(chance: random.Random) -> str:
    """Return parameters of an address, known and unknown ones."""
    names = [*sorted(NAMES), "v", "lang", "slides", "x", "source"]
    pairs = [(chance.choice(names), chance.choice(_TEXTS)) for _ in range(chance.randrange(6))]
    return urllib.parse.urlencode(pairs, errors="replace")


def addresses(server: Server, count: int) -> int:
    """Ask for addresses over HTTP; return how many were answered with a fault of the server."""
    chance, bad = random.Random(SEED + 1), 0
    places = ("", *PATHS.values(), "data/", "app/static/generated/", "ready/", "metrics/", "_stcore/")
    for _ in range(count):
        tail = urllib.parse.quote(chance.choice(_TEXTS), errors="replace")
        url = f"{server.address}/{chance.choice(places)}{tail if chance.random() < 0.5 else ''}"
        bad += status(f"{url}?{query(chance)}"[:8000]) >= 500
    return bad


def status(url: str) -> int:
    """Return the status of an address."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


def commands(count: int) -> list[str]:
    """Run command lines; return those that ended in anything but an exit code."""
    chance, found = random.Random(SEED + 2), []
    words = ["export", "card", "floods", "partnerships", "joint", "--format", "csv", "--voivodeship", "--url"]
    words += [
        "--date",
        "--powiat",
        "--lang",
        "--country",
        "--breaks",
        "--size",
        "--extent",
        "--output",
        *_TEXTS,
    ]
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            line = ["export", *chance.choices(words, k=chance.randrange(1, 9))]
            line += ["--output", f"{folder}/{number}.csv"] if chance.random() < 0.5 else []
            if fault := ends_badly(line):
                found.append(f"{fault}: {line}"[:300])
    return found


def ends_badly(line: list[str]) -> str:
    """Return what a command ended in other than an exit code; "" if nothing."""
    quiet = io.StringIO()
    try:
        with contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
            command_line(line)
    except SystemExit:
        return ""
    except Exception as fault:
        return repr(fault)
    return ""


if __name__ == "__main__":
    start = time.monotonic()
    code = main()
    print(f"{time.monotonic() - start:.0f} s")
    sys.exit(code)
