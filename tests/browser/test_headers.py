"""Pages and map under the headers of ``server.py``; what comes from elsewhere is refused."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

import pytest

from benchmarks.measure import APP, served

PAGES = ("wykaz-powodziowy-1999", "partnerstwa", "dane")


def answer(app: str, path: str) -> http.client.HTTPResponse:
    """Ask for ``path`` exactly as it is written."""
    connection = http.client.HTTPConnection(urlsplit(app).netloc, timeout=20)
    connection.request("GET", path)
    return connection.getresponse()


def refusals(visit) -> list[str]:
    """Collect what the browser says about the policy, from now on."""
    said: list[str] = []
    visit.page.on(
        "console",
        lambda message: said.append(message.text) if "Content Security Policy" in message.text else None,
    )
    return said


@pytest.mark.parametrize(
    "path", ["/", "/partnerstwa", "/_stcore/health", "/app/static/logo.png", "/component/nothing/index.html"]
)
def test_every_answer_has_the_headers(app, path):
    got = answer(app, path)
    assert got.getheader("X-Content-Type-Options") == "nosniff"
    assert got.getheader("Referrer-Policy") == "strict-origin-when-cross-origin"
    assert "camera=()" in got.getheader("Permissions-Policy")
    assert "frame-ancestors 'self'" in got.getheader("Content-Security-Policy")


@pytest.mark.parametrize("page", PAGES)
def test_pages_work_under_the_policy(app, visitor, page):
    visit = visitor()
    said = refusals(visit)
    visit.page.goto(f"{app}/{page}")
    if page == "dane":
        visit.page.get_by_role("heading", name="Poprawki").wait_for(timeout=30_000)
        visit.page.locator(".atlas-doubts li").first.wait_for()
    else:
        assert visit.drawn()["powiaty"] == 380
        visit.after_change(lambda: visit.page.get_by_text("tylko powiaty z wykazu powodziowego").click())
    visit.page.wait_for_timeout(1000)
    assert said == []
    assert visit.failed == []


SCRIPT = (
    "new Promise(done => { const s = document.createElement('script'); s.onload = () => done('ran');"
    " s.onerror = () => done('refused'); s.src = '{url}'; document.body.append(s); })"
)
PICTURE = (
    "new Promise(done => { const i = new Image(); i.onload = () => done('shown'); i.onerror = () =>"
    " done('refused'); i.src = '{url}'; })"
)
INLINE = (
    "(() => { const s = document.createElement('script'); s.text = 'window.injected = 1';"
    " document.body.append(s); return window.injected ?? 'refused'; })()"
)
CALL = "fetch('{url}', {mode: 'no-cors'}).then(() => 'answered', () => 'refused')"


def test_what_is_injected_is_refused(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    frame, said = visit.map_frame(), refusals(visit)
    evil = "https://evil.example/x"
    for place in (visit.page, frame):
        for attempt in (SCRIPT, PICTURE, CALL):
            assert place.evaluate(attempt.replace("{url}", evil)) == "refused"
    assert visit.page.evaluate(INLINE) == "refused"
    assert len(said) >= 7
    assert visit.outside == []  # nothing was even asked for


def test_pictures_of_the_basemaps_are_allowed_in_the_map(app, visitor):
    visit = visitor().open(f"{app}/wykaz-powodziowy-1999")
    visit.map_frame().evaluate(PICTURE.replace("{url}", "https://tile.openstreetmap.org/0/0/0.png"))
    assert visit.outside == [
        "https://tile.openstreetmap.org/0/0/0.png"
    ]  # asked for; this test lets nothing out


def test_files_named_by_content_are_kept(app, visitor):
    asked: dict[str, str] = {}
    visit = visitor()
    visit.page.on(
        "response", lambda got: asked.update({urlsplit(got.url).path: got.headers.get("cache-control", "")})
    )
    visit.open(f"{app}/wykaz-powodziowy-1999")
    ours = {
        path: kept
        for path, kept in asked.items()
        if "/app/static/generated/" in path or "/app/static/vendor/" in path
    }
    assert len(ours) >= 5
    assert set(ours.values()) == {"public, max-age=31536000, immutable"}


@pytest.mark.parametrize(
    "path",
    [
        "/app/static/../app.py",
        "/app/static/%2e%2e/app.py",
        "/app/static/..%2fapp.py",
        "/app/static/generated/..%2f..%2f..%2fapp.py",
        "/app/static/..%5capp.py",
        "/app/static//etc/passwd",
        "/app/static/generated/none.json",
        "/app/static/",
        "/component/streamlit_folium.st_folium/..%2f..%2f__init__.py",
    ],
)
def test_nothing_outside_the_static_folder_is_served(app, path):
    got = answer(app, path)
    assert 400 <= got.status < 500
    assert b"import" not in got.read()


def test_first_reader_may_come_to_any_page(visitor):
    """The first request to a new process may be for any page.

    Streamlit would take the folder ``pages`` for its own there and say that the page does not exist.
    """
    with served(APP) as server:
        visit = visitor().open(f"{server.address}/partnerstwa")
        visit.page.wait_for_timeout(500)
        assert visit.page.get_by_role("dialog").count() == 0
