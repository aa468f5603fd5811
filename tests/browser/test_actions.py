"""What is done on the map is seen at once, and what follows fast is neither lost nor taken back."""

from __future__ import annotations

from PIL import Image

TEN_ACTIONS = """async () => {
  const options = document.querySelector(".atlas-options details");
  options.open = true;
  const choose = (key) => options.querySelector(`input[value="${key}"]`).click();
  const patterns = () => options.querySelector("input[type=checkbox]").click();
  const powiat = (code) => Atlas.store.shapes.get(code).fire("click");
  const act = [
    () => choose("none"), () => powiat("0208"), patterns, () => choose("few"), () => powiat("2417"),
    patterns, () => choose("all"), () => powiat("0208"), patterns, () => choose("few"),
  ];
  for (const one of act) {
    one();
    await new Promise((go) => setTimeout(go, 90));
  }
  const state = () => {
    const { names, patterns, selected } = Atlas.store.state;
    return [names, patterns, selected?.key].join();
  };
  window.seen = [state()];
  const update = Atlas.update;
  Atlas.update = (...given) => { update(...given); seen.push(state()); };
}"""
"""Ten in a second, while Python answers the first ones; then all that the map is told."""


def test_ten_changes_in_a_second_end_in_the_last_one(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    frame = visit.map_frame()
    frame.evaluate(TEN_ACTIONS)
    for part in ("selected=powiat%3A0208", "names=few", "patterns="):
        visit.page.wait_for_function("part => location.search.includes(part)", arg=part)
    frame.wait_for_function("Atlas.store.state.heard && seen.length > 1")
    visit.page.wait_for_timeout(1500)
    assert set(frame.evaluate("seen")) == {"few,true,0208"}
    other = visitor().open(visit.page.url)
    assert other.drawn()["selected"] == {"kind": "powiat", "key": "0208"}
    assert other.map_frame().evaluate("Atlas.store.state.names") == "few"


def test_a_click_is_drawn_before_python_answers(app, visitor):
    visit = visitor().open(f"{app}/wykaz-powodziowy-1999")
    drawn = visit.map_frame().evaluate("Atlas.store.shapes.get('2417').fire('click'), Atlas.drawn().selected")
    assert drawn == {"kind": "powiat", "key": "2417"}
    visit.page.get_by_role("heading", name="Powiat żywiecki").wait_for()


TEN_STYLES = """async () => {
  const legend = document.querySelector(".atlas-legend");
  legend.querySelector("details").open = true;
  const level = (key) => legend.querySelector(`.levels input[value="${key}"]`).click();
  const palette = (key) => legend.querySelector(`.palettes input[value="${key}"]`).click();
  const list = (which, key) => {
    const found = legend.querySelector(which);
    found.value = key;
    found.dispatchEvent(new Event("change"));
  };
  const act = [
    () => list("header select", "number"), () => palette("greens"), () => list(".more select", "equal"),
    () => level("gmina"), () => level("voivodeship"), () => list("header select", "towns"),
    () => palette("greys"), () => level("powiat"), () => list(".more select", "natural"),
    () => list("header select", "area"),
  ];
  for (const one of act) {
    one();
    await new Promise((go) => setTimeout(go, 90));
  }
}"""


def test_map_address_and_sheet_agree_after_ten_changes_of_style(app, visitor, tmp_path):
    visit = visitor().open(f"{app}/wykaz-powodziowy-1999")
    frame = visit.map_frame()
    frame.wait_for_function("Atlas.surrounded")
    frame.evaluate(TEN_STYLES)
    told = frame.evaluate("JSON.stringify({...Atlas.store.state, heard: 0})")
    visit.page.wait_for_url("**measure=area&scheme=natural&palette=greys")
    visit.page.wait_for_timeout(1500)
    assert frame.evaluate("JSON.stringify({...Atlas.store.state, heard: 0})") == told
    with visit.page.expect_download(timeout=60_000) as waiting:
        visit.page.get_by_role("button", name="Mapa jako PNG").click()
    waiting.value.save_as(tmp_path / "map.png")
    sheet = Image.open(tmp_path / "map.png").info["Source"]
    assert sheet.endswith("measure=area&scheme=natural&palette=greys")
