"""A border file put in on the page of the data, for the session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from geo.data.boundaries import read_powiaty
from tests.browser.conftest import Visit


def test_a_border_file_is_used_and_dropped_again(
    app: str, visitor: Callable[..., Visit], tmp_path: Path
) -> None:
    path = tmp_path / "A02_Granice_powiatow.gpkg"
    read_powiaty().rename(columns={"teryt": "JPT_KOD_JE", "name": "JPT_NAZWA_"}).to_file(path)
    visit = visitor()
    page = visit.page
    page.goto(f"{app}/dane")
    page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Użyj tych granic").click()
    expect(page.get_by_text("W użyciu: urzędowe granice powiatów")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Te granice widzisz tylko Ty")).to_be_visible()
    page.get_by_role("link", name="Wykaz powodziowy z 1999 r.").click()
    expect(page.get_by_text("(PRG), GUGiK, plik A02_Granice_powiatow.gpkg")).to_be_visible(timeout=60_000)
    assert visit.drawn()["powiaty"] == 380
    page.get_by_role("link", name="Dane").click()
    page.get_by_role("button", name="Wróć do granic atlasu").click()
    expect(page.get_by_text("W użyciu: wbudowane granice powiatów")).to_be_visible(timeout=30_000)
    assert not visit.failed
