"""Files made at a click, outside the run of a page: what the reader is told when one cannot be made."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.runtime.backend_operation_handler import DeferredFileHandler

from geo.core.errors import ExportError
from geo.render.web.words import page_words


class Busy:
    """A store of files whose maker refuses."""

    def execute_deferred(self, file_id: str) -> str:
        raise ExportError("Too many files are being made now. Try again in a moment.")


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("pl", "Nie udało się teraz przygotować pliku. Spróbuj ponownie za chwilę."),
        ("en", "The file could not be made now. Try again in a moment."),
    ],
)
def test_a_refused_file_is_told_in_the_language_of_the_page(lang: str, told: str) -> None:
    """Streamlit answers with a text of its own, which the page replaces.

    The answer is awaited in a thread of its own: tests of the browser keep a loop running in this one.
    """
    handler = DeferredFileHandler(lambda: Busy())
    with ThreadPoolExecutor(1) as thread:
        answer = thread.submit(
            lambda: asyncio.run(handler.handle(BackendOperationRequest(), "session"))
        ).result()
    assert page_words(lang)["streamlit"][answer.error_msg] == told
