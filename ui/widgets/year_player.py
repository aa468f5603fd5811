"""The years of the partnership page, which the browser plays on the map."""

from __future__ import annotations

from geo.render.web import years
from geo.render.web.contract import Years
from geo.views.view import View
from ui.session import play, state


def on_the_map(view: View) -> Years | None:
    """Return the years that the map can play, and the play; None where there is at most one."""
    if not view.theme.draws_lines:
        return None
    span, now = play.span(view.joined), play.current()
    if span[0] == span[1]:
        return None
    if now is None:
        return years.offered(span)
    own = state.read_choices(view.joined)
    return years.played(view.joined, own, view.lang, span, now.year, now.is_on)
