"""The comparison of pinned powiaty as files, opened again."""

from __future__ import annotations

import csv
import datetime as dt
import io

from openpyxl import load_workbook

from geo.choices.model import Choices
from geo.data.join import AtlasTables
from geo.render.files import comparison
from geo.views.factory import make_view
from geo.views.view import View

DAY = dt.date(2026, 11, 24)
COUNTRIES = "Polska (3), Czechy, Niemcy, Ukraina, Włochy"


def view(joined: AtlasTables) -> View:
    chosen = Choices.of(pins=("0208", "0801"), voivodeships=("32",))
    return make_view(joined, chosen, "floods", "pl")


def test_csv_opens_in_polish_excel(joined: AtlasTables) -> None:
    content = comparison.to_csv(view(joined))
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][:2] == ["TERYT", "Powiat"]
    assert rows[1][:5] == ["0208", "kłodzki", "dolnośląskie", "14", "13"]
    assert rows[1][5].startswith("0,928571")
    assert rows[1][6:] == ["7", COUNTRIES]
    assert rows[2][:6] == ["0801", "gorzowski", "lubuskie", "7", "", ""]  # no data is not zero


def test_workbook_has_numbers_codes_as_text_and_sources(joined: AtlasTables) -> None:
    book = load_workbook(io.BytesIO(comparison.to_xlsx(view(joined), DAY, "https://atlas.example/x")))
    sheet, about = book.worksheets
    assert (sheet.title, about.title) == ("Porównanie", "Źródła i filtry")
    first = [cell.value for cell in sheet[2]]
    assert first == ["0208", "kłodzki", "dolnośląskie", 14, 13, 13 / 14, 7, COUNTRIES]
    assert [cell.value for cell in sheet[3]][4:6] == [None, None]
    assert sheet.cell(2, 6).number_format == "0%"
    told = " ".join(str(cell.value) for row in about for cell in row)
    assert "https://atlas.example/x" in told
    assert "zachodniopomorskie" not in told  # filters change nothing in the comparison


def test_the_name_of_the_file(joined: AtlasTables) -> None:
    assert comparison.file_name(view(joined), "xlsx", DAY) == "porownanie-powiatow_2026-11-24.xlsx"
