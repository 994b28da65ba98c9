"""One event in an open session, from the line that is read to the answer, beside a full audit.

The demonstration case: 41 requirements, 164 factories.  Each kind of event is told and taken
back again in one session, so that every round starts alike.  Beside it, in the same run, what
the same news costs without a session: a full audit of the case after the event, of which
nothing was worked out before.  At the end, the definition brought up to date (`updated`) after
a change of one document, and where the time goes of each event that misses the aim.
"""

from __future__ import annotations

import cProfile
import pstats
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ecorules import File, audit, load_case, load_edition, updated
from ecorules.case.model import EvidenceState
from ecorules.engines.course import Course, Step
from ecorules.report.session import step_line

ROOT = Path(__file__).parents[1]
ROUNDS, AUDITED, AIM, SHOWN = 40, 4, 1000, 4
ACCEPT = '{"document": "1.1.1/upgrade-plan", "state": "accepted"}'
PAPER = '"10.1.1/energy-database"'
# What is told, and the line that takes it back.
EVENTS = {
    "document accepted": (ACCEPT, '{"retract": {"document": "1.1.1/upgrade-plan"}}'),
    "document rejected": (
        '{"document": "1.1.1/road-map", "state": "rejected"}',
        '{"document": "1.1.1/road-map", "state": "accepted"}',
    ),
    "value observed": (
        '{"observe": {"fact": "energy_use", "value": "43000 toe", "evidence": [' + PAPER + "]}}",
        '{"retract": {"observe": {"fact": "energy_use", "value": "43000 toe"}}}',
    ),
    "target set": (
        '{"target": "12.2.1", "from": "2021-10-01", "value": "25 %", "source": "plan"}',
        '{"retract": {"target": "12.2.1"}}',
    ),
    "factory completed": (
        '{"member": {"registration": "ตย-134", "bod_limit": "60 mg/l"}}',
        '{"retract": {"member": "ตย-134", "columns": ["bod_limit"]}}',
    ),
    "factory joined": (
        '{"member": {"registration": "ตย-999", "green_industry_level": 2}}',
        '{"retract": {"member": "ตย-999"}}',
    ),
    "roster rejected": (
        '{"document": "factory-roster", "state": "rejected"}',
        '{"document": "factory-roster", "state": "accepted"}',
    ),
    "register closed": ('{"close": "register"}', '{"retract": {"close": "register"}}'),
}


def main() -> None:
    """Time every kind of event and print it beside a full audit."""
    edition = load_edition("eit-2562")
    case = load_case(ROOT / "cases/demonstration", edition)
    course = Course(edition, case)
    found = audit(edition, case)
    accepted = replace(
        case.register.evidence["1.1.1/road-map"],
        code="1.1.1/upgrade-plan",
        state=EvidenceState.ACCEPTED,
    )
    print("microseconds                event  answered  taken back  full audit  ratio")
    slow = []
    for name, (line, back) in EVENTS.items():
        event, answered, taken_back, anew = rounds(course, line, back)
        slow += [name] * (event > AIM)
        times = f"{event:8.0f}  {answered:8.0f}  {taken_back:10.0f}  {anew:10.0f}"
        print(f"{name:24} {times}  1/{anew / event:.0f}")
    again = microseconds(lambda: updated(found, File(accepted)))
    print(f"{'`updated`, one document':24} {again:8.0f}")
    print(f"aim: an event under {AIM}")
    print("share of the time of those above it, with all that a function calls")
    for name in slow:
        told = ", ".join(f"{share:.0%} {function}" for function, share in parts(course, name))
        print(f"{name:24} {told}")


# The stages of an event; none of them calls another.
STAGES = {
    "reading.py:event": "reading the line",
    "ledger.py:after": "the case after it",
    "alike.py:alike": "finding who is alike",
    "subject.py:once": "judging and adding up the kinds",
    "_durable.py:tell": "telling the rule engine",
    "_durable.py:forget": "taking back from the rule engine",
    "finding.py:finding": "findings and their reasons",
    "follow_up.py:follow_up": "follow-up",
}


def parts(course: Course, name: str) -> list[tuple[str, float]]:
    """Return the stages in which most of the time of an event goes, with their shares."""
    profile, (line, back) = cProfile.Profile(), EVENTS[name]
    for number in range(ROUNDS // AUDITED):
        profile.enable()
        taken(course, line, number)
        profile.disable()
        taken(course, back, number)
    stats = pstats.Stats(profile).stats
    spent = {
        f"{Path(path).name}:{function}": cumulative
        for (path, _, function), (_, _, _, cumulative, _) in stats.items()
    }
    whole = spent["session_event.py:taken"]
    found = [(said, spent.get(stage, 0.0) / whole) for stage, said in STAGES.items()]
    return sorted(found, key=lambda one: -one[1])[:SHOWN]


def rounds(course: Course, line: str, back: str) -> list[float]:
    """Return the medians of an event, with its answer, of taking it back, and of an audit."""
    events, answers, backs, audits = (list[float]() for _ in range(4))
    for number in range(ROUNDS):
        begun = time.perf_counter()
        step = taken(course, line, number)
        events.append(time.perf_counter() - begun)
        step_line(course, step, number, "en")
        answers.append(time.perf_counter() - begun)
        anew = audited_anew(course) if number % AUDITED == 0 else 0.0
        begun = time.perf_counter()
        taken(course, back, number)
        backs.append(time.perf_counter() - begun)
        if number % AUDITED == 0:
            audits.append(anew)
    return [statistics.median(each) * 1e6 for each in (events, answers, backs, audits)]


def audited_anew(course: Course) -> float:
    """Return how long an audit of the case takes of which nothing was worked out before."""
    found = course.audit
    rosters = {name: replace(members) for name, members in found.case.rosters.items()}
    case = replace(found.case, rosters=rosters)
    begun = time.perf_counter()
    audit(found.edition, case, on=found.on, kind=found.kind)
    return time.perf_counter() - begun


def taken(course: Course, line: str, number: int) -> Step:
    """Take a line that is right."""
    step = course.take(line.encode(), "-", number)
    assert isinstance(step, Step), step  # noqa: S101 - a benchmark of what it says
    return step


def microseconds(task: Callable[[], object]) -> float:
    """Return the median time of a task, after one run that is not counted."""
    task()
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        task()
        times.append(time.perf_counter() - begun)
    return statistics.median(times) * 1e6


if __name__ == "__main__":
    main()
