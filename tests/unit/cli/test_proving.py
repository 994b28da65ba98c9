"""Proofs from the command line: how they end, what they refuse, what they leave behind."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ecorules.audit.conduct import audit
from ecorules.audit.terms import load_case
from ecorules.edition.load import load_edition
from ecorules.edition.model import Edition
from ecorules.report.proof_schema import ComparedProofRecord, ProofRecord
from ecorules.revision.proof import comparing
from ecorules.revision.proof.model import ComparedEditions
from tests.console import run
from tests.repository import ROOT

PROVE = "$ ecorules compare eit-2565 eit-2565-example --prove"
TOWN = ROOT / "tests" / "example" / "town"


@pytest.fixture(scope="module")
def proved() -> ComparedEditions:
    """Return what is proven of the shipped draft, once for all tests."""
    return comparing.compared_editions(load_edition("eit-2565"), load_edition("eit-2565-example"))


@pytest.fixture
def proving(monkeypatch: pytest.MonkeyPatch, proved: ComparedEditions) -> ComparedEditions:
    """Let the command prove what was proven already."""

    def again(old: Edition, new: Edition, **asked: object) -> ComparedEditions:
        assert (old.id, new.id) == (proved.old.id, proved.new.id)
        assert asked == {"on": None, "patience": 10}
        return proved

    monkeypatch.setattr(comparing, "compared_editions", again)
    return proved


@pytest.mark.usefixtures("proving")
def test_examples_are_kept_as_cases_that_an_audit_reads(tmp_path: Path) -> None:
    """Each edition gets what it can be told, and finds what was proven."""
    into = tmp_path / "examples"
    said = run(f"{PROVE} --save-counterexamples {into} --lang en")
    assert said.endswith(f"14 example areas kept in {into}\n")
    editions = load_edition("eit-2565"), load_edition("eit-2565-example")
    one = [
        audit(by, load_case(into / "g3-4-only-new" / by.id, by)).findings["G3.4"].met.value
        for by in editions
    ]
    assert one == ["false", "true"]
    cases = [load_case(into / "level-3-only-new" / by.id, by) for by in editions]
    old, new = (audit(by, case).conclusion.proven for by, case in zip(editions, cases, strict=True))
    assert old < 3 <= new
    assert all(case.is_synthetic for case in cases)
    assert {case.title.th for case in cases} == {
        "พื้นที่สมมติที่พิสูจน์ระดับ 3 ได้ตาม eit-2565-example แต่ไม่ได้ตาม eit-2565"
    }


@pytest.mark.usefixtures("proving")
def test_the_json_of_a_comparison_has_its_published_form() -> None:
    """Programs read the same claims, with every example."""
    record = ComparedProofRecord.model_validate(json.loads(run(f"{PROVE} --format json")))
    relations = {one.requirement: one.relation for one in record.requirements}
    assert record.is_sound
    assert (relations["G1.2"], relations["B1"]) == ("stricter", "equivalent")


def test_the_json_of_an_edition_has_its_published_form() -> None:
    """What is proven of one edition is told of each requirement and level."""
    # What the other checks find is told beside it, and decides how the command ends.
    said = run(f"$ ecorules check {TOWN} --prove --format json --lang en")
    told, ended = said[: said.index("\n}\n") + 3], said.splitlines()[-1]
    record = ProofRecord.model_validate(json.loads(told[told.index("{\n") :]))
    assert ended == "[exit 1]"
    assert [one.edition for one in record.editions] == ["town"]
    assert record.editions[0].is_sound


def test_an_example_that_an_audit_does_not_confirm_is_our_bug(
    monkeypatch: pytest.MonkeyPatch, proved: ComparedEditions
) -> None:
    """A proof that the definition contradicts is shown as a bug, and never ends well."""
    one = next(each for each in proved.requirements if each.never_only_old.examples)
    example = one.never_only_old.examples[0]
    judged = tuple(each._replace(is_as_proven=False) for each in example.judged)
    claim = replace(one.never_only_old, examples=(replace(example, judged=judged),))
    doubted = replace(proved, requirements=(replace(one, never_only_old=claim),))
    monkeypatch.setattr(comparing, "compared_editions", lambda *_, **__: doubted)
    said = run(f"{PROVE} --lang en")
    assert "the definition does not confirm this example" in said
    assert said.endswith("please report it\n[exit 3]\n")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("check eit-2562 --save-counterexamples x", "goes with `--prove`"),
        ("check eit-2562 --values-on 2022-10-01", "goes with `--prove`"),
        ("compare eit-2562 eit-2565", "which cases are to be compared?"),
        (
            "check eit-2562 --prove --save-counterexamples criteria",
            "give another folder with `--save-counterexamples`",
        ),
    ],
)
def test_what_means_nothing_is_refused(
    typed: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An option that would be passed over in silence is refused before anything is proven."""
    monkeypatch.chdir(ROOT)
    found = run(f"$ ecorules {typed} --lang en")
    assert said in found
    assert found.endswith("[exit 2]\n")


def test_without_the_solver_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The solver is an extra; everything else works without it."""
    monkeypatch.setattr("ecorules.cli.travelling.find_spec", lambda _: None)
    found = run("$ ecorules check eit-2562 --prove --lang en")
    assert "ecorules[prove]" in found
    assert found.endswith("[exit 2]\n")
