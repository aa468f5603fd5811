"""A planner takes the listed gminy of a voivodeship into a report."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

LISTED = (158, 202, 225)  # the colour of most listed gminy


def test_gminy_of_opolskie_as_a_picture_in_five_clicks(app, visitor, tmp_path: Path):
    visit = visitor(1093, 614)
    page = visit.open(f"{app}/wykaz-powodziowy-1999").page
    visit.wait_for_map()
    page.get_by_text("gminy", exact=True).first.click()
    page.get_by_role("combobox", name="Województwo").click()
    page.get_by_role("option", name="opolskie", exact=True).click()
    page.get_by_text("województwo: opolskie").or_(page.get_by_text("Województwo opolskie")).first.wait_for()
    page.get_by_role("button", name="Pobierz", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Zapisz plik").click()
    assert waiting.value.suggested_filename.startswith("wykaz-powodziowy-1999-gminy_opolskie_")
    waiting.value.save_as(tmp_path / "sheet.png")
    picture = Image.open(tmp_path / "sheet.png")
    assert picture.size == (1920, 1080)
    assert "opolskie" in picture.info["Description"]
    pixels = np.asarray(picture.convert("RGB"), dtype=int)
    listed = (np.abs(pixels - np.array(LISTED)) < 6).all(axis=2)
    assert listed.mean() > 0.08  # the gminy fill the sheet; on a map of Poland they are a speck
    assert visit.failed == []
