"""What surrounds the powiaty on a map; the atlas opens without it."""

from __future__ import annotations

import pytest

from geo.core.errors import DataError
from geo.core.i18n import N_
from geo.data import atlas as loading
from geo.data.atlas import Atlas


def test_towns_and_names_have_numbers(atlas: Atlas) -> None:
    context = atlas.context
    assert context
    towns = context.towns.set_index("name")
    assert len(towns) == 954
    assert towns.loc["Racibórz", ["powiat_teryt", "population"]].tolist() == ["2411", 58_464]
    assert context.map_names["zoom_from"].between(3, 12).all()
    assert (context.map_names["zoom_from"] <= context.map_names["zoom_to"]).all()


def test_a_damaged_file_leaves_a_map_without_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = DataError(N_("File {file}: damaged."), file="data/context/towns.csv")

    def refuse(*_: object) -> None:
        raise fault

    monkeypatch.setattr(loading, "load_context", refuse)
    loaded = loading.load_atlas()
    assert loaded.context is None
    assert loaded.faults["context"] is fault
    assert [loaded.fault(theme) for theme in ("floods", "partnerships", "joint")] == [None, None, None]
