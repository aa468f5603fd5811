"""Simulate a reader without a browser: speak Streamlit's protocol over a websocket."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from urllib.parse import urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection
from websockets.typing import Origin, Subprotocol

KEEPS_RUNS = 2
"""Runs for which the browser keeps a large message (``global.maxCachedMessageAge``)."""


class _Counted(ClientConnection):
    """A connection that counts the bytes that come in, as they are on the wire."""

    wire = 0

    def data_received(self, data: bytes) -> None:
        self.wire += len(data)
        super().data_received(data)


_MAP = "the map"
_SENT_AS = {
    "checkbox": "bool_value",
    "selectbox": "string_value",
    "button_group": "string_array_value",
    "component_instance": "json_value",
}
"""Kind of widget -> the field that carries its value."""
_RANDOM_NAME = re.compile("[0-9a-f]{32}")


class RawUser:
    """One session: opens a page, then changes widgets by key and waits until the run they cause has ended.

    ``base``, ``state``: what the map was sent last; ``said``: the sentence above it; ``received``: bytes of
    the last run and ``wire``: what was left of them on the wire, compressed where the server does that.
    """

    def __init__(
        self, address: str, page: str = "", query: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        self._address, self._page, self._query = address, page, query
        self._headers = headers
        self._widgets: dict[str, tuple[str, str]] = {}  # key -> kind, widget id
        self._values: dict[str, bool | str] = {}  # of those changed, and of every check box
        self._kept: dict[str, tuple[int, ForwardMsg]] = {}  # hash -> last run that used it, message
        self._runs = 0
        self._acted = 0
        self.base, self.state, self.said = "", "", ""
        self.received = self.wire = 0

    async def open(self) -> float:
        """Connect and run the page once; return the seconds to the end of that run."""
        socket = await websockets.connect(
            self._address.replace("http", "ws", 1) + "/_stcore/stream",
            origin=Origin("://".join(urlsplit(self._address)[:2])),
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            additional_headers=self._headers,
            create_connection=_Counted,
        )
        assert isinstance(socket, _Counted)
        self._socket = socket
        return await self._run()

    async def again(self) -> float:
        """Run the page once more, with all as it is."""
        return await self._run()

    async def click(self, key: str) -> float:
        """Toggle the check box with this key; return the seconds until its run has ended."""
        return await self.choose(key, not self._values[key])

    async def toggle(self, key: str) -> None:
        """Toggle a check box, whether the map changes or not."""
        self._values[key] = not self._values[key]
        await self._run()

    async def choose(self, key: str, value: bool | str) -> float:
        """Set the widget with this key, by label where it has one; return the seconds as ``click`` does."""
        return await self._changed({key: value})

    async def act(self, kind: str, key: str) -> float:
        """Do something on the map, as choosing a measure; return the seconds as ``click`` does."""
        self._acted += 1
        action = {"kind": kind, "key": key, "number": self._acted}
        return await self._changed({_MAP: json.dumps({"last_active_drawing": {"actions": [action]}})})

    async def _changed(self, values: dict[str, bool | str]) -> float:
        before = self.state
        self._values |= values
        took = await self._run()
        if self.state == before:
            raise ValueError("the map did not change")
        return took

    async def close(self) -> None:
        """Leave."""
        await self._socket.close()

    async def _run(self) -> float:
        self._runs += 1
        self._kept = {name: kept for name, kept in self._kept.items() if kept[0] >= self._runs - KEEPS_RUNS}
        start = time.perf_counter()
        await self._socket.send(self._request())
        self.received, started, before = 0, False, self._socket.wire
        while True:
            data = await self._socket.recv(decode=False)
            self.received += len(data)
            message = ForwardMsg.FromString(data)
            kind = message.WhichOneof("type")
            if kind == "new_session":
                started = True
            elif kind == "script_finished" and started:
                took = time.perf_counter() - start
                self.wire = self._socket.wire - before
                if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    raise ValueError(
                        f"the run ended with {ForwardMsg.ScriptFinishedStatus.Name(message.script_finished)}"
                    )
                return took
            elif kind in ("delta", "ref_hash"):
                self._read(self._whole(message))

    def _request(self) -> bytes:
        request = BackMsg()
        run = request.rerun_script
        run.query_string, run.page_name = self._query, self._page
        run.cached_message_hashes.extend(self._kept)
        for key, value in self._values.items():
            kind, name = self._widgets[key]
            widget, field = run.widget_states.widgets.add(id=name), _SENT_AS[kind]
            if field == "string_array_value":
                widget.string_array_value.data.append(value)
            else:
                setattr(widget, field, value)
        return bytes(request.SerializeToString())

    def _whole(self, message: ForwardMsg) -> ForwardMsg:
        """Return the message that a reference stands for; keep a large one, as the browser does."""
        if message.WhichOneof("type") == "ref_hash":
            message = self._kept[message.ref_hash][1]
        elif not message.metadata.cacheable:
            return message
        self._kept[message.hash] = (self._runs, message)
        return message

    def _read(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise ValueError(element.exception.message)
        if kind == "component_instance":
            self._widgets[_MAP] = (kind, element.component_instance.id)
            sent = json.loads(element.component_instance.json_args)
            self.base, self.state = sent["script"], _RANDOM_NAME.sub("", sent["feature_group"])
        elif kind in _SENT_AS:
            widget = getattr(element, kind)
            key = widget.id.rpartition("-")[2]
            self._widgets[key] = (kind, widget.id)
            if kind == "checkbox":
                self._values.setdefault(key, widget.value if widget.set_value else widget.default)
        elif kind == "text":
            self.said = element.text.body
