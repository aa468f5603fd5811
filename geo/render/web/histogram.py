"""The histogram of a legend as the browser draws it."""

from __future__ import annotations

from collections.abc import Sequence

from geo.core.i18n import Translator
from geo.render.web.contract import Histogram, TickColumns
from geo.views.view import View


def histogram_json(view: View) -> Histogram | None:
    """Return the histogram of a view; None where it has none."""
    made, w = view.histogram, view.words
    if made is None or not made.bars:
        return None
    numbers = [made.low, *made.breaks, made.high]
    texts = [view.value_text(number) for number in numbers]
    return {
        "bars": [{str(number): count for number, count in bar} for bar in made.bars],
        "ticks": histogram_ticks(numbers, texts),
        "highest": made.highest,
        "label": histogram_label(w, texts).format(total=w.number(made.total)),
    }


def histogram_ticks(numbers: Sequence[float], texts: Sequence[str]) -> TickColumns:
    """Return the ticks of an axis from the first number to the last."""
    low, width = numbers[0], numbers[-1] - numbers[0]
    return {"at": [round((number - low) / width, 4) for number in numbers], "text": list(texts)}


def histogram_label(w: Translator, texts: Sequence[str]) -> str:
    """Return the histogram in words, with a ``{total}`` for the number of its values."""
    return w(
        "Histogram of the values shown above zero ({total}), from {low} to {high}; breaks: {breaks}.",
        total="{total}",
        low=texts[0],
        high=texts[-1],
        breaks=w.listed(texts[1:-1]) or "–",
    )
