"""A case that is begun is valid at once, says nothing of the area, and writes over nothing."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from ecorules import audit, load_case, load_edition
from ecorules.audit.finding import Verdict
from ecorules.case.provinces import province_called, provinces
from ecorules.edition import packaged_editions
from tests.console import run


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("edition", packaged_editions())
@pytest.mark.parametrize("kind", ["pre-audit", "certification"])
def test_a_new_case_is_audited_at_once_and_settles_nothing(edition: str, kind: str) -> None:
    """Nothing is known, so nothing fails and nothing is proven."""
    said = run(
        f"$ ecorules new สระบุรี --edition {edition} --round {kind} --aim 2 --year ๒๕๖๙ "
        "--on 31/3/2569 --lang en"
    )
    assert said.startswith("saraburi-fy2569 is made: case.yaml, the list of factories, evidence/\n")
    case = load_case("saraburi-fy2569")
    assert case.notices == ()
    assert (case.title.th, case.area["province"].en) == ("สระบุรี ปีงบประมาณ พ.ศ. 2569", "Saraburi")
    assert (str(case.round.on), case.round.aim, case.round.kind.value) == ("2026-03-31", 2, kind)
    found = audit(load_edition(edition), case)
    assert found.conclusion.proven == 0
    assert found.counts[Verdict.NONCONFORMING] == 0
    assert found.counts[Verdict.CONFORMING] == 0


def test_every_column_that_the_edition_asks_for_stands_above_the_list() -> None:
    """Whoever fills in the list sees what is asked of each factory, earlier years included."""
    run("$ ecorules new Saraburi --edition eit-2562 --year 2569 --lang en")
    text = Path("saraburi-fy2569/factories.csv").read_text(encoding="utf-8")
    assert text.startswith("\ufeffregistration,name,bod,bod_limit,")
    assert ",water_per_product,water_per_product@2568,water_target_met," in text
    assert run(
        "$ ecorules roster check saraburi-fy2569/factories.csv --year 2569 --lang en"
    ).startswith("saraburi-fy2569/factories.csv: 0 factories, ")


def test_every_line_that_is_offered_can_be_taken_up() -> None:
    """With the signs taken away and values written in, the examples are a valid case."""
    run("$ ecorules new สระบุรี --edition eit-2562 --year 2569 --lang th")
    file = Path("saraburi-fy2569/case.yaml")
    text = re.sub(
        r"(agencies|targets): \{\}|(observations): \[\]", r"\1\2:", file.read_text("utf-8")
    )
    text = re.sub(r"(?m)^  # (?=\S+: |- )", "  ", text)
    text = re.sub("value: , source: ", "value: 60 %, source: plan", text)
    for code, value in (("2.1.1", 40), ("18.d1", 4)):
        text = re.sub(rf"(?m)^(  {code}: .*value: )60 %", rf"\g<1>{value} โรงงาน", text)
    text = text.replace("value: , fiscal_year", "value: 95 %, fiscal_year")
    file.write_text(text, encoding="utf-8")
    case = load_case("saraburi-fy2569")
    edition = load_edition("eit-2562")
    assert set(case.agencies) == set(edition.vocabulary.owners)
    assert len(case.targets) > 20
    assert len(case.observations) == 1


def test_what_is_there_is_never_written_over() -> None:
    """A folder with anything in it is left as it is, and so is a file of that name."""
    Path("town").mkdir()
    Path("town/notes.txt").write_text("mine", encoding="utf-8")
    Path("file").write_text("mine", encoding="utf-8")
    for name in ("town", "file"):
        said = run(f"$ ecorules new สระบุรี --edition eit-2562 --year 2569 -o {name} --lang en")
        assert said == (
            f"error: `{name}` is there already, and nothing is written over\n"
            "  help: give another folder with `-o`\n"
            "see `ecorules new --help`\n[exit 2]\n"
        )
    assert sorted(each.name for each in Path().iterdir()) == ["file", "town"]
    assert [each.name for each in Path("town").iterdir()] == ["notes.txt"]


def test_an_empty_folder_is_used_and_a_missing_one_made() -> None:
    """Whoever made the folder first need not take it away again."""
    Path("empty").mkdir()
    run("$ ecorules new สระบุรี --edition eit-2562 --year 2569 -o empty --lang en")
    run("$ ecorules new สระบุรี --edition eit-2562 --year 2569 -o a/b/c --lang en")
    assert load_case("empty") == load_case("a/b/c")
    assert sorted(each.name for each in Path().iterdir()) == ["a", "empty"]


def test_a_folder_that_cannot_be_made_leaves_nothing_behind() -> None:
    """Half a case would look like a whole one."""
    Path("file").write_text("mine", encoding="utf-8")
    said = run("$ ecorules new สระบุรี --edition eit-2562 --year 2569 -o file/case --lang en")
    assert said.startswith("error: `file/case` cannot be made (")
    assert said.endswith("[exit 2]\n")
    assert stat.S_ISREG(Path("file").stat().st_mode)


def test_every_province_is_found_by_either_name() -> None:
    """One name is enough for a province, with or without the word for it."""
    assert len(provinces()) == 77
    for province in provinces():
        for name in (province.th, f"จังหวัด{province.th}", province.en, f"{province.en} Province"):
            assert province_called(name) == province
    assert province_called("มาบตาพุด") is None
