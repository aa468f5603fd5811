"""A page whose websocket is not let through says so; one that works says nothing."""

from __future__ import annotations

from playwright.sync_api import Browser


def test_a_page_without_a_websocket_says_so(app: str, browser: Browser) -> None:
    context = browser.new_context(locale="pl-PL")
    page = context.new_page()
    page.route_web_socket("**/_stcore/stream", lambda socket: socket.close(code=1011))
    page.clock.install()
    page.goto(f"{app}/partnerstwa")
    assert page.title() == "Atlas Powiatów"
    page.clock.run_for(9_000)
    box = page.get_by_role("alert").filter(has_text="nie może połączyć się z serwerem atlasu")
    page.clock.run_for(9_000)
    box.wait_for()
    assert "The page cannot connect" in box.locator("p[lang=en]").inner_text()
    context.close()
