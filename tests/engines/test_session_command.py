"""The command: its check, its form, and what it does with lines that are hardly lines."""

from __future__ import annotations

import json
import sys

import pytest
from jsonschema import Draft202012Validator

from ecorules.engines import _durable
from ecorules.engines.compiled import compiled
from tests.console import run
from tests.engines.conversation import EVENTS, said, session
from tests.faults import Fault, planted
from tests.repository import DOCS, ROOT

pytest.importorskip("durable")

SCHEMA = json.loads((DOCS / "schema/session.schema.json").read_text(encoding="utf-8"))


def test_a_check_stops_at_the_first_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    """A session that is not what an audit says must not go on as if nothing were the matter."""
    fault = Fault(
        "nothing is told on",
        "ecorules.engines.session",
        "atoms.update(self._memory.tell(told))",
        "atoms.update(self._memory.tell(told) if len(told) > 9 else ())",
    )
    with planted(fault):
        found = session(monkeypatch, b"".join(EVENTS), "--check")
    *_, last = said(found)
    problems = last["error"]
    assert isinstance(problems, list)
    assert problems[0]["code"] == "engines-differ"
    assert problems[0]["message"] == (
        "the session differs from a fresh audit: this is a bug of ecorules, please report it "
        "with the case and the lines up to here"
    )
    assert "1.1.1" in problems[0]["where"]
    assert found.endswith("[exit 1]\n")
    assert len(said(session(monkeypatch, b"".join(EVENTS), "--check"))) == len(EVENTS) + 2


