"""Names on the map in a real browser: written, apart from one another, and switched by one choice."""

from __future__ import annotations

NAMES = ".atlas-names text"
OVERLAPS = """() => {
    const boxes = [...document.querySelectorAll(".atlas-names text:not(.river)")].map((text) => {
        const { left, top, right, bottom } = text.getBoundingClientRect();
        const [across, down] = [1, 0.18 * (bottom - top)]; /* boxes of lines are higher than their letters */
        return { name: text.textContent, left: left + across, right: right - across, top: top + down,
            bottom: bottom - down };
    });
    const touch = (one, other) => one.left < other.right && other.left < one.right &&
        one.top < other.bottom && other.top < one.bottom;
    return boxes.flatMap((one, at) =>
        boxes.slice(at + 1).filter((other) => touch(one, other)).map((other) => [one.name, other.name]));
}"""


def written(frame) -> list[str]:
    return frame.locator(NAMES).all_text_contents()


def test_names_are_written_apart_and_one_choice_takes_them_away(app, visitor):
    visit = visitor(1366, 768)
    visit.open(f"{app}/wykaz-powodziowy-1999")
    frame = visit.map_frame()
    frame.wait_for_function("Atlas.surrounded")
    country = written(frame)
    assert {"Warszawa", "MAZOWIECKIE", "Wisła"} <= set(country)
    assert frame.evaluate(OVERLAPS) == []
    assert frame.locator(".atlas-names").get_attribute("aria-hidden") == "true"

    frame.evaluate("void map.setView([50.3, 18.9], 9, { animate: false })")
    near = written(frame)
    assert {"Świętochłowice", "Siemianowice Śląskie"} <= set(near)
    assert frame.evaluate(OVERLAPS) == []

    frame.locator(".atlas-options summary").press("Enter")
    visit.after_change(lambda: frame.get_by_role("radio", name="wszystkie").press("ArrowDown"))
    assert "Świętochłowice" in written(frame)
    assert len(written(frame)) < len(near)
    visit.after_change(lambda: frame.get_by_role("radio", name="niektóre").press("ArrowDown"))
    assert written(frame) == []
    visit.page.wait_for_url("**names=none**")

    other = visitor().open(visit.page.url).map_frame()
    other.wait_for_function("Atlas.surrounded")
    assert written(other) == []
    assert visit.failed == []
