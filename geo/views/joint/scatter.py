"""Scatter plot of the share of listed gminy against the number of partnerships."""

from __future__ import annotations

from geo.cartography.bivariate import COLOURS
from geo.core.i18n import Translator
from geo.views.charts import Dot, Scatter
from geo.views.joint.powiaty import Powiat

_NAMED = 12  # at most this many names in the label of a dot, to keep it readable


def scatter(w: Translator, powiaty: list[Powiat]) -> Scatter:
    """Return one dot per pair of values; its size is the number of powiaty and its label names them."""
    groups: dict[tuple[float, int], list[Powiat]] = {}
    for powiat in powiaty:
        if powiat.share is not None:
            groups.setdefault((powiat.share, powiat.partnerships), []).append(powiat)
    by_size = sorted(groups.items(), key=lambda item: -len(item[1]))  # small dots are drawn last, on top
    dots = [
        Dot(
            x=share,
            y=float(number),
            label=_dot_label(w, share, number, sorted(group, key=lambda powiat: powiat.rank)),
            key=f"powiat:{group[0].code}" if len(group) == 1 else "",
            colour=COLOURS[group[0].class_ - 1],
            count=len(group),
        )
        for (share, number), group in by_size
    ]
    note = w(
        "The larger a dot, the more powiaty have these very values; its colour is that of the class on the"
        " map."
    )
    missing = len(powiaty) - sum(dot.count for dot in dots)
    if missing:
        note += " " + w("Left out, because the list has no data on them: {n}.", n=w.number(missing))
    return Scatter(
        title=w("Share of gminy on the list and number of partnerships"),
        x_label=w("Share of gminy on the list"),
        y_label=w("Number of partnerships"),
        dots=tuple(dots),
        x_kind="share",
        note=note,
    )


def _dot_label(w: Translator, share: float, number: int, powiaty: list[Powiat]) -> str:
    values = w("share {share}, partnerships: {number}", share=w.percent(share), number=w.number(number))
    shown = ", ".join(powiat.name for powiat in powiaty[:_NAMED])
    more = len(powiaty) - _NAMED
    who = shown if more <= 0 else w("{names} and {n} more", names=shown, n=w.number(more))
    number_of = w.count("{n} powiat", "{n} powiaty", len(powiaty))
    return f"{number_of} ({values}): {who}"
