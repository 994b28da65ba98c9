"""Comparing two editions over folders: what is wrong with one folder does not stop the others."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from ecorules.audit.conduct import audit
from ecorules.edition.load import load_edition
from ecorules.report.compare.record import written_comparison
from ecorules.report.compare.schema import ComparisonRecord
from ecorules.revision.comparison import Comparison, case_folders, compared
from ecorules.revision.difference import ChangeKind
from ecorules.revision.moves import Way
from ecorules.revision.replay import Replayed, replayed
from ecorules.revision.revised import Revision
from tests.archive import Archive
from tests.repository import ROOT

CASES = ROOT / "cases"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a good case twice, a broken one, and one of another edition."""
    made = tmp_path_factory.mktemp("cases")
    for name in ("a", "b"):
        shutil.copytree(CASES / "saraburi-fy2565", made / name)
    (made / "broken").mkdir()
    (made / "broken" / "case.yaml").write_text("edition: eit-2562\nid: [", encoding="utf-8")
    shutil.copytree(CASES / "saraburi-fy2565", made / "other")
    written = (made / "other" / "case.yaml").read_text(encoding="utf-8")
    other = written.replace("edition: eit-2562", "edition: eit-2560")
    (made / "other" / "case.yaml").write_text(other, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def found(folder: Path) -> Comparison:
    """Return the comparison over that folder."""
    seen: list[int] = []
    editions = load_edition("eit-2562"), load_edition("eit-2565")
    comparison = compared(*editions, case_folders(folder), seen.append)
    assert seen == [1, 1, 1, 1]
    return comparison


def test_every_folder_is_accounted_for_once(found: Comparison) -> None:
    """Nothing counts twice or falls out: a second case of the same id is set aside by name."""
    assert [Path(one.case.shown).name for one in found.cases] == ["a"]
    told = {Path(one.shown).name: one for one in found.not_replayed}
    assert told.keys() == {"b", "broken", "other"}
    assert "has the same id" in told["b"].reasons[0].en
    assert told["broken"].problems
    assert told["other"].reasons[0].en == (
        "the case was made for `eit-2560`, which is neither `eit-2562` nor `eit-2565`"
    )


def test_the_record_holds_to_the_published_form(found: Comparison) -> None:
    """What other programs read is what the schema promises, and the same every time."""
    written = written_comparison(found)
    ComparisonRecord.model_validate(json.loads(written))
    assert written == written_comparison(found)


def test_processes_find_what_one_finds(
    archive_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How the work is shared changes nothing."""
    monkeypatch.setattr("ecorules.revision.comparison._WORTH_SHARING", 2)
    folders = case_folders(archive_folder)[:6]
    editions = load_edition("eit-2562"), load_edition("eit-2565")
    alone = compared(*editions, folders, lambda _: None, processes=1)
    assert compared(*editions, folders, lambda _: None) == alone


def test_made_up_cases_move_as_audits_say_and_by_what_was_changed(archive: Archive) -> None:
    """An edition with one requirement moved down moves the levels that fresh audits tell."""
    old = archive.edition
    moved = replace(old.requirements["19.1.1"], level=2)
    dropped = {code: one for code, one in old.requirements.items() if code != "1.2.1"}
    new = replace(old, id="eit-2562-b", digest="b", requirements={**dropped, "19.1.1": moved})
    revision, ways = Revision(old, new), Counter[Way]()
    for case in archive.cases[::5]:
        found = replayed(revision, case, old, case.id)
        assert isinstance(found, Replayed)
        by = replace(case, edition=new.id)
        before, after = audit(old, case).conclusion, audit(new, by).conclusion
        assert (found.before.proven, found.before.reachable) == (before.proven, before.reachable)
        assert (found.after.proven, found.after.reachable) == (after.proven, after.reachable)
        for each in found.moves:
            assert each.causes.are_all
            kinds = {revision.changes[at].kind for one in each.causes.sets for at in one}
            assert kinds <= {ChangeKind.REQUIREMENT_MOVED, ChangeKind.REQUIREMENT_DROPPED}
        ways.update(each.move.way for each in found.moves)
    assert ways[Way.UP]
