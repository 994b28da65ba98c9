"""`ecorules sweep` counts what can be counted of a folder, and tells what cannot."""

import json
import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from ecorules.edition.load import load_edition
from ecorules.revision.comparison import case_folders
from ecorules.revision.sweep import Axis
from ecorules.revision.sweep.reading import Wish, surveyed
from tests.archive import Archive
from tests.console import run
from tests.repository import ROOT

SWEEP = "$ ecorules sweep eit-2562 --target 19.1.1=10%..90% --cases"


@pytest.fixture
def few(archive_folder: Path, tmp_path: Path) -> Path:
    """Return a folder with the cases of three areas over four years."""
    folder = tmp_path / "few"
    for case in sorted(archive_folder.iterdir())[:12]:
        shutil.copytree(case, folder / case.name)
    return folder


def test_one_broken_folder_does_not_stop_the_others(few: Path) -> None:
    """What is wrong with it is told with its place, and it is counted nowhere."""
    first, second, *_ = sorted(few.iterdir())
    (first / "case.yaml").write_text("id: broken\n", encoding="utf-8")
    shutil.copytree(second, few / "zz-again")
    told = json.loads(run(f"{SWEEP} {few} --format json"))
    assert told["cases"] == 11
    assert [Path(each["folder"]).name for each in told["left_out"]] == [first.name, "zz-again"]
    assert "case.yaml:1" in told["left_out"][0]["en"]
    assert "has the same id, so it is counted there only" in told["left_out"][1]["en"]


def test_a_case_of_another_edition_is_judged_as_far_as_its_words_go(
    few: Path, tmp_path: Path
) -> None:
    """Cases of the other edition are counted, and how many they are is told."""
    made = "--edition eit-2565 --areas 2 --seed 3 --factories 3..5"
    run(f"$ ecorules simulate {made} -o {tmp_path / 'other'}")
    for case in (tmp_path / "other").iterdir():
        shutil.move(case, few / f"of-2565-{case.name}")
    told = json.loads(run(f"{SWEEP} {few} --format json"))
    # The ids of two of them are those of cases that are there already.
    assert told["cases"] + len(told["left_out"]) == 14
    page = run(f"{SWEEP} {tmp_path / 'few'} --lang en")
    assert told["replayed"] == 0 or f"{told['replayed']} of them were made for another" in page


def test_a_draft_is_swept_as_if_in_force(few: Path) -> None:
    """Cases of years before its first day are judged by it, and the page says so."""
    said = run(f"$ ecorules sweep eit-2565-example --target G1.3=10%..90% --cases {few} --lang en")
    assert "`eit-2565-example` is a draft from " in said
    assert "it is taken here as if in force already." in said
    assert "12 of them were made for another edition" in said


def test_what_nobody_had_asked_for_is_not_missing(few: Path) -> None:
    """A register that was closed before the draft says nothing of a document that it adds."""
    sweep = f"$ ecorules sweep eit-2565-example --target G1.3=10%..90% --cases {few}"
    lenient, strict = (json.loads(run(f"{sweep} {how} --format json")) for how in ("", "--strict"))
    assert lenient["unasked"] > 0
    assert strict["unasked"] == 0
    unreached = [told["now"]["reachable"]["0"] for told in (lenient, strict)]
    assert unreached[0] < unreached[1]
    said = f"{lenient['unasked']} cases with a closed register could not hand in "
    assert said in run(f"{sweep} --lang en")


def test_the_years_that_are_not_asked_for_are_told_and_not_counted(few: Path) -> None:
    """One area is one case in one year."""
    told = json.loads(run(f"{SWEEP} {few} --fiscal-year 2564 --format json"))
    assert (told["cases"], told["other_years"]) == (3, 9)
    none = run(f"{SWEEP} {few} --fiscal-year 2599 --lang th")
    assert "ไม่มีกรณีของปีงบประมาณที่ระบุ จึงไม่มีกรณีที่นับ (มีกรณีของปีอื่น 12 กรณี)" in none


def test_what_no_value_keeps_ends_with_1(few: Path, tmp_path: Path) -> None:
    """A script can ask, and the chart is drawn all the same."""
    chart = tmp_path / "chart.svg"
    said = run(f"{SWEEP} {few} --find 5:12 -o {chart} --lang th")
    assert said.endswith("[exit 1]\n")
    assert "ข้อมูลสมมติ" in chart.read_text(encoding="utf-8")
    assert not run(f"{SWEEP} {few} --find 1:1 --lang en").endswith("]\n")


def test_a_chart_that_cannot_be_written_is_told(few: Path, tmp_path: Path) -> None:
    """There is no such folder."""
    said = run(f"{SWEEP} {few} -o {tmp_path / 'nowhere' / 'chart.svg'} --lang en")
    assert not said.startswith("Sweep")
    assert said.rstrip("\n").splitlines()[-1].startswith("[exit ")


def test_two_processes_find_what_one_does(archive: Archive, archive_folder: Path) -> None:
    """Two hundred cases of four years, shared or not: the same counts at the same values."""
    edition = load_edition("eit-2562")
    axes = (Axis(edition.targets["1.2.1"], Fraction(0), Fraction(1)),)
    folders = case_folders(archive_folder)
    alone, shared = (
        surveyed(Wish(edition, axes), folders, lambda _: None, processes) for processes in (1, 2)
    )
    assert alone == shared
    assert alone.swept.cases == len(archive.cases) == alone.swept.synthetic
    assert len(alone.swept.rows) > 20


def test_what_divides_by_a_target_is_refused_by_name(tmp_path: Path) -> None:
    """The requirement is named, and why it cannot be swept."""
    criteria = tmp_path / "criteria"
    shutil.copytree(ROOT / "criteria", criteria)
    path = criteria / "eit-2562" / "economic" / "5.1.1.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("requires:")
    path.write_text(
        text[:start]
        + "requires:\n  ratio:\n    part: {fact: green_area}\n    whole: {target: 5.1.1}\n"
        "    at_least: {fact: total_area}\n    if_none: not_met\n",
        encoding="utf-8",
    )
    said = run(
        f"$ ecorules sweep {criteria / 'eit-2562'} --target 5.1.1=10%..90% "
        f"--cases {ROOT / 'cases'} --lang en"
    )
    assert said.startswith("error: `5.1.1` cannot be swept: it divides by the target")
    assert said.endswith("[exit 2]\n")
