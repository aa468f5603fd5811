"""What can go wrong with the data, each with a sentence that a planner can act on."""

from __future__ import annotations

from collections.abc import Callable


class AtlasError(Exception):
    """Base of all errors raised on purpose.

    ``message`` is an English sentence with ``{names}``, also the id of its translation;
    ``values`` fill the names. ``str(error)`` is the English sentence.
    """

    def __init__(self, message: str, **values: object) -> None:
        self.message = message
        self.values = values
        super().__init__(message.format(**values) if values else message)

    def text(self, translate: Callable[..., str]) -> str:
        """Return the sentence in the language of ``translate`` (a ``geo.core.i18n.Translator``)."""
        return translate(self.message, **self.values)


class DataError(AtlasError, ValueError):
    """A data file is missing, changed, unreadable or says something impossible."""


class BoundaryError(DataError):
    """A boundary file cannot be used; the sentence names every fault found in it."""


class UpstreamError(AtlasError, RuntimeError):
    """A package that the boundaries are built from is missing or is not the pinned one."""


class ExportError(AtlasError, ValueError):
    """An export that cannot be made.

    An unknown code, an impossible size, a path that cannot be written, or too many at once.
    """


class SettingError(ExportError):
    """A setting of the office that is not what it should be; sheets that need it cannot be made."""

    def text(self, translate: Callable[..., str]) -> str:
        """Return the sentence, with what is expected in the same language."""
        values = {name: translate(v) if name == "expected" else v for name, v in self.values.items()}
        return translate(self.message, **values)
