"""The command line of exports: what it writes, and one sentence with exit code 2 for what cannot be."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pptx
import pytest
from PIL import Image

from geo.cli.main import main
from geo.render.export import Exporter
from geo.render.sheet.page_setup import PageSetup
from geo.views.view import View


def run(*arguments: str) -> int:
    return main(["export", *arguments])


def lps(path: Path) -> list[int]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [int(row[0]) for row in list(csv.reader(file))[1:]]


def test_choices_are_those_of_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "rows.csv"
    chosen = [
        "--voivodeship",
        "24",
        "12",
        "--country",
        "CZ",
        "SK",
        "--form",
        "agreement",
        "--year-from",
        "1999",
        "--unknown-year",
        "no",
        "--flooded-only",
    ]
    assert run("partnerships", *chosen, "--format", "csv", "--output", str(out), "--lang", "en") == 0
    said = capsys.readouterr().out
    assert said.endswith("Boundaries: embedded.\n")
    assert "(partner countries: Czechia and Slovakia; form: agreement; since 1999" in said
    assert f": {len(lps(out))} partnerships, " in said


@pytest.mark.parametrize("host", ["http://127.0.0.1:8501", "https://atlas.example/base"])
def test_a_copied_address_gives_the_same_rows(tmp_path: Path, host: str) -> None:
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    assert (
        run(
            "partnerships",
            "--country",
            "DE",
            "--powiat",
            "2417",
            "0201",
            "0224",
            "--format",
            "csv",
            "--output",
            str(one),
        )
        == 0
    )
    assert (
        run(
            "--url",
            f"{host}/partnerstwa?countries=DE&powiaty=0201,0224,2417",
            "--format",
            "csv",
            "--output",
            str(two),
        )
        == 0
    )
    assert one.read_bytes() == two.read_bytes()


def test_both_themes_by_choices_and_by_address(tmp_path: Path) -> None:
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    assert (
        run("joint", "--country", "DE", "--voivodeship", "02", "--format", "csv", "--output", str(one)) == 0
    )
    address = "https://atlas.example/x/powodz-i-partnerstwa?countries=DE&voivodeships=02"
    assert run("--url", address, "--format", "csv", "--output", str(two)) == 0
    assert one.read_bytes() == two.read_bytes()
    rows = one.read_text(encoding="utf-8").splitlines()
    assert rows[1].startswith(
        "0201,dolnośląskie,bolesławiecki,4,6,0.6667,2,3,Niemcy,ponad 50% gmin w wykazie; partnerstwa: 1–2,"
    )


@pytest.mark.parametrize(
    ("options", "size"),
    [
        ([], (1920, 1080)),
        (["--size", "640x480"], (640, 480)),
        (["--preset", "square", "--style", "print", "--qr"], (2000, 2000)),
    ],
)
def test_sheets_have_the_size_asked_for(tmp_path: Path, options: list[str], size: tuple[int, int]) -> None:
    out = tmp_path / "sheet.png"
    assert (
        run(
            "floods",
            "--voivodeship",
            "02",
            "--extent",
            "selection",
            *options,
            "--format",
            "png",
            "--output",
            str(out),
        )
        == 0
    )
    assert Image.open(out).size == size


def test_level_measure_and_own_breaks(tmp_path: Path) -> None:
    out = tmp_path / "gminy.geojson"
    options = ["--level", "gmina", "--measure", "area", "--palette", "greys", "--voivodeship", "08"]
    assert run("floods", *options, "--format", "geojson", "--output", str(out)) == 0
    told = json.loads(out.read_text(encoding="utf-8"))
    assert len(told["features"]) == 82
    assert told["address"].endswith("?v=3&voivodeships=08&measure=area&level=gmina&palette=greys")
    out = tmp_path / "powiaty.geojson"
    options = ["--scheme", "manual", "--breaks", "50", "12.5"]
    assert run("floods", *options, "--format", "geojson", "--output", str(out)) == 0
    told = json.loads(out.read_text(encoding="utf-8"))
    labels = {feature["properties"]["class_label"] for feature in told["features"]}
    assert labels == {"ponad 50% do 100%", "ponad 12,5% do 50%", "do 12,5%", "poza wykazem", "brak danych"}
    assert "scheme=manual&breaks=12.5,50" in told["address"]


@pytest.mark.no_cover  # slow enough without
def test_the_same_command_writes_the_same_bytes(tmp_path: Path) -> None:
    for kind in ("png", "svg", "pdf", "csv", "geojson"):
        made = [tmp_path / f"{turn}.{kind}" for turn in (1, 2)]
        for out in made:
            assert (
                run(
                    "partnerships",
                    "--country",
                    "LT",
                    "--date",
                    "2026-11-22",
                    "--size",
                    "480x320",
                    "--format",
                    kind,
                    "--output",
                    str(out),
                )
                == 0
            )
        assert made[0].read_bytes() == made[1].read_bytes(), kind


WRONG = {
    "unknown powiat": (["floods", "--powiat", "9999"], "powiaty", "9999"),
    "powiat that is none": (["floods", "--powiat", "2499"], "powiaty", "2499"),
    "powiat as a number": (["floods", "--powiat", "201"], "powiaty", "201"),
    "unknown voivodeship": (["floods", "--voivodeship", "03"], "voivodeships", "03"),
    "unknown level": (["floods", "--level", "kraj"], "level", "kraj"),
    "unknown palette": (["floods", "--palette", "rainbow"], "palette", "rainbow"),
    "breaks that are none": (["floods", "--scheme", "manual", "--breaks", "10", "dwa"], "breaks", "10,dwa"),
    "too many breaks": (
        ["floods", "--scheme", "manual", "--breaks", "1", "2", "3", "4", "5", "6"],
        "breaks",
        "1,2,3,4,5,6",
    ),
    "country not in the table": (["partnerships", "--country", "JP"], "countries", "JP"),
    "unknown form": (["partnerships", "--form", "treaty"], "forms", "treaty"),
    "years turned round": (
        ["partnerships", "--year-from", "2009", "--year-to", "2001"],
        "Lata",
        "2009 i 2001",
    ),
    "length that is none": (["partnerships", "--min-km", "-5"], "min_km", "-5"),
    "length beyond the farthest": (["partnerships", "--min-km", "20000"], "min_km", "0–10746"),
    "more countries than there are": (["partnerships", "--top", "30"], "top", "0–29"),
    "top that is no number": (["partnerships", "--top", "many"], "top", "many"),
    "year before the first": (["partnerships", "--year-to", "1990"], "year_to", "1999–2009"),
    "year that is none": (["partnerships", "--year-from", "99"], "year_from", "99"),
    "too many classes": (["floods", "--k", "7"], "k", "7"),
    "unknown measure": (["floods", "--measure", "damage"], "measure", "damage"),
    "unknown scheme": (["floods", "--scheme", "jenks"], "scheme", "jenks"),
    "unknown theme": (["rivers"], "Polecenie", "joint"),
    "no theme": ([], "Polecenie", "--url"),
    "unknown option": (["floods", "--voivod", "24"], "Polecenie", "--voivod"),
    "unknown preset": (["floods", "--preset", "a5"], "Format arkusza", "a5"),
    "impossible size": (["floods", "--size", "0x0"], "Rozmiar", "0x0"),
    "size and preset": (["floods", "--size", "800x600", "--preset", "square"], "Arkusz", "--size"),
    "impossible extent": (["floods", "--extent", "20,50,10,40"], "Zasięg", "20,50,10,40"),
    "extent elsewhere": (["floods", "--extent=-60,-30,-50,-20"], "Zasięg", "ekranie"),
    "date that is none": (["floods", "--date", "2026-13-01"], "Data", "2026-13-01"),
    "address of another page": (["--url", "http://127.0.0.1:8501/dane"], "Adres", "dane"),
    "address with nonsense": (["--url", "http://127.0.0.1:8501/?colour=red"], "Adres", "colour"),
    "address with an unknown code": (["--url", "http://127.0.0.1:8501/?powiaty=2499"], "powiaty", "2499"),
    "address with a language unknown": (["--url", "http://127.0.0.1:8501/?lang=de"], "lang", "de"),
    "address and choices": (["--url", "http://127.0.0.1:8501/", "--country", "DE"], "Polecenie", "--url"),
    "address of the other theme": (
        ["floods", "--url", "http://127.0.0.1:8501/partnerstwa"],
        "Polecenie",
        "--url",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_bad_input_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    arguments, about, found = WRONG[name]
    assert run(*arguments, "--format", "png", "--output", str(tmp_path / "x.png")) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert about in said.err and found in said.err and said.err.rstrip().endswith(".")
    assert list(tmp_path.iterdir()) == []


def test_length_and_countries(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "x.csv"
    assert (
        run("partnerships", "--min-km", "2000", "--top", "29", "--format", "csv", "--output", str(out)) == 0
    )
    assert "odległość co najmniej 2\u00a0000 km" in capsys.readouterr().out
    assert sorted(map(int, lps(out))) == [1, 18, 84, 307, 402, 403]
    assert (
        run("partnerships", "--top", "1", "--colour-by", "decade", "--format", "csv", "--output", str(out))
        == 0
    )
    assert len(lps(out)) == 135


def test_a_place_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("floods", "--format", "csv", "--output", str(tmp_path / "no" / "x.csv"), "--lang", "en") == 2
    assert "expected a folder that exists" in capsys.readouterr().err


def test_an_empty_selection_is_written_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        run(
            "floods",
            "--voivodeship",
            "20",
            "--flooded-only",
            "--format",
            "csv",
            "--output",
            str(tmp_path / "x.csv"),
        )
        == 0
    )
    assert "nic nie spełnia warunków" in capsys.readouterr().out
    assert lps(tmp_path / "x.csv") == []


def test_a_batch_tells_its_progress(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = [
        "floods",
        "--batch",
        "voivodeships",
        "--format",
        "csv-excel-pl",
        "--output",
        str(tmp_path / "out"),
        "--date",
        "2026-11-22",
    ]
    assert run(*command) == 0
    said = capsys.readouterr()
    assert "16/16" in said.err
    assert "16" in said.out
    assert run(*command) == 0
    assert "były tam już wcześniej: 16" in capsys.readouterr().out
    assert len(list((tmp_path / "out").glob("*.csv"))) == 16


def test_an_interrupt_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("geo.cli.export.run_batch", interrupted)
    assert run("floods", "--batch", "powiaty", "--format", "csv", "--output", str(tmp_path / "out")) == 130
    assert "Przerwano" in capsys.readouterr().err


def test_help_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run("--help")
    assert left.value.code == 0
    assert "--batch" in capsys.readouterr().out


def test_a_filtered_sheet_shows_what_the_page_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extents = []
    render = Exporter.render

    def watched(self: Exporter, view: View, kind: str, setup: PageSetup) -> bytes:
        extents.append(setup.extent)
        return render(self, view, kind, setup)

    monkeypatch.setattr(Exporter, "render", watched)
    for chosen in (["--voivodeship", "12"], ["--voivodeship", "12", "--extent", "country"], []):
        out = ["--format", "png", "--size", "640x400", "--output", str(tmp_path / "sheet.png")]
        assert run("floods", *chosen, *out) == 0
    assert extents == ["selection", "country", "country"]


# ------------------------------------------------------------------------ slides
def test_a_whole_presentation_of_an_address(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "deck.pptx"
    address = (
        "https://atlas.example/wykaz-powodziowy-1999?v=3&slides=floods~partnerships;countries=SK&slide=1"
    )
    assert run("--url", address, "--slides", "--format", "pptx", "--output", str(out)) == 0
    assert "Slajdy: 2." in capsys.readouterr().out
    first, second = pptx.Presentation(str(out)).slides
    assert "https://atlas.example/" in first.notes_slide.notes_text_frame.text
    assert second.shapes.title.text_frame.text == "Partnerstwa polskich powiatów, około 2009 r."


@pytest.mark.parametrize(
    "arguments",
    [
        ["floods", "--format", "pptx"],
        ["--url", "https://atlas.example/partnerstwa?v=3&slides=floods&slide=1", "--format", "png"],
    ],
)
def test_slides_need_a_presentation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert run(*arguments, "--slides", "--output", str(tmp_path / "x")) == 2
    assert capsys.readouterr().err == (
        "Slajdy: oczekiwano --format pptx, bez --batch, oraz --url z adresem prezentacji.\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "Szablon urzad.pptx: oczekiwano pliku, który da się odczytać.\n"),
        (
            b"x",
            "Szablon urzad.pptx: oczekiwano pliku PowerPointa (.pptx, .potx) do 30 MB,"
            " znaleziono inny plik.\n",
        ),
    ],
)
def test_a_template_that_cannot_be_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, said: str
) -> None:
    template, out = tmp_path / "urzad.pptx", tmp_path / "x.pptx"
    if content is not None:
        template.write_bytes(content)
    assert run("floods", "--format", "pptx", "--template", str(template), "--output", str(out)) == 2
    assert capsys.readouterr().err == said
    assert not out.exists()
