"""A session is at every moment what a fresh audit says, and its lines are its whole history."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("durable")

from ecorules import audit
from ecorules.audit.conduct import Audit
from ecorules.audit.finding import Finding, Verdict
from ecorules.case.change import changed
from ecorules.engines.course import Course, Step
from ecorules.engines.follow_up import Ask, Open, Proven, Reachable, Shut
from ecorules.engines.gates import Limits, Wiring, concluded
from ecorules.engines.rails import rails_of
from ecorules.engines.session import Session
from ecorules.levels import LevelState
from tests.random_cases import random_case
from tests.random_changes import random_change
from tests.random_editions import random_edition
from tests.random_lines import random_line

HISTORIES, LENGTH = 150, 8
EXAMPLES = st.randoms(use_true_random=False)


def assert_same(found: Audit) -> None:
    """Hold a session to a fresh audit of its case, trace by trace."""
    wanted = audit(found.edition, found.case, on=found.on, kind=found.kind)
    assert found.findings == wanted.findings
    assert found.conclusion == wanted.conclusion


@given(EXAMPLES)
def test_after_each_change_a_session_says_what_a_fresh_audit_says(chance: Random) -> None:
    """Nothing is left over from before a change, and nothing is missed that it moved."""
    edition = random_edition(chance)
    with Session(edition, random_case(chance, edition)) as session:
        assert_same(session.audit)
        for _ in range(4):
            change = random_change(chance, edition, session.case)
            session.move(changed(session.case, change))
            assert_same(session.audit)


@given(EXAMPLES)
def test_whatever_lines_come_a_session_says_what_a_fresh_audit_says(chance: Random) -> None:
    """A line is taken or refused as a whole, and one that is refused changes nothing."""
    edition = random_edition(chance)
    course = Course(edition, random_case(chance, edition))
    with course.session:
        for number in range(LENGTH):
            before = course.audit
            taken = course.take(random_line(chance, edition, course.events), "-", number + 1)
            assert course.differences() == []
            if not isinstance(taken, Step):
                assert course.audit == before
                assert all(problem.message.en and problem.message.th for problem in taken)


def history(chance: Random, length: int) -> tuple[Course, Course, list[bytes]]:
    """Return a course, another one from the same start, and the lines that the first took."""
    edition = random_edition(chance)
    case = random_case(chance, edition)
    course, lines = Course(edition, case), list[bytes]()
    while len(lines) < length:
        line = random_line(chance, edition, course.events)
        if isinstance(course.take(line, "-", len(lines) + 1), Step):
            lines.append(line)
    return course, Course(edition, replace(case)), lines


def test_replaying_the_lines_that_were_taken_leads_to_the_same_state() -> None:
    """A session is its history: who has the lines has everything."""
    chance = Random(7)  # noqa: S311 - no secret: the same histories every time
    for _ in range(HISTORIES):
        course, again, lines = history(chance, LENGTH)
        for number, line in enumerate(lines, start=1):
            step = again.take(line, "log", number)
            assert isinstance(step, Step)
            assert step.number == number
        assert again.audit.findings == course.audit.findings
        assert again.audit.conclusion == course.audit.conclusion
        for each in (course, again):
            each.session.close()


def test_an_event_that_is_taken_back_never_happened() -> None:
    """What is left is the case without it; where later events stand on it, it stays."""
    chance = Random(11)  # noqa: S311 - no secret: the same histories every time
    refused = 0
    for _ in range(HISTORIES):
        course, without, lines = history(chance, LENGTH)
        number = chance.randrange(1, LENGTH + 1)
        line = f'{{"retract": {{"event": {number}}}}}'.encode()
        taken = course.take(line, "-", LENGTH + 1)
        others = [one for place, one in enumerate(lines, start=1) if place != number]
        if isinstance(taken, Step) and not any(b'"event"' in one for one in lines):
            assert all(isinstance(without.take(one, "-", 1), Step) for one in others)
            assert course.audit.findings == without.audit.findings
        refused += not isinstance(taken, Step)
        assert course.differences() == []
        for each in (course, without):
            each.session.close()
    assert 0 < refused < HISTORIES


def test_what_a_step_tells_is_the_difference_between_two_audits() -> None:
    """Nothing that changed is left out, and nothing is told that did not."""
    chance, heard = Random(13), 0  # noqa: S311 - no secret: the same histories every time
    for _ in range(HISTORIES):
        edition = random_edition(chance)
        course = Course(edition, random_case(chance, edition))
        for number in range(LENGTH):
            before = course.audit
            step = course.take(random_line(chance, edition, course.events), "-", number)
            if isinstance(step, Step):
                heard += assert_told(before, step, course.audit)
        course.session.close()
    assert heard > HISTORIES // 2


def assert_told(before: Audit, step: Step, after: Audit) -> int:
    """Hold what a step tells to what changed; return how many findings did."""
    differing = {
        code for code, one in after.findings.items() if told(one) != told(before.findings[code])
    }
    assert {one.requirement.code for _, one in step.moved.findings} == differing
    assert step.moved.before == before.conclusion
    assert step.moved.after == after.conclusion
    failing = [
        {code for code, one in found.findings.items() if one.verdict is Verdict.NONCONFORMING}
        for found in (before, after)
    ]
    opened = {each.requirement for each in step.calls_for if isinstance(each, Open)}
    shut = {each.requirement for each in step.calls_for if isinstance(each, Shut)}
    assert (opened, shut) == (failing[1] - failing[0], failing[0] - failing[1])
    assert_levels(before, step, after)
    return len(differing)


def told(found: Finding) -> tuple[object, ...]:
    """Return what people hear of a finding: all but the amounts in its trace."""
    return (found.verdict, found.met, found.reasons, found.failures, found.causes)


def assert_levels(before: Audit, step: Step, after: Audit) -> None:
    """Hold what a step calls for of levels to how they stand."""
    for state, kind in ((LevelState.PROVEN, Proven), (LevelState.BLOCKED, Reachable)):
        levels = [
            {one.level.number for one in found.conclusion.rungs if one.state is state}
            for found in (before, after)
        ]
        moved = {each.level for each in step.calls_for if isinstance(each, kind)}
        assert moved == levels[0] ^ levels[1]
    asked = {
        (each.requirement, each.reason.gap) for each in step.calls_for if isinstance(each, Ask)
    }
    lacking = {(code, reason.gap) for code, one in after.findings.items() for reason in one.reasons}
    assert asked <= lacking


def test_where_there_are_several_rosters_a_line_names_one() -> None:
    """A member of which nobody knows where it belongs is asked about, not guessed."""
    chance = Random(17)  # noqa: S311 - no secret: the same edition every time
    edition = random_edition(chance)
    course = Course(edition, random_case(chance, edition))
    refused = course.take(b'{"member": {"registration": "F1"}}', "-", 3)
    course.session.close()
    assert isinstance(refused, tuple)
    assert [(one.code, one.message.en, one.help.en if one.help else "") for one in refused] == [
        ("missing-key", "the key `roster` is missing", "write one of `factories`, `villages`")
    ]


@given(EXAMPLES)
def test_gates_conclude_the_same_cut_to_any_size(chance: Random) -> None:
    """What follows does not depend on how wide a gate may be or how large a part."""
    rails = rails_of(random_edition(chance))
    atoms = sorted({atom for gate in rails.gates for atom in gate.inputs})
    known = chance.sample(atoms, len(atoms) // 2)
    whole = concluded(rails.gates, known)
    limits = Limits(chance.randrange(2, 5), chance.randrange(1, 4), chance.randrange(4, 12))
    wiring = Wiring.of(rails.gates, limits)
    parts = [gate for part in wiring.parts for gate in part]
    named = {atom for gate in rails.gates for atom in (gate.atom, *gate.inputs)}
    assert concluded(parts, known) & named == whole & named
    assert all(len(gate.inputs) <= limits.inputs for gate in parts)
    for part in wiring.parts:
        read = [atom for gate in part for atom in gate.inputs]
        assert max(map(read.count, read), default=0) <= limits.readers
        assert len(set(read)) <= max(limits.width, limits.inputs)
