"""What the probe beside the peers makes of pictures, boxes and messages; nothing is measured here."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.peers import position
from benchmarks.probe import changes, inner, payload_bytes


@pytest.mark.parametrize(
    ("shots", "times"),
    [
        ([], []),
        ([(1.0, b"a")], []),
        ([(1.0, b"a"), (1.1, b"a"), (1.2, b"b")], [1.2]),
        ([(1.0, b"a"), (1.1, b"b"), (1.2, b"a"), (1.3, b"a")], [1.1, 1.2]),
    ],
)
def test_only_pictures_that_differ_from_the_one_before_are_changes(
    shots: list[tuple[float, bytes]], times: list[float]
) -> None:
    assert changes(shots) == times


@pytest.mark.parametrize(
    ("left", "top", "width", "height", "box"),
    [
        (320, 72.2, 940, 640.8, (320, 96, 1248, 704)),  # whole blocks of 32, inwards
        (0, 0, 1280, 720, (0, 0, 1280, 704)),
        (359, 8, 1000, 900, (384, 32, 1280, 704)),  # not beyond the page
        (-20, -5, 100, 100, (0, 0, 64, 64)),
    ],
)
def test_the_map_is_cut_out_in_whole_blocks(
    left: float, top: float, width: float, height: float, box: tuple[int, int, int, int]
) -> None:
    assert inner(left, top, width, height, (1280, 720)) == box


@pytest.mark.parametrize(
    ("frame", "size"),
    [
        ({"opcode": 1, "payloadData": "Łódź"}, 7),
        ({"opcode": 2, "payloadData": "AAEC"}, 3),
        ({"opcode": 2, "payloadData": "AAE="}, 2),
        ({"opcode": 2, "payloadData": "AA=="}, 1),
        ({"opcode": 2, "payloadData": ""}, 0),
    ],
)
def test_a_message_weighs_its_bytes(frame: dict[str, Any], size: int) -> None:
    assert payload_bytes(frame) == size


def test_options_are_taken_there_and_back_so_that_each_change_shows_another() -> None:
    assert [position(number) for number in range(-1, 8)] == [0, 1, 2, 3, 2, 1, 0, 1, 2]
