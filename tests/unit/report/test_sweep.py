"""A sweep as people and programs get it: words for stretches, the page, the chart."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from io import StringIO
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from ecorules.diagnostics import Diagnostic, Language, Text
from ecorules.edition.load import load_edition
from ecorules.language.quantity import unit
from ecorules.report.layout import Page
from ecorules.report.sweep.chart import sweep_chart
from ecorules.report.sweep.drawing import MARK, steps
from ecorules.report.sweep.page import MOST_ROWS, sweep_page
from ecorules.report.sweep.record import sweep_csv, sweep_json_schema, written_sweep
from ecorules.report.sweep.words import Told, stretch_said
from ecorules.revision.sweep import Axis, Counts, Row, Stretch, Swept
from ecorules.revision.sweep.finding import Wanted
from ecorules.revision.sweep.reading import LeftOut, Surveyed

PAPER = Page(width=88, colour=False)
EDITION = load_edition("eit-2562")
SHARE, GREEN = EDITION.targets["19.1.1"], EDITION.targets["1.2.1"]
HALF, THIRD, ALL = Fraction(1, 2), Fraction(1, 3), Fraction(1)
SVG = "{http://www.w3.org/2000/svg}"


def told(*axes: Axis, synthetic: int = 0, wanted: Wanted | None = None) -> Told:
    """Return a sweep of three cases, one of which stays at level 2 up to a third."""
    low = [Stretch(HALF - HALF, THIRD), Stretch(THIRD, ALL, low_is_open=True)]
    further = tuple(Stretch(axis.low, axis.high) for axis in axes[1:])
    rows = (
        Row((low[0], *further), Counts((1, 1, 1, 0, 0, 0), (0, 1, 1, 1, 0, 0))),
        Row((low[1], *further), Counts((1, 2, 0, 0, 0, 0), (1, 1, 1, 0, 0, 0))),
    )
    found = Swept(EDITION, axes, (0, 1, 2, 3, 4, 5), 3, synthetic, rows, rows[1].counts, ("1.2.1",))
    left_out = LeftOut("cases/x", (Text("it is unfit", "ใช้ไม่ได้"),))
    broken = LeftOut("cases/y", (), (Diagnostic("no-case", Text("no case", "ไม่มีกรณี")),))
    return Told(EDITION, Surveyed(found, 1, 2, (left_out, broken)), wanted)


ONE = Axis(GREEN, Fraction(0), ALL)
TWO = Axis(SHARE, Fraction(1, 10), Fraction(9, 10))


@pytest.mark.parametrize(
    ("where", "symbol", "en", "th"),
    [
        (Stretch(HALF, ALL), "%", "50 % to 100 %", "ร้อยละ 50 ถึงร้อยละ 100"),
        (Stretch(HALF, HALF), "%", "exactly 50 %", "เท่ากับร้อยละ 50"),
        (
            Stretch(THIRD, ALL, low_is_open=True, high_is_open=True),
            "%",
            "above ≈33.33 % (1/3) to below 100 %",
            "มากกว่าร้อยละ ≈33.33 (1/3) ถึงน้อยกว่าร้อยละ 100",
        ),
        (Stretch(ALL, ALL * 3, high_is_open=True), "count", "1 to below 3", "1 ถึงน้อยกว่า 3"),
        (Stretch(ALL, ALL), "count", "exactly 1", "เท่ากับ 1"),
        (Stretch(ALL, ALL * 2), "person", "1 person to 2 persons", "1 คน ถึง 2 คน"),
    ],
)
def test_a_stretch_says_which_of_its_ends_belong_to_it(
    where: Stretch, symbol: str, en: str, th: str
) -> None:
    """A committee decides at an end, so an end is never left to a guess."""
    assert stretch_said(where, unit(symbol), "en") == en
    assert stretch_said(where, unit(symbol), "th") == th


@pytest.mark.parametrize(
    ("value", "inside"), [(THIRD, False), (HALF, True), (ALL, False), (ALL * 2, False)]
)
def test_an_open_end_is_no_value_of_a_stretch(value: Fraction, inside: bool) -> None:  # noqa: FBT001
    """What is said of a stretch holds for its values alone."""
    assert (value in Stretch(THIRD, ALL, low_is_open=True, high_is_open=True)) is inside


def test_the_page_says_all_of_it() -> None:
    """What is swept and taken for granted, what was asked for, the counts, what is left out."""
    page = sweep_page(told(ONE, synthetic=1, wanted=Wanted(2, 1)), PAPER, "en")
    assert page == (
        "Sweep of `eit-2562`: 1.2.1 (target share of green area in the total area) from 0 % to\n"
        "100 %\n"
        "  A target that is swept is set by the edition, alike for every area; what areas set\n"
        "  themselves for it does not count.\n"
        "  3 cases, 1 of them synthetic.\n"
        "  3 of 5 cases are counted; 2 cannot be evaluated.\n"
        "  1 of them were made for another edition and are judged by this one; what it does not\n"
        "  ask for does not count.\n"
        "  Judged again at every value: 1.2.1.\n"
        "\n"
        "At least 1 case proves level 2 or above where:\n"
        "  ✓ 1.2.1 0 % to ≈33.33 % (1/3)\n"
        "\n"
        "Cases exactly at each proven level:\n"
        "  1.2.1                          no level  level 1  level 2  level 3  level 4  level 5\n"
        "  0 % to ≈33.33 % (1/3)                 1        1        1        0        0        0\n"
        "  above ≈33.33 % (1/3) to 100 %         1        2        0        0        0        0\n"
        "  as targets stand now                  1        2        0        0        0        0\n"
        "\n"
        "Cases exactly at each reachable level:\n"
        "  1.2.1                          no level  level 1  level 2  level 3  level 4  level 5\n"
        "  0 % to ≈33.33 % (1/3)                 0        1        1        1        0        0\n"
        "  above ≈33.33 % (1/3) to 100 %         1        1        1        0        0        0\n"
        "  as targets stand now                  1        1        1        0        0        0\n"
        "\n"
        "Of other fiscal years, and not counted: 2.\n"
        "\n"
        "Not counted (2):\n"
        "  cases/x\n"
        "    it is unfit\n"
        "  cases/y\n"
        "    error[no-case]: no case\n"
    )


def test_what_no_value_fulfils_is_told_in_both_languages() -> None:
    """Nowhere is an answer too."""
    asked = told(ONE, wanted=Wanted(5, 2, reachable=True))
    en, th = (
        "At no value do at least 2 cases still reach level 5 or above",
        "ไม่มีค่าเป้าหมายใดที่มีอย่างน้อย 2 กรณีที่ยังไปถึงระดับ 5 ขึ้นไป",
    )
    assert f"{en}.\n" in sweep_page(asked, PAPER, "en")
    assert f"{th}\n" in sweep_page(asked, PAPER, "th")
    assert f">{en}</text>" in sweep_chart(asked, "en")
    assert f">{th}</text>" in sweep_chart(asked, "th")


@pytest.mark.parametrize("axes", [(ONE,), (ONE, TWO)])
def test_a_chart_never_draws_what_no_value_fulfils_as_if_it_were_met(
    axes: tuple[Axis, ...],
) -> None:
    """Who looks at the picture alone must not take what was asked for as what was found."""
    one = "ไม่มีค่าเป้าหมายใดที่มีอย่างน้อย 1 กรณีพิสูจน์ระดับ 3 ขึ้นไป"
    unmet = sweep_chart(told(*axes, wanted=Wanted(3, 1)), "th")
    assert one in unmet
    assert "ในกรอบ" not in unmet
    assert f'fill="{MARK}" stroke="none"' not in unmet
    met = sweep_chart(told(*axes, wanted=Wanted(2, 1)), "th")
    assert ">มีอย่างน้อย 1 กรณีที่พิสูจน์ระดับ 2 ขึ้นไป<" in met.replace("ในกรอบ: ", "")
    assert "ไม่มีค่าเป้าหมายใด" not in met


def test_a_long_page_says_how_much_more_there_is() -> None:
    """What does not fit is counted and has a place, and nothing is dropped in silence."""
    ends = [Fraction(number, 200) for number in range(MOST_ROWS + 10)]
    rows = tuple(
        Row((Stretch(low, low),), Counts((number % 2, 1, 0, 0, 0, 0), (0,) * 6))
        for number, low in enumerate(ends)
    )
    long = Swept(EDITION, (ONE,), (0, 1, 2, 3, 4, 5), 2, 0, rows, rows[0].counts, ())
    page = sweep_page(Told(EDITION, Surveyed(long, 0, 0, ())), PAPER, "en")
    assert "10 more stretches are in `--format csv` and `--format json`.\n" in page


def test_json_is_as_published() -> None:
    """Programs find every end exact, and what was asked for."""
    written = json.loads(written_sweep(told(ONE, TWO, synthetic=3, wanted=Wanted(2, 1))))
    Draft202012Validator(sweep_json_schema()).validate(written)
    assert written["synthetic"] == 3
    assert written["rows"][0]["where"][0] == {
        "target": "1.2.1",
        "low": "0",
        "high": "1/3",
        "includes_low": True,
        "includes_high": True,
    }
    assert written["wanted"]["where"] == [written["rows"][0]["where"]]
    assert written["left_out"][0] == {"folder": "cases/x", "en": "it is unfit", "th": "ใช้ไม่ได้"}
    assert written["left_out"][1]["th"] == "ข้อผิดพลาด[no-case]: ไม่มีกรณี"


def test_a_table_has_its_ends_as_whole_numbers() -> None:
    """A spreadsheet takes 1/3 for the first of March."""
    first, second = csv.DictReader(StringIO(sweep_csv(told(ONE, synthetic=2))))
    assert (first["1.2.1 [%] high numerator"], first["1.2.1 [%] high denominator"]) == ("100", "3")
    assert (first["1.2.1 [%] high included"], second["1.2.1 [%] low included"]) == ("yes", "no")
    assert (first["proven 2"], second["proven 2"], second["synthetic"]) == ("1", "0", "2")


@pytest.mark.parametrize("lang", ["en", "th"])
@pytest.mark.parametrize("axes", [(ONE,), (ONE, TWO)])
def test_a_chart_is_one_safe_file_that_says_what_it_shows(
    axes: tuple[Axis, ...], lang: Language
) -> None:
    """No script, nothing fetched, read out by its title, and made-up cases are called so."""
    text = sweep_chart(told(*axes, synthetic=3, wanted=Wanted(2, 1)), lang)
    root = ET.fromstring(text)  # noqa: S314 - our own picture
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "title", "desc", "text", "line", "polygon"),
    }
    assert "href" not in text
    said = "".join(root.itertext())
    assert {"en": "3 cases, all synthetic", "th": "ทั้งหมดเป็นข้อมูลสมมติ"}[lang] in said
    assert {"en": "level 2", "th": "ระดับ 2"}[lang] in said
    assert {"en": "no level", "th": "ยังไม่ถึงระดับใด"}[lang] in said or len(axes) > 1
    assert "`" not in said
    assert {"en": "1 of them were made for another", "th": "1 กรณีจัดทำตามเกณฑ์ฉบับอื่น"}[lang] in said
    points = [
        Fraction(number)
        for element in root.iter(f"{SVG}polygon")
        for pair in element.attrib["points"].split()
        for number in pair.split(",")
    ]
    assert all(0 <= point <= Fraction(root.attrib["height"]) + 400 for point in points)


def test_a_chart_of_a_single_value_is_drawn_too() -> None:
    """An axis of no length is no reason to divide by it."""
    single = Axis(GREEN, THIRD, THIRD)
    where = Stretch(THIRD, THIRD)
    row = Row((where,), Counts((0, 1, 0, 0, 0, 0), (0, 1, 0, 0, 0, 0)))
    found = Swept(EDITION, (single,), (0, 1, 2, 3, 4, 5), 1, 0, (row,), row.counts, ())
    asked = Told(EDITION, Surveyed(found, 0, 0, ()), Wanted(1, 1))
    assert ET.fromstring(sweep_chart(asked, "en")).tag == f"{SVG}svg"  # noqa: S314 - our own


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        ("0", "1000", 5, ["0", "200", "400", "600", "800", "1000"]),
        ("10", "90", 9, ["10", "20", "30", "40", "50", "60", "70", "80", "90"]),
        ("0", "3", 5, ["0", "1", "2", "3"]),
        ("1/3", "1/3", 5, ["1/3"]),
        ("0", "7000000", 5, ["0", "2000000", "4000000", "6000000"]),
    ],
)
def test_scales_have_round_numbers(low: str, high: str, most: int, expected: list[str]) -> None:
    """A scale is read at a glance, so it counts in ones, twos, fives and tens."""
    assert [str(step) for step in steps(Fraction(low), Fraction(high), most)] == expected
