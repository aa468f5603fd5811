"""The data that tests stand on: the real atlas, read once, and a tiny one made by hand."""

from __future__ import annotations

import pytest
from hypothesis import settings

from geo.data.atlas import Atlas, load_atlas
from geo.data.join import AtlasTables, join_powiaty
from tests.tiny import tiny_tables

# The same examples on every run, and no clock: a slow machine is no fault.
settings.register_profile("atlas", deadline=None, derandomize=True)
settings.load_profile("atlas")


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """Everything under ``data``, as the app loads it."""
    return load_atlas()


@pytest.fixture(scope="session")
def joined(atlas: Atlas) -> AtlasTables:
    """The real tables joined; shared by all tests, so never change it."""
    return atlas.joined


@pytest.fixture(scope="session")
def tiny() -> AtlasTables:
    """Five square powiaty, six partnerships, three places, five flooded units (``tests/tiny.py``)."""
    return join_powiaty(**tiny_tables())