def test_every_line_holds_to_the_published_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who reads our lines can rely on their form."""
    wrong = (ROOT / "tests/golden/bad/inputs/session/events.jsonl").read_bytes()
    closing = b'{"close": "register"}\n{"document": "factory-roster", "state": "planned"}\n'
    told = said(session(monkeypatch, b"".join(EVENTS) + wrong + closing))
    validator = Draft202012Validator(SCHEMA)
    assert [error.message for line in told for error in validator.iter_errors(line)] == []
    assert list(validator.iter_errors({"line": 1}))
    assert list(validator.iter_errors({**told[1], "kind": "nothing"}))


HARDLY_LINES = (
    (b"\xb5\xd2\n", ["not-utf8"]),
    (b'{"close": "\x00register"}\n', ["control-character"]),
    (b" " + b"[" * 5000 + b"\n", ["too-deep"]),
    (b"[" * 70 + b"]" * 70 + b"\n", ["too-deep"]),
    (b'{"observe": {"fact": "green_area", "value": NaN}}\n', ["not-a-number"]),
    (b'"close"\n', ["wrong-type"]),
    (b"7\n", ["wrong-type"]),
    (b"null\n", ["wrong-type"]),
    (b'{"retract": "everything"}\n', ["wrong-type"]),
    (b'{"retract": {"event": 1}, "close": "register"}\n', ["unknown-key"]),
    (b'{"retract": {"event": -1}}\n', ["out-of-range"]),
    (b'{"retract": {}}\n', ["unknown-form"]),
    (b'{"member": "x"}\n', ["wrong-type"]),
    (b'{"observe": {"fact": "bod", "value": 3}}\n', ["fact-of-a-roster"]),
    (b'{"roster": "shops", "complete": true}\n', ["unknown-roster"]),
    (b'{"target": "1.1.1", "value": "3 %", "source": "plan"}\n', ["unknown-target"]),
    (
        b'{"target": "12.2.1", "value": "x", "until": "2021-01-01", "source": "plan"}\n',
        ["not-a-number", "ends-before-it-begins"],
    ),
    (
        b'{"retract": {"observe": {"fact": "green_area", "value": "3 m3"}}}\n',
        ["unit-mismatch"],
    ),
    (b'{"retract": {"member": "x", "columns": ["colour"]}}\n', ["unknown-column"]),
    (b'{"retract": {"member": "x", "roster": "shops"}}\n', ["unknown-roster"]),
    (b'{"observe": {"fact": "green_area", "value": "' + b"1" * 2_000_000 + b'"}}\n', ["too-large"]),
)


@pytest.mark.parametrize(
    ("line", "codes"),
    HARDLY_LINES,
    ids=[f"{number}-{each[1][0]}" for number, each in enumerate(HARDLY_LINES)],
)
def test_what_is_hardly_a_line_is_refused_and_the_next_one_taken(
    monkeypatch: pytest.MonkeyPatch, line: bytes, codes: list[str]
) -> None:
    """Whatever comes down the line, a session neither ends nor says anything untrue."""
    _, refused, taken, closing = said(session(monkeypatch, line + EVENTS[0]))
    problems = refused["error"]
    assert isinstance(problems, list)
    assert [problem["code"] for problem in problems] == codes
    assert refused["line"] == 1
    assert (taken["line"], taken["event"]) == (2, 1)
    assert (closing["events"], closing["refused"]) == (1, 1)


EVERY_KIND = """\
{"observe": {"fact": "green_area", "value": "3150 rai", "fiscal_year": 2564, "evidence": []}}
{"retract": {"observe": {"fact": "green_area", "fiscal_year": 2564, "value": "3150 rai"}}}
{"document": "own-plan", "state": "submitted", "title": {"th": "แผน", "en": "Plan"}}
{"observe": {"fact": "eia_monitoring", "value": false, "evidence": ["own-plan"]}}
{"retract": {"document": "own-plan"}}
{"member": {"registration": "ตย-999", "name": "New", "bod_limit": "60 mg/l", "tkn": null}}
{"retract": {"member": "ตย-999", "columns": ["bod_limit"]}}
{"retract": {"member": "ตย-999"}}
{"roster": "factories", "complete": false, "evidence": ["factory-roster", "own-plan"]}
{"target": "12.2.1", "value": "25 %", "source": "plan"}
{"retract": {"target": "12.2.1"}}
{"close": "register"}
{"retract": {"close": "register"}}
{"retract": {"event": 9}}
"""


def test_every_kind_of_event_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """And after each of them a session says what a fresh audit says."""
    answer = session(monkeypatch, EVERY_KIND.encode(), "--check")
    opening, *steps, closing = said(answer)
    assert [step["event"] for step in steps] == list(range(1, 15))
    first, last = opening["state"], closing["state"]
    assert isinstance(first, dict)
    assert isinstance(last, dict)
    assert first["verdicts"] == last["verdicts"]


def test_a_rule_engine_that_breaks_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it says cannot be trusted any more; what was told is not lost."""
    fault = Fault(
        "both rails",
        "ecorules.engines.session",
        "    for truth, atoms in ((before, lost), (after, told)):",
        "    for truth, atoms in ((after, told), (~after, told)):",
    )
    with planted(fault):
        (broken,) = said(answer := session(monkeypatch, EVENTS[0] + EVENTS[1]))
    assert answer.endswith("[exit 1]\n")
    assert '"code": "engine-broke"' in json.dumps(broken)
    assert "contradict each other" in answer


def test_a_line_may_have_any_end_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines come from Windows, with a mark before them, with blank ones between."""
    lines = b"\xef\xbb\xbf" + EVENTS[0].strip() + b"\r\n\r\n  \n" + EVENTS[1].strip()
    first, second = said(session(monkeypatch, lines))[1:-1]
    assert (first["line"], first["event"]) == (1, 1)
    assert (second["line"], second["event"]) == (4, 2)


UNAVAILABLE = """\
error: a session needs durable-rules, which cannot be loaded here ({why})
  help: {remedy}
see `ecorules session --help`
[exit 2]
"""


def test_without_a_rule_engine_only_this_command_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On Python 3.13 the library does not load: we say so, and audits are as they were."""
    monkeypatch.chdir(ROOT)
    audited = run("$ ecorules audit cases/demonstration --lang en")
    _durable._engine.cache_clear()  # noqa: SLF001 - it is loaded once
    compiled.cache_clear()
    monkeypatch.setitem(sys.modules, "durable", None)
    monkeypatch.setattr(sys, "version_info", (3, 13, 0, "final", 0))
    why, remedy = (
        "import of durable halted; None in sys.modules",
        _durable.unavailable("").remedy.en,
    )
    found = session(monkeypatch, EVENTS[0])
    assert found == UNAVAILABLE.format(why=why, remedy=remedy)
    assert run("$ ecorules audit cases/demonstration --lang en") == audited
    assert run("$ ecorules session --lang en --help").startswith("Usage: ecorules session")
