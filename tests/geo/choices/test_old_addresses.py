"""Addresses of version 0.1 open the same view, and lose nothing when they are written anew.

``addresses_0_1.json`` was recorded from that codec: 700 addresses drawn over all fields, and 600 damaged
ones, each with the canonical query it gave and the parameters it ignored.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.choices.address import query_of, read_query
from geo.choices.parameters import NAMES, PARAMETERS

Case = tuple[dict[str, str], dict[str, str], list[str]]
CASES: list[Case] = json.loads(Path(__file__).with_name("addresses_0_1.json").read_text(encoding="utf-8"))


def test_the_record_covers_every_parameter_of_version_0_1() -> None:
    written = {name for _, query, _ in CASES for name in query}
    assert len(written) == 30
    assert written <= {parameter.key for parameter in PARAMETERS} | {"slides", "lang", "v"}
    assert len(CASES) == 1300


def of_its_time(query: dict[str, str], canonical: dict[str, str]) -> dict[str, str]:
    """Return what dates the canonical address as the query was; an unknown version counts as today's."""
    if query.get("v", "1") not in ("1", "2"):
        return {"v": "3"}
    dated = NAMES | {"slides"}
    is_bare = dated.isdisjoint(canonical) and not dated.isdisjoint(query)
    return {"present": "0"} if is_bare else {}


@pytest.mark.parametrize("start", range(0, 1300, 100))
def test_the_codec_agrees_with_that_of_version_0_1(start: int) -> None:
    for query, canonical, ignored in CASES[start : start + 100]:
        choices, lang, told = read_query(query)
        assert set(told) == set(ignored), query
        assert read_query(canonical | of_its_time(query, canonical)) == (choices, lang, ()), query
        written = query_of(choices, lang)
        assert read_query(written) == (choices, lang, ())
