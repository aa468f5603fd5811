"""From an action to the last pixel that changed: the same probe for every page, whatever it is made with.

Chromium hands over a picture of the page for each frame that it composes (``Page.startScreencast``, JPEG of
quality 90, half as wide and high as the page) with the time at which it got the frame. The action is the
click or the key press itself, by the wall clock, as a listener in every frame of the page hears it. Only
pixels of the map count. Resolution: two by two pixels; the clock of a page counts whole milliseconds, and
Chromium takes pictures at least 10 ms apart. What the probe says of a page that changes at once is the least
that it can say of any; the more often a page is painted on the way, the more the pictures slow it down.
"""

from __future__ import annotations

import base64
import io
import itertools
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PIL import Image
from playwright.sync_api import Page

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""
Shot = tuple[float, bytes]
"""Time in seconds since 1970 and the pixels of the map."""

SHRUNK = 2  # pictures of a quarter of the pixels: large ones slow down what is measured
BLOCK = 16 * SHRUNK  # JPEG packs pixels in blocks: what is beside a block does not change it
QUIET_S, LONGEST_S, POLL_MS = 1.2, 60.0, 200
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
LISTEN = """
for (const type of ["click", "keydown"]) addEventListener(type, event => {
  top.acted ??= Date.now() + 0.5 - (performance.now() - event.timeStamp);
}, true);
"""


@dataclass(frozen=True)
class Change:
    """What an action led to.

    Parameters
    ----------
    ms
        From the action to the last pixel of the map that changed; None if none did.
    frames
        How many pictures of the map differ from the one before.
    missed
        Whether the map still looked different when all was quiet, so that ``ms`` is too short.
    bytes
        Over the network, both ways, before the compression of websockets.
    picture
        The same number for pictures of the map that are the same.
    """

    ms: float | None
    frames: int
    missed: bool
    bytes: int
    picture: int


