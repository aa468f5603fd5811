"""File names that describe the content of the file."""

from __future__ import annotations

import datetime as dt

from geo.core.teryt import VOIVODESHIPS, name_key
from geo.views.view import View


def file_stem(view: View, day: dt.date) -> str:
    """Return an ASCII file name without extension: "wykaz-powodziowy-1999_slaskie_2026-11-22"."""
    w, filters = view.words, view.choices.rows.on_page(view.theme.name)
    names = [view.wording.stem]
    names += [VOIVODESHIPS[code] for code in filters.voivodeships]
    names += [view.powiat_names.get(code, code) for code in filters.powiaty]
    names += [w.country(iso) for iso in filters.countries]
    names += [w("top {n} countries", n=filters.top)] if filters.top else []
    names += [w("from {km} km", km=filters.min_km)] if filters.min_km else []
    slugs = [
        name_key(str(name)).encode("ascii", "ignore").decode().replace(" ", "-")[:40] for name in names[:5]
    ]
    more = [w("filter")] if len(names) > 5 or (view.wording.conditions and len(names) == 1) else []
    return "_".join([*filter(None, slugs), *more, day.isoformat()])
