"""Arrange the legend on a corner of the map that holds nothing of what the map is about."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from geo.render.sheet import map_elements
from geo.render.sheet.label_placement import Box
from geo.render.sheet.map_frame import around, fit
from geo.render.sheet.parts import GAP, Arrangement, Parts

_PAD = 5.0  # in units


def inside(parts: Parts, notes: list[str]) -> Iterator[Arrangement]:
    """Yield legends on the corners of the map, of which those count that hide nothing of the subject."""
    left, _, right, top = parts.body
    unit = parts.page.unit
    foot, foot_top = parts.foot(notes)
    frame = (left, foot_top + GAP * unit, right, top)
    for room in (110.0, 150.0):
        legend = parts.legend(room * unit)
        pad = _PAD * unit
        wide, high = legend.width + 2 * pad, legend.height + 2 * pad
        if high > (frame[3] - frame[1]) * 0.8 or wide > (right - left) * 0.5:
            continue
        for at_left in (False, True):
            for at_top in (True, False):
                box = _corner(parts, frame, wide, high, at_left, at_top)
                for free in _free(parts, frame, box, at_left, at_top):
                    if not _hides(parts, frame, free, box):
                        at = (box[0] + pad, box[3] - pad)
                        yield Arrangement(
                            parts.header, parts.header_at, frame, free, legend, at, (foot,), box
                        )


def _corner(parts: Parts, frame: Box, wide: float, high: float, at_left: bool, at_top: bool) -> Box:
    unit = parts.page.unit
    off = 4 * unit
    x = frame[0] + off if at_left else frame[2] - off - wide
    # the scale bar stands in the lower left corner
    lift = map_elements.SCALE_HIGH * unit + 2 * off if at_left and not at_top else off
    y = frame[3] - off - high if at_top else frame[1] + lift
    return x, y, x + wide, y + high


def _free(parts: Parts, frame: Box, box: Box, at_left: bool, at_top: bool) -> Iterator[Box]:
    """Yield the parts of the frame that the subject may stand in: away from the legend, near to far."""
    left, bottom, right, top = frame
    scale = fit(parts.bounds, frame)
    spare_x = right - left - scale * (parts.bounds[2] - parts.bounds[0])
    spare_y = top - bottom - scale * (parts.bounds[3] - parts.bounds[1])
    wide = box[2] - left if at_left else right - box[0]
    high = top - box[1] if at_top else box[3] - bottom
    for x, y in (
        (0.0, 0.0),
        (min(spare_x, wide), 0.0),
        (0.0, min(spare_y, high)),
        (wide, 0.0),
        (0.0, high),
    ):
        yield (
            left + (x if at_left else 0.0),
            bottom + (0.0 if at_top else y),
            right - (0.0 if at_left else x),
            top - (y if at_top else 0.0),
        )


def _hides(parts: Parts, frame: Box, free: Box, box: Box) -> bool:
    """Tell whether a legend would hide anything of the subject."""
    shown = around(parts.bounds, frame, free)
    scale = (frame[2] - frame[0]) / (shown[2] - shown[0])
    x, y = (parts.subject - np.array(shown[:2])).T * scale + np.array(frame[:2])[:, None]
    return bool(np.any((box[0] < x) & (x < box[2]) & (box[1] < y) & (y < box[3])))