def inner(left: float, top: float, width: float, height: float, size: tuple[int, int]) -> Box:
    """Return the largest box of whole blocks inside another one and inside a page of ``size``."""
    right, bottom = min(left + width, size[0]), min(top + height, size[1])
    up = [-int(-edge // BLOCK) * BLOCK for edge in (max(left, 0), max(top, 0))]
    down = [int(edge // BLOCK) * BLOCK for edge in (right, bottom)]
    return up[0], up[1], down[0], down[1]


def changes(shots: Sequence[Shot]) -> list[float]:
    """Return the times of the shots that differ from the one before."""
    return [after[0] for before, after in itertools.pairwise(shots) if before[1] != after[1]]


def payload_bytes(frame: dict[str, Any]) -> int:
    """Return the size of a websocket frame as the developer tools tell of it: binary ones come in base64."""
    data = frame["payloadData"]
    return len(data.encode()) if frame["opcode"] == 1 else len(data) * 3 // 4 - data[-2:].count("=")


@dataclass
class Probe:
    """The probe on one page; ``page`` must show the map at its final place before the first change."""

    page: Page
    region: Callable[[], dict[str, float]]
    _frames: list[tuple[float, str]] = field(default_factory=list)
    _bytes: int = 0

    def __post_init__(self) -> None:
        view = self.page.viewport_size
        assert view is not None
        self._size = view["width"], view["height"]
        self.tools = self.page.context.new_cdp_session(self.page)
        self.page.context.add_init_script(LISTEN)
        for domain in ("Page", "Network", "Runtime", "HeapProfiler"):
            self.tools.send(f"{domain}.enable")
        self.tools.on("Page.screencastFrame", self._keep)
        for way in ("Received", "Sent"):
            self.tools.on(f"Network.webSocketFrame{way}", self._count_frame)
        self.tools.on("Network.loadingFinished", self._count_answer)
        self.tools.on("Network.requestWillBeSent", self._count_request)

    def _keep(self, frame: dict[str, Any]) -> None:
        self._frames.append((frame["metadata"]["timestamp"], frame["data"]))
        self.tools.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    def _count_frame(self, event: dict[str, Any]) -> None:
        self._bytes += payload_bytes(event["response"])

    def _count_answer(self, event: dict[str, Any]) -> None:
        self._bytes += int(event["encodedDataLength"])

    def _count_request(self, event: dict[str, Any]) -> None:
        self._bytes += len(event["request"].get("postData", ""))

    def change(self, act: Callable[[], object]) -> Change:
        """Do something; return what it led to."""
        self._cast()
        self._wait(lambda: bool(self._frames), 0.0)
        self._bytes = 0
        self.page.evaluate("top.acted = undefined")
        act()
        self._until_quiet()
        acted = self.page.evaluate("top.acted") / 1000
        self._stop()
        sent = self._bytes
        *shots, after = self._shots([*self._frames, (time.time(), self._picture())])
        times = changes(shots)
        ms = (times[-1] - acted) * 1000 if times else None
        return Change(ms, len(times), shots[-1][1] != after[1], sent, hash(after[1]))

    def load(self, url: str, is_full: Callable[[], bool]) -> Change:
        """Open an address; return what is drawn of the map by when."""
        self._cast()
        self._bytes = 0
        start = time.time()
        self.page.goto(url, wait_until="commit")
        self._wait(is_full, 0.0)
        self._until_quiet(2 * QUIET_S)
        self._stop()
        times = changes(self._shots(self._frames))
        ms = (times[-1] - start) * 1000 if times else None
        return Change(ms, len(times), False, self._bytes, 0)

    def heap_mb(self) -> float:
        """Return the JavaScript heap in use after a collection; workers have heaps of their own."""
        self.tools.send("HeapProfiler.collectGarbage")
        return float(self.tools.send("Runtime.getHeapUsage")["usedSize"]) / 2**20

    def _cast(self) -> None:
        self._frames.clear()
        size = {"maxWidth": self._size[0] // SHRUNK, "maxHeight": self._size[1] // SHRUNK}
        self.tools.send("Page.startScreencast", {"format": "jpeg", "quality": 90, **size})

    def _stop(self) -> None:
        self.tools.send("Page.stopScreencast")

    def _picture(self) -> str:
        """Return what the page looks like now: the first picture of a new cast."""
        kept, self._frames = self._frames, []
        self._cast()
        self._wait(lambda: bool(self._frames), 0.0)
        self._stop()
        now, self._frames = self._frames[-1][1], kept
        return now

    def _until_quiet(self, quiet_s: float = QUIET_S) -> None:
        """Wait until the map has changed, then nothing for a while, and the page is free to draw.

        Pictures are looked at only then, so that looking slows nothing down.
        """
        checked = 0

        def is_quiet() -> bool:
            nonlocal checked
            if not self._frames or time.time() - self._frames[-1][0] < quiet_s:
                return False
            if checked == len(self._frames):
                return False
            checked = len(self._frames)
            self.page.evaluate(TWO_FRAMES)
            self.page.wait_for_timeout(100)
            return checked == len(self._frames) and bool(changes(self._shots(self._frames)))

        self._wait(is_quiet, LONGEST_S)

    def _wait(self, until: Callable[[], bool], longest_s: float) -> None:
        """Wait until something holds; ``longest_s`` of 0 is a minute, after which it is an error."""
        end = time.time() + (longest_s or 60)
        while not until():
            if time.time() > end:
                if longest_s:
                    return
                raise TimeoutError(f"{self.page.url}: nothing seen for a minute")
            self.page.wait_for_timeout(POLL_MS)

    def _shots(self, frames: Sequence[tuple[float, str]]) -> list[Shot]:
        place = self.region()
        of_page = inner(place["x"], place["y"], place["width"], place["height"], self._size)
        left, top, right, bottom = (edge // SHRUNK for edge in of_page)
        return [
            (
                when,
                Image.open(io.BytesIO(base64.b64decode(data)))
                .convert("RGB")
                .crop((left, top, right, bottom))
                .tobytes(),
            )
            for when, data in frames
        ]
