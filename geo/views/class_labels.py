"""Labels of classes of whole numbers, shared by the themes."""

from __future__ import annotations

import numpy as np

from geo.cartography.classification import Classification
from geo.core.i18n import Translator


def count_labels(w: Translator, classification: Classification) -> list[str]:
    """Return the labels of classes 1 to k of a count, lowest first: "1", "2–4"."""
    labels = []
    for number, (low, high) in enumerate(classification.bounds(), start=1):
        first, last = int(np.floor(low)) + (number > 1), int(np.floor(high))
        labels.append(w.number(first) if first >= last else f"{w.number(first)}–{w.number(last)}")
    return labels
