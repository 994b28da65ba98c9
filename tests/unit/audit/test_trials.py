"""What the cases beside a requirement may give, and how far they try it."""

from pathlib import Path

import pytest

from ecorules.audit.finding import Verdict
from ecorules.audit.trials import TRUTHS, Coverage, Tried, coverage, read_trials, run_trial
from ecorules.diagnostics import Invalid, Text
from ecorules.edition import load_edition
from ecorules.edition.model import Requirement
from ecorules.language.truth import Truth
from tests.town import said, write_criteria

REQUIREMENT, CASES = "town/physical/2.1.1.yaml", "town/physical/2.1.1.cases.yaml"
MESSAGE = Text(
    "a factory has one value of `certified`, and here are several",
    "โรงงานหนึ่งมีค่า `certified` ได้เพียงค่าเดียว แต่ระบุไว้หลายค่า",
)
SHARE = "{of: factories, that: {fact: certified}, at_least: 50 %, if_none: not_met}"


def cases(*rows: str) -> dict[str, str]:
    """Return a change of the cases of 2.1.1: each row a name, what is given, a verdict."""
    lines = [
        f"  - {{name: {name}, given: {{{given}}}, expect: {expect}}}\n"
        for name, given, expect in (row.split(" | ") for row in rows)
    ]
    head = "# yaml-language-server: $schema=../../schema/cases.schema.json\nrequirement: 2.1.1\n"
    return {CASES: f"{head}cases:\n{''.join(lines)}"}


def covered(folder: Path, condition: str, *rows: str) -> Coverage:
    """Return how far the rows try 2.1.1 with another condition; every verdict is as expected."""
    criteria = write_criteria(folder, {REQUIREMENT: condition}, cases(*rows))
    edition = load_edition(str(criteria / "town"))
    files = read_trials(edition, criteria / "town", "town")
    results = [run_trial(edition, one) for one in files[1].trials]
    assert all(one.is_as_expected for one in results)
    requirement: Requirement = edition.requirements["2.1.1"]
    return coverage(edition, requirement, results)


def test_every_truth_and_every_side_of_a_roster_is_full_coverage(tmp_path: Path) -> None:
    """The roster that is partly unknown is shown to be settled, and not to be."""
    found = covered(
        tmp_path,
        f"requires:\n  share: {SHARE}\n",
        "half | roster: {factories: [{certified: true}, {certified: false}]} | conforming",
        "none | roster: {factories: [{certified: false}]} | nonconforming",
        "settled | roster: {factories: [{certified: true}, {}]} | conforming",
        "open | roster: {factories: [{}]} | undetermined",
    )
    assert found.is_full
    assert found.truths == dict.fromkeys(TRUTHS, Tried(2, 2))
    assert found.decisions == Tried(0, 0)


def test_an_unknown_list_is_no_partly_unknown_one(tmp_path: Path) -> None:
    """Without a roster there is no factory of which anything is known, and none is seen."""
    found = covered(
        tmp_path,
        f"requires:\n  share: {SHARE}\n",
        "none | roster: {factories: [{certified: false}]} | nonconforming",
        "nothing | roster: {factories: [], complete: false} | undetermined",
    )
    assert found.untried_verdicts == (Verdict.CONFORMING,)
    assert found.untried_rosters == (True, False)
    assert [truth for _, truth in found.untried_truths] == [
        Truth.TRUE,
        Truth.TRUE,
        Truth.UNKNOWN,
    ]


def test_what_the_declared_range_settles_is_asked_for_that_truth_alone(tmp_path: Path) -> None:
    """An area is never less than nothing, so no case can show that it is."""
    found = covered(
        tmp_path,
        "requires:\n  all_of:\n    - documents: all\n    - {fact: green_area, at_least: 0 rai}\n",
        "all | documents: all | conforming",
        "none | register: closed | nonconforming",
        "open | register: open | undetermined",
    )
    assert found.is_full
    assert found.nodes == len(TRUTHS)
    assert found.truths == {
        Truth.TRUE: Tried(3, 3),
        Truth.FALSE: Tried(2, 2),
        Truth.UNKNOWN: Tried(2, 2),
    }
    assert found.decisions == Tried(1, 1)


def test_when_it_applies_is_tried_as_well(tmp_path: Path) -> None:
    """Only a requirement that says when it applies can be not applicable."""
    found = covered(
        tmp_path,
        "applies: {fact: green_area, more_than: 0 rai}\nrequires:\n  documents: all\n",
        "all | documents: all, facts: {green_area: 1 rai} | conforming",
        "nothing | register: open | undetermined",
    )
    assert found.untried_verdicts == (Verdict.NONCONFORMING, Verdict.NOT_APPLICABLE)
    assert [truth for _, truth in found.untried_truths] == [Truth.FALSE, Truth.FALSE]


def test_a_factory_with_two_values_of_a_fact_is_refused(tmp_path: Path) -> None:
    """A roster has one cell for a value: what was given first must not be lost unseen."""
    row = "both | roster: {factories: [{certified: [true, false]}]} | undetermined"
    criteria = write_criteria(tmp_path, cases(row))
    with pytest.raises(Invalid) as refused:
        read_trials(load_edition(str(criteria / "town")), criteria / "town", "town")
    now = said(refused.value.diagnostics)
    place, line = "town/physical/2.1.1.cases.yaml:4:59", "   4 |   - {name: both, given: {roster: "
    shown = f"{line}{{factories: [{{certified: [true, false]}}]}}}}, expect: undetermined}}"
    under = f"     |{' ' * 59}{'^' * 13}"
    assert now.en.splitlines() == [
        f"{place}: error[conflicting-row]: {MESSAGE.en}",
        shown,
        under,
        "  help: conflicting values belong to facts of the area; leave out what is not known",
    ]
    assert now.th.splitlines() == [
        f"{place}: ข้อผิดพลาด[conflicting-row]: โรงงานหนึ่งมีค่า `certified` ได้เพียงค่าเดียว แต่ระบุไว้หลายค่า",
        shown,
        under,
        "  คำแนะนำ: ค่าที่ขัดแย้งกันระบุได้เฉพาะข้อมูลของพื้นที่ หากยังไม่ทราบค่าของโรงงานให้เว้นไว้",
    ]
