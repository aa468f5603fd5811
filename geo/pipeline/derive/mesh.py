"""Turn a grid of labels into polygons that share their borders, by the method of surface nets.

Every square of four cell centres that do not all have the same label gets one vertex, at the mean of the
points where borders cross the sides of the square. The vertices of two adjacent squares are connected if
their common side separates two labels. Each vertex stays inside its own square, so that lines cannot cross
and neighbours share them exactly: the result is a valid coverage by construction.
"""

from __future__ import annotations

import numpy as np
import shapely
from scipy import ndimage

from geo.pipeline.derive.distance_field import OUTSIDE, Grid


def _crossing(lead_a: np.ndarray, lead_b: np.ndarray) -> np.ndarray:
    """Return the position of the border between two centres (0 to 1), farther from the larger lead."""
    share: np.ndarray = np.clip(lead_a / np.maximum(lead_a + lead_b, 1e-9), 0.05, 0.95)
    return share


def vertices(labels: np.ndarray, lead: np.ndarray, grid: Grid) -> tuple[np.ndarray, np.ndarray]:
    """Return x and y of the vertex of every square of four centres; NaN where it has none."""
    total = np.zeros((2, labels.shape[0] - 1, labels.shape[1] - 1))
    count = np.zeros(total.shape[1:])
    down, right = slice(None, -1), slice(1, None)
    for rows in (down, right):  # the square's two horizontal sides
        a, b = (rows, down), (rows, right)
        cut = labels[a] != labels[b]
        along = _crossing(lead[a], lead[b])
        total[0] += np.where(cut, along, 0)
        total[1] += np.where(cut, 0.0 if rows == down else 1.0, 0)
        count += cut
    for columns in (down, right):  # its two vertical sides
        a, b = (down, columns), (right, columns)
        cut = labels[a] != labels[b]
        along = _crossing(lead[a], lead[b])
        total[0] += np.where(cut, 0.0 if columns == down else 1.0, 0)
        total[1] += np.where(cut, along, 0)
        count += cut
    with np.errstate(invalid="ignore"):
        share = np.where(count > 0, total / count, np.nan)
    cell = grid.x[1] - grid.x[0]
    x = grid.x[None, :-1] + share[0] * cell
    y = grid.y[:-1, None] + share[1] * cell
    return np.round(x, 1), np.round(y, 1)


def borders(labels: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the border segments, an array of two-point LineStrings in a fixed order."""
    rows, columns = np.nonzero(labels[1:-1, :-1] != labels[1:-1, 1:])
    upright = np.stack(
        [
            np.stack([x[rows, columns], y[rows, columns]], -1),
            np.stack([x[rows + 1, columns], y[rows + 1, columns]], -1),
        ],
        1,
    )
    rows, columns = np.nonzero(labels[:-1, 1:-1] != labels[1:, 1:-1])
    flat = np.stack(
        [
            np.stack([x[rows, columns], y[rows, columns]], -1),
            np.stack([x[rows, columns + 1], y[rows, columns + 1]], -1),
        ],
        1,
    )
    return np.asarray(shapely.linestrings(np.concatenate([upright, flat])))


def without_crumbs(labels: np.ndarray, keep: np.ndarray, cells: int) -> np.ndarray:
    """Return ``labels`` with crumbs, small separate parts, relabelled like most of the cells around them.

    Parameters
    ----------
    labels
        A label per cell; ``OUTSIDE`` is treated like any other.
    keep
        A boolean per cell: true if it contains a locality. Parts with such a cell are kept.
    cells
        Size from which parts (4-connected cells of one label) are kept.
    """
    result = labels.copy()
    parts, sizes = _parts(labels)
    held = np.zeros(len(sizes), bool)
    held[parts[keep]] = True
    boxes = ndimage.find_objects(parts)
    for part in np.flatnonzero((sizes < cells) & ~held):
        if part == 0:
            continue
        rows, columns = boxes[part - 1]
        box = (
            slice(max(rows.start - 1, 0), rows.stop + 1),
            slice(max(columns.start - 1, 0), columns.stop + 1),
        )
        mine = parts[box] == part
        around = result[box][ndimage.binary_dilation(mine) & ~mine]
        values, counts = np.unique(around, return_counts=True)
        result[box][mine] = values[counts.argmax()]
    return result


def _parts(labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the part number of each cell, counted from 1, and the size of each part by number."""
    doubled = np.zeros((2 * labels.shape[0] - 1, 2 * labels.shape[1] - 1), bool)
    doubled[::2, ::2] = True
    doubled[::2, 1::2] = labels[:, 1:] == labels[:, :-1]
    doubled[1::2, ::2] = labels[1:] == labels[:-1]
    numbered, count = ndimage.label(doubled)
    parts = numbered[::2, ::2]
    return parts, np.bincount(parts.ravel(), minlength=count + 1)


def polygonized(labels: np.ndarray, lead: np.ndarray, grid: Grid) -> dict[int, shapely.MultiPolygon]:
    """Return label -> polygons, a valid coverage without ``OUTSIDE``; coordinates are rounded to 0.1 m."""
    x, y = vertices(labels, lead, grid)
    lines = shapely.line_merge(shapely.multilinestrings(borders(labels, x, y)))
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(lines)))
    inner = shapely.get_coordinates(shapely.point_on_surface(faces))
    of_face = _labels_at(labels, x, y, faces, inner, grid)
    found: dict[int, list[shapely.Polygon]] = {}
    for face, label in zip(faces, of_face, strict=True):
        if label != OUTSIDE:
            found.setdefault(int(label), []).append(face)
    return {label: shapely.MultiPolygon(parts) for label, parts in sorted(found.items())}


def _labels_at(
    labels: np.ndarray, x: np.ndarray, y: np.ndarray, faces: np.ndarray, inner: np.ndarray, grid: Grid
) -> np.ndarray:
    """Return the label of a cell centre inside each face, of the cell at its inner point if possible."""
    cell = grid.x[1] - grid.x[0]
    column = np.clip(np.rint((inner[:, 0] - grid.x[0]) / cell).astype(int), 0, len(grid.x) - 1)
    row = np.clip(np.rint((inner[:, 1] - grid.y[0]) / cell).astype(int), 0, len(grid.y) - 1)
    result: np.ndarray = labels[row, column].copy()
    fits = shapely.contains_xy(faces, grid.x[column], grid.y[row])
    for face in np.flatnonzero(~fits):
        result[face] = _centre_label(labels, faces[face], grid)
    return result


def _centre_label(labels: np.ndarray, face: shapely.Polygon, grid: Grid) -> int:
    """Return the label of the first cell centre inside ``face``; every face has at least one."""
    rows, columns = grid.window(face.bounds, 1.0)
    x, y = np.meshgrid(grid.x[columns], grid.y[rows])
    inside = shapely.contains_xy(face, x, y)
    return int(labels[rows, columns][inside][0])
