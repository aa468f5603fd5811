"""Links of earlier versions lead to the page of today, with all their choices."""

from __future__ import annotations

import pytest

from tests.ui.server import asgi
from ui.server.former_paths import FormerPaths, target


def answer_to(asked: str) -> asgi.Answer:
    return asgi.answer_to(FormerPaths(asgi.page), asked)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("/powodz-1999", "wykaz-powodziowy-1999"),
        ("/powodz-1999/", "../wykaz-powodziowy-1999"),
        ("/atlas/powodz-1999?v=3&voivodeships=16,24", "wykaz-powodziowy-1999?v=3&voivodeships=16,24"),
        ("/powodz-1999?selected=powiat%3A0208", "wykaz-powodziowy-1999?selected=powiat%3A0208"),
    ],
)
def test_a_former_path_is_redirected_for_good(asked: str, answer: str) -> None:
    found = answer_to(asked)
    assert (found.status, found.headers["location"]) == (308, answer)


@pytest.mark.parametrize("asked", ["/", "/wykaz-powodziowy-1999", "/partnerstwa?x=powodz-1999"])
def test_any_other_path_is_served(asked: str) -> None:
    assert answer_to(asked).status == 200


def test_the_redirect_stays_in_its_folder() -> None:
    assert target("/a/b/powodz-1999") == "wykaz-powodziowy-1999"
    assert target("/powodz-1999/app/static/page.css") == ""
