"""What is given in a case beside a requirement is judged as it would be in an area."""

from pathlib import Path

import pytest

from ecorules import Verdict, load_edition
from ecorules.audit.trials import Result, read_trials, run_trial
from ecorules.diagnostics import Invalid
from ecorules.edition.model import Edition
from tests.town import write_criteria

TRIALS = "town/physical/2.1.1.cases.yaml"
LINE = "# yaml-language-server: $schema=../../schema/cases.schema.json\n"


def read(folder: Path, text: str) -> tuple[Edition, tuple[Result, ...]]:
    """Return the example edition and what its cases of 2.1.1 get, these being the cases."""
    criteria = write_criteria(folder, {TRIALS: LINE + text})
    edition = load_edition(criteria / "town")
    (found,) = (
        one for one in read_trials(edition, criteria / "town", "town") if one.requirement == "2.1.1"
    )
    return edition, tuple(run_trial(edition, trial) for trial in found.trials)


def verdict(folder: Path, given: str) -> Verdict:
    """Return the verdict of a case in which this is given."""
    only = f"{{name: One, given: {{{given}}}, expect: conforming}}"
    text = f"requirement: 2.1.1\ncases:\n  - {only}\n"
    _, (result,) = read(folder, text)
    return result.finding.verdict


AREA = "facts: {green_area: 100 rai, total_area: 1000 rai}, targets: {2.1.1: 50 %}"
HALF = "roster: {factories: [{times: 2, certified: true}, {times: 2, certified: false}]}"
PAPERS = "documents: all, targets: {2.1.1: 50 %}"
C, N, U = Verdict.CONFORMING, Verdict.NONCONFORMING, Verdict.UNDETERMINED


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (f"documents: all, {AREA}, {HALF}", C),
        (f"documents: {{certificates: submitted}}, {AREA}, {HALF}", C),
        (f"round: certification, documents: {{certificates: submitted}}, {AREA}, {HALF}", U),
        (f"documents: {{certificates: expired}}, {AREA}, {HALF}", U),
        (f"documents: {{certificates: rejected}}, {AREA}, {HALF}", U),
        (f"register: closed, {AREA}, {HALF}", N),
        (f"documents: all, {AREA}", U),
        (f"documents: all, {AREA}, roster: {{complete: false, {HALF[9:]}", U),
        (f"documents: all, {AREA}, roster: {{factories: [{{times: 3}}, {{certified: มี}}]}}", U),
        (f"{PAPERS}, {HALF}, facts: {{green_area: [90 rai, 110 rai], total_area: 1000 rai}}", U),
        (f"{PAPERS}, {HALF}, facts: {{green_area: [100 rai, 0.16 km2], total_area: 1000}}", C),
        (f"{PAPERS}, {HALF}, facts: {{green_area: '-', total_area: 1000 rai}}", U),
        (f"{PAPERS}, {HALF}, facts: {{green_area@-1: 100 rai, total_area: 1000 rai}}", U),
    ],
)
def test_what_is_given_is_judged_as_in_an_area(given: str, found: Verdict, tmp_path: Path) -> None:
    """A case that is tried and a case that is audited differ in nothing but their size."""
    assert verdict(tmp_path, given) is found


def test_a_prerequisite_is_what_is_given_of_it(tmp_path: Path) -> None:
    """The requirement itself is tried, not those before it."""
    requires = "requires: {conforms: 1.1.1}\n"
    criteria = write_criteria(
        tmp_path,
        {
            "town/physical/2.1.1.yaml": requires,
            TRIALS: LINE
            + "requirement: 2.1.1\ncases:\n"
            + "".join(
                f"  - {{name: {truth}, given: {{conforms: {{1.1.1: {truth}}}}}, expect: {found}}}\n"
                for truth, found in (
                    ("true", "conforming"),
                    ("false", "nonconforming"),
                    ("unknown", "undetermined"),
                )
            ),
        },
    )
    edition = load_edition(criteria / "town")
    found = read_trials(edition, criteria / "town", "town")[1]
    results = [run_trial(edition, trial) for trial in found.trials]
    assert all(result.is_as_expected for result in results)


TWO = f"""\
requirement: 2.1.1
cases:
  - name: Just enough of both
    given: {{documents: all, {AREA}, {HALF}}}
    expect: conforming
  - name: Nothing is known
    expect: undetermined
    reasons: [no-target, no-document]
"""


def test_a_result_is_as_expected_only_with_the_reasons_that_are_named(tmp_path: Path) -> None:
    """Undetermined for another reason is another outcome."""
    _, (first, second) = read(tmp_path, TWO)
    assert first.is_as_expected
    assert first.trial.reasons is None
    assert not second.is_as_expected
    assert second.found_reasons == {"no-document", "no-observation", "no-target"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("requirement: 2.1.1\ncases: [\n", ["yaml-syntax"]),
        ("cases: []\n", ["missing-key", "no-value"]),
        ("requirement: [2.1.1]\ncases: []\n", ["wrong-type", "no-value"]),
        ("requirement: 2.1.1\ncases: [{expect: conforming}]\n", ["missing-key"]),
    ],
)
def test_a_file_that_is_no_file_of_cases_is_refused(
    text: str, codes: list[str], tmp_path: Path
) -> None:
    """Whatever lies there under that name, there is no traceback."""
    with pytest.raises(Invalid) as invalid:
        read(tmp_path, text)
    assert sorted(each.code for each in invalid.value.diagnostics) == sorted(codes)
