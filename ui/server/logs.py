"""The log of the server: one line an event, as text or as JSON; nothing in it says who the reader is."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from geo.core import settings


class JsonLines(logging.Formatter):
    """One JSON object a line: time (UTC), level, source, message, and the traceback where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "source": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def set_format() -> None:
    """Give every handler the format of ``ATLAS_LOG``; Streamlit and uvicorn bring their own."""
    if settings.value("ATLAS_LOG") != "json":
        return
    root = logging.getLogger()
    named = [logger for logger in root.manager.loggerDict.values() if isinstance(logger, logging.Logger)]
    if not root.handlers:
        root.addHandler(logging.StreamHandler())
    for logger in (root, *named):
        for handler in logger.handlers:
            handler.setFormatter(JsonLines())
