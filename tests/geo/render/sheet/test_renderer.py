"""The parts of a sheet: sizes, lettering, labels, scale, north, arrows, hatching, code."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import to_hex
from matplotlib.patches import Polygon
from pyproj import Geod, Transformer

from geo.cartography import palettes
from geo.choices.model import Choices
from geo.core.errors import ExportError
from geo.data.atlas import Atlas
from geo.data.join import AtlasTables
from geo.render.sheet import layers, map_elements, name_labels
from geo.render.sheet.label_placement import Room, overlap
from geo.render.sheet.map_frame import around
from geo.render.sheet.page_setup import PageSetup, Paper, preset, read_extent, read_size
from geo.render.sheet.projected_paths import EUROPE_CRS, POLAND_CRS, north_deg
from geo.render.sheet.renderer import Sheets
from geo.render.sheet.typography import clean, width_pt, wrapped
from geo.views.factory import make_view
from tests.geo.render.sheet.sheet_cases import BASE, CASES, DAY, legend_texts, pixels

pytestmark = pytest.mark.no_cover  # slow enough without


@pytest.fixture(scope="session")
def sheets(atlas: Atlas) -> Sheets:
    return Sheets(atlas.joined, atlas.countries, atlas.context)


# ------------------------------------------------------------------------- setup
@pytest.mark.parametrize(
    ("text", "pixels"),
    [
        ("1920x1080", (1920, 1080)),
        ("1080X1080", (1080, 1080)),
        (" 801×333 ", (801, 333)),
        ("320x320", (320, 320)),
        ("7001x5001", (7001, 5001)),
    ],
)
def test_size_is_read(text: str, pixels: tuple[int, int]) -> None:
    assert read_size(text).pixels == pixels


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1920",
        "1920x",
        "x",
        "-5x400",
        "1e3x1000",
        "319x400",
        "20000x400",
        "9000x9000",
        "1920x500",
        "１９２０x1080",
        "nanxnan",
        "1920x1080x3",
    ],
)
def test_size_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ExportError, match=r"^Size: expected WIDTHxHEIGHT .* found .*\.$"):
        read_size(text)


def test_unknown_preset() -> None:
    with pytest.raises(ExportError, match=r"Preset: expected one of screen, .*square, found a5"):
        preset("a5")


@pytest.mark.parametrize(
    ("text", "extent"),
    [("country", "country"), ("selection", "selection"), ("14,49,24.5,55", (14.0, 49.0, 24.5, 55.0))],
)
def test_extent_is_read(text: str, extent: object) -> None:
    assert read_extent(text) == extent


@pytest.mark.parametrize(
    "text",
    [
        "",
        "poland",
        "1,2,3",
        "20,50,10,55",
        "14,55,24,49",
        "14,49,24,inf",
        "nan,49,24,55",
        "-181,0,0,1",
        "14;49;24;55",
    ],
)
def test_extent_is_refused(text: str) -> None:
    with pytest.raises(ExportError, match="Extent: expected country, selection or"):
        read_extent(text)


def test_nonsense_never_becomes_a_page_setup() -> None:
    with pytest.raises(ValueError, match="style must be"):
        PageSetup(DAY, style="dark")
    with pytest.raises(ValueError, match="extent must be"):
        PageSetup(DAY, extent="world")


def test_a_screen_without_ground(sheets: Sheets, joined: AtlasTables) -> None:
    view = make_view(joined, Choices(), "floods")
    with pytest.raises(ExportError, match="the screen shows nothing that a sheet can hold"):
        sheets.png(view, PageSetup(DAY, extent=(-60.0, -30.0, -40.0, -10.0)))


# -------------------------------------------------------------------- lettering
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Żółć gęślą jaźń", "Żółć gęślą jaźń"),
        ("a\nb\tc", "a b c"),
        ("a\u202eb\u200bc", "abc"),
        ("a\x00\x07b", "ab"),
        ("北京 $x$", "?? $x$"),
        ("10\u00a0km", "10\u00a0km"),
    ],
)
def test_only_what_can_be_drawn(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text(max_size=120), st.floats(30, 400), st.integers(1, 5))
def test_lines_fit_their_room(text: str, room: float, most: int) -> None:
    lines = wrapped(text, 10, room, lines=most)
    assert len(lines) <= most
    assert all(width_pt(line, 10) <= room or len(line) <= 3 for line in lines)


@given(st.text(max_size=120), st.floats(30, 400))
def test_no_letter_is_lost_while_there_are_lines(text: str, room: float) -> None:
    assert "".join("".join(wrapped(text, 10, room)).split(" ")) == "".join(clean(text).split(" "))


def test_a_long_address_is_broken_and_cut() -> None:
    lines = wrapped("https://x.example/?powiaty=" + ",".join(["0201"] * 300), 8, 300, lines=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


# ----------------------------------------------------------------------- labels
@given(
    st.lists(
        st.tuples(st.floats(0, 500), st.floats(0, 300), st.text("abc", min_size=1, max_size=12)), max_size=40
    )
)
def test_labels_never_overlap_and_stay_inside(wanted: list[tuple[float, float, str]]) -> None:
    room = Room((0.0, 0.0, 500.0, 300.0), 2.0)
    room.block((0.0, 0.0, 60.0, 30.0))
    placed = [label for x, y, text in wanted if (label := room.place(x, y, [text], 10, 0.0))]
    boxes = [*(label.box for label in placed), (0.0, 0.0, 60.0, 30.0)]
    assert not any(overlap(a, b) for a, b in itertools.combinations(boxes, 2))
    assert all(box[0] >= 0 and box[1] >= 0 and box[2] <= 500 and box[3] <= 300 for box in boxes)


@pytest.mark.parametrize(
    "name",
    [
        name
        for name, case in CASES.items()
        if case.choices.rows.powiaty or case.choices.rows.countries or case.extent != "country"
    ],
)
def test_texts_of_a_sheet_do_not_overlap(sheets: Sheets, joined: AtlasTables, name: str) -> None:
    view = CASES[name].view(joined)
    page, _ = sheets.compose(view, CASES[name].setup(view))
    page.figure.canvas.draw()
    boxes = [
        (text.get_text(), text.get_window_extent().extents)
        for text in page.figure.texts
        if text.get_text().strip()
    ]
    crossing = [
        (a, b)
        for (a, one), (b, two) in itertools.combinations(boxes, 2)
        if min(one[2], two[2]) - max(one[0], two[0]) > 0.5
        and min(one[3], two[3]) - max(one[1], two[1]) > 0.25 * min(one[3] - one[1], two[3] - two[1])
    ]
    assert crossing == []
    wide, high = page.figure.bbox.size
    assert [text for text, box in boxes if box[0] < 0 or box[1] < 0 or box[2] > wide or box[3] > high] == []


def test_chosen_powiaty_and_countries_are_named(sheets: Sheets, joined: AtlasTables) -> None:
    view = make_view(joined, Choices.of(powiaty=("0264", "2417")), "floods")
    assert {"Wrocław", "żywiecki"} <= set(sheets.compose(view, PageSetup(DAY))[0].texts)
    view = make_view(joined, Choices.of(countries=("DE", "UA")), "partnerships")
    assert {"Niemcy", "Ukraina"} <= set(sheets.compose(view, PageSetup(DAY))[0].texts)


# ---------------------------------------------------------------- scale and north
@pytest.mark.parametrize(
    ("longest", "nice"), [(1, 1), (1.99, 1), (2, 2), (4.9, 2), (5, 5), (99, 50), (130, 100), (0.7, 0.5)]
)
def test_round_lengths(longest: float, nice: float) -> None:
    assert map_elements.nice_km(longest) == pytest.approx(nice)


@pytest.mark.parametrize("name", ["floods", "floods-selection", "partnerships", "partnerships-selection"])
def test_scale_bar_is_true(sheets: Sheets, joined: AtlasTables, name: str) -> None:
    """The bar is as long on the page as its kilometres are on the ground, measured on the ellipsoid."""
    view = CASES[name].view(joined)
    page, window = sheets.compose(view, CASES[name].setup(view))
    text = next(text for text in page.texts if text.endswith(("km", "km w Polsce")) and text[0].isdigit())
    km = float(text.split("\u00a0km")[0].replace("\u00a0", ""))
    bars = [patch for patch in page.figure.patches + page.figure.artists if patch.get_gid() == "scale"]
    assert len(bars) == 2
    length = sum(bar.get_width() for bar in bars)
    to_degrees = Transformer.from_crs(window.crs, 4326, always_xy=True).transform
    left, bottom, right, top = window.bounds
    x, y = (4_980_000, 3_290_000) if window.crs == EUROPE_CRS else ((left + right) / 2, (bottom + top) / 2)
    half = length / window.points_per_metre / 2
    true_m = Geod(ellps="WGS84").inv(*to_degrees(x - half, y), *to_degrees(x + half, y))[2]
    assert true_m / 1000 == pytest.approx(km, rel=0.004)


def test_north_is_where_meridians_go() -> None:
    assert north_deg(POLAND_CRS, np.array([500_000.0]), np.array([470_000.0]))[0] == pytest.approx(
        0, abs=0.01
    )
    assert abs(north_deg(EUROPE_CRS, np.array([4_980_000.0]), np.array([3_290_000.0]))[0]) > 6


@pytest.mark.parametrize("name", CASES)
def test_every_sheet_has_north_and_scale_in_the_same_corner(
    sheets: Sheets, joined: AtlasTables, name: str
) -> None:
    view = CASES[name].view(joined)
    page, window = sheets.compose(view, CASES[name].setup(view))
    elements = {shape.get_gid(): shape for shape in page.figure.patches + page.figure.artists}
    assert "N" in page.texts
    left, bottom = window.frame[:2]
    assert elements["scale"].get_y() == pytest.approx(bottom + 8 * page.unit)
    assert 0 < elements["north"].get_xy()[:, 0].min() - left < 20 * page.unit


def test_north_arrow_on_a_european_sheet_is_that_of_poland(sheets: Sheets, joined: AtlasTables) -> None:
    view = make_view(joined, Choices(), "partnerships")
    page, _ = sheets.compose(view, PageSetup(DAY))
    arrow = next(s for s in page.figure.patches + page.figure.artists if s.get_gid() == "north")
    tip, _, tail, _ = arrow.get_xy()[:4]
    turn = np.degrees(np.arctan2(*(tip - tail)))
    assert turn == pytest.approx(map_elements.north_at(EUROPE_CRS, (4_980_000.0, 3_290_000.0)))
    assert 6 < abs(turn) < 10


def test_a_frame_is_filled_around_its_subject() -> None:
    assert around((0, 0, 10, 10), (0, 0, 200, 100), (0, 0, 200, 100)) == (-5, 0, 15, 10)
    assert around((0, 0, 40, 10), (0, 0, 200, 100), (0, 0, 200, 100)) == (0, -5, 40, 15)
    # a legend takes the left half: the subject stands in the right one
    assert around((0, 0, 10, 10), (0, 0, 200, 100), (100, 0, 200, 100)) == (-10, 0, 10, 10)


# ------------------------------------------------------------------- same as screen
def test_legend_is_that_of_the_screen(sheets: Sheets, joined: AtlasTables) -> None:
    for name, case in CASES.items():
        view = case.view(joined)
        page, _ = sheets.compose(view, case.setup(view))
        said = " ".join(page.texts)
        assert [text for text in legend_texts(view) if text not in said] == [], name


@pytest.mark.parametrize(
    "choices",
    [
        Choices(),
        Choices.of(voivodeships=("24",)),
        Choices.of(measure="number", k=6),
        Choices.of(countries=("DE",)),
    ],
)
@pytest.mark.parametrize("style", ["light", "print"])
def test_powiaty_have_the_colours_of_their_class(
    sheets: Sheets, joined: AtlasTables, choices: Choices, style: str
) -> None:
    view = make_view(joined, choices, "floods")
    _, window = sheets.compose(view, PageSetup(DAY, style=style))
    drawn = next(layer for layer in window.axes.collections if layer.get_gid() == "powiaty")
    colours = [to_hex(colour) for colour in drawn.get_facecolor()]
    ramp = view.fills
    assert colours == [
        ramp[number] if shown else palettes.OUTSIDE_COLOUR
        for shown, number in view.powiaty[["shown", "class_"]].itertuples(index=False)
    ]


def test_lines_are_the_rows(sheets: Sheets, joined: AtlasTables) -> None:
    view = make_view(joined, Choices.of(countries=("DE", "RS")), "partnerships")
    _, window = sheets.compose(view, PageSetup(DAY))
    lines = next(layer for layer in window.axes.collections if layer.get_gid() == "partnerships")
    assert isinstance(lines, LineCollection)
    assert len(lines.get_segments()) == len(view.rows) == 136
    places = next(layer for layer in window.axes.collections if layer.get_gid() == "places")
    assert isinstance(places, PathCollection)
    assert len(places.get_offsets()) == len(view.places)


# ------------------------------------------------------------------------ print
def luminance(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize("k", range(2, 7))
def test_print_style_reads_in_grey(joined: AtlasTables, k: int) -> None:
    view = make_view(joined, Choices.of(measure="number", scheme="equal", k=k), "floods")
    colours = [colour for number, colour in view.fills.items() if number > 0]
    greys = [luminance(colour) for colour in colours]
    assert greys == sorted(greys, reverse=True)
    hatching = layers.hatches(view, "print")
    patterns = [hatching.get(colour, ("", ""))[0] for colour in (*colours, palettes.NO_DATA_COLOUR)]
    assert len(set(patterns)) == len(patterns)
    assert layers.hatches(view, "light").keys() == {palettes.NO_DATA_COLOUR}


def test_every_line_colour_has_a_dash_of_its_own() -> None:
    count = len(palettes.CATEGORY_COLOURS) + 1
    assert len({layers.dash(group, count, "print") for group in range(count)}) == count
    assert {layers.dash(group, count, "light") for group in range(count)} == {"solid"}


# -------------------------------------------------------------- beyond the edge
def test_far_partners_have_arrows_with_name_and_distance(sheets: Sheets, joined: AtlasTables) -> None:
    view = make_view(joined, Choices.of(lines="all"), "partnerships")
    page, window = sheets.compose(view, PageSetup(DAY, preset("a4-portrait")))
    said = " ".join(page.texts)
    for place in ("Bridgeview", "sum Bajandelger", "Yeşilyurt"):
        row = view.rows[view.rows["partner"] == place].iloc[0]
        assert (
            f"{place} {view.words.country(row['country'])}, {view.words.number(row['length_km'])}\u00a0km"
            in said
        )
    # a name without room is in the notes
    assert "El Paso de Robles (Stany Zjednoczone,\u00a09\u00a0799\u00a0km)" in said
    arrows = [
        shape
        for shape in page.figure.artists + page.figure.patches
        if isinstance(shape, Polygon) and shape.get_gid() == "arrow"
    ]
    left, bottom, right, top = window.frame
    assert len(arrows) == 13
    for arrow in arrows:
        x, y = arrow.get_xy()[0]
        assert min(abs(x - left), abs(x - right), abs(y - bottom), abs(y - top)) < 1e-6


def test_an_arrow_points_along_its_line(sheets: Sheets, joined: AtlasTables) -> None:
    view = make_view(joined, Choices.of(countries=("MN", "BR")), "partnerships")
    _, window = sheets.compose(view, PageSetup(DAY))
    found = {exit_.lp: exit_.direction for exit_ in name_labels.exits(window, sheets.ground, view.rows)}
    mongolia, brazil = (view.rows.loc[view.rows["country"] == iso, "lp"].iloc[0] for iso in ("MN", "BR"))
    assert found[mongolia][0] > 0 < found[mongolia][1]
    assert found[brazil][0] < 0 > found[brazil][1]


# ------------------------------------------------------------------------- code
def test_the_code_holds_the_address(sheets: Sheets, joined: AtlasTables) -> None:
    """Read from the picture itself: every module of the code, dark or pale, is where the standard puts it."""
    view = make_view(joined, Choices.of(voivodeships=("24",)), "floods")
    address = BASE + "?voivodeships=24"
    paper = Paper(16.0, 9.0, 150)
    picture = pixels(sheets.png(view, PageSetup(DAY, paper, address=address, qr=True))).mean(axis=2)
    matrix = np.array([[bool(cell) for cell in row] for row in segno.make_qr(address, error="m").matrix])
    side = map_elements.code_size_pt(address, paper.unit_pt) * paper.dpi / 72
    module = side / (len(matrix) + 8)
    right, bottom = 16 * 150 - 11 * paper.unit_pt * 150 / 72, 9 * 150 - 11 * 0.8 * paper.unit_pt * 150 / 72
    middle = np.arange(len(matrix)) + 4.5
    columns, rows = (
        (right - side + middle * module).astype(int),
        (bottom - side + middle * module).astype(int),
    )
    assert ((picture[np.ix_(rows, columns)] < 128) == matrix).all()


def test_an_address_too_long_for_a_code_is_said(sheets: Sheets, joined: AtlasTables) -> None:
    view = make_view(joined, Choices(), "floods")
    page, _ = sheets.compose(view, PageSetup(DAY, address=BASE + "?powiaty=" + "0201," * 200, qr=True))
    assert not [shape for shape in page.figure.artists + page.figure.patches if shape.get_gid() == "code"]
    assert "Adres jest za długi na kod." in " ".join(page.texts) or "…" in " ".join(page.texts)


def test_a_sheet_says_the_counts_of_countries_that_the_screen_says(
    sheets: Sheets, joined: AtlasTables
) -> None:
    view = make_view(joined, Choices(), "partnerships")
    page, _ = sheets.compose(view, PageSetup(DAY))
    said = " ".join(page.texts).replace("\u00a0", " ")
    for country in ("Niemcy 135", "Ukraina 94", "Polska 40", "Litwa 24"):
        assert country in said
    beyond, _, crowded = said.partition("Poza mapą: ")[2].partition("Bez podpisu na mapie: ")
    assert "Stany Zjednoczone 2" in beyond
    assert "Szwecja" not in beyond + crowded
    for label in ("5–14 (17)", "3–4 (44)", "2 (55)", "1 (70)", "bez partnerstw (194)"):
        assert label in said.replace("  ", " ")
