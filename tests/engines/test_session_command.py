"""The command: its log, its check, and what it does with lines that are hardly lines."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from jsonschema import Draft202012Validator

pytest.importorskip("durable")

from ecorules.engines import _durable
from ecorules.engines.compiled import compiled
from tests.console import run
from tests.faults import Fault, planted
from tests.repository import DOCS, ROOT

EVENTS = (ROOT / "cases/demonstration/events.jsonl").read_bytes().splitlines(keepends=True)
COMMAND = "$ ecorules session eit-2562 --case cases/demonstration --lang en"
SCHEMA = json.loads((DOCS / "schema/session.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every command at the root, in no language of its own."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def session(monkeypatch: pytest.MonkeyPatch, lines: bytes, options: str = "") -> str:
    """Return what a session says to lines on its standard input."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(lines)))
    return run(f"{COMMAND} {options}".rstrip())


def said(answer: str) -> list[dict[str, object]]:
    """Return the lines of JSON that a session says."""
    return [json.loads(line) for line in answer.splitlines() if line.startswith("{")]


def test_a_session_goes_on_where_its_log_ends(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It makes no difference whether the program was ended between two events."""
    whole = said(session(monkeypatch, b"".join(EVENTS)))
    log = tmp_path / "audit.log"
    for number, line in enumerate(EVENTS):
        opening, _, closing = said(session(monkeypatch, line, f"--log {log}"))
        assert opening["events"] == number
        assert closing["events"] == number + 1
    opening, closing = said(session(monkeypatch, b"", f"--log {log}"))
    assert opening["state"] == closing["state"] == whole[-1]["state"]
    kept = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [entry["line"] for entry in kept[1:]] == [line.decode().strip() for line in EVENTS]


def test_only_what_was_taken_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A line that was refused never happened."""
    log = tmp_path / "audit.log"
    lines = EVENTS[0] + b'{"close": "the door"}\n' + EVENTS[1]
    assert session(monkeypatch, lines, f"--log {log}").endswith("[exit 3]\n")
    assert len(log.read_bytes().splitlines()) == 3


def test_a_line_that_was_cut_off_is_dropped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The power went while it was written: nobody had been answered, so it never happened."""
    log = tmp_path / "audit.log"
    session(monkeypatch, b"".join(EVENTS[:2]), f"--log {log}")
    whole = log.read_bytes()
    log.write_bytes(whole[:-7])
    opening, _, closing = said(session(monkeypatch, EVENTS[1], f"--log {log}"))
    assert opening["events"] == 1
    assert closing["events"] == 2
    assert log.read_bytes() == whole


ANOTHER = """\
{log}:1:1: error[log-of-another]: this log was begun with another edition, case, day or round
  help: use the edition and the case as they were, or begin a new log
[exit 3]
"""
NO_LOG = """\
{log}:{line}:1: error[not-a-log]: this is no line of the log of a session
  help: name another file with `--log`
[exit 3]
"""


def test_the_log_of_another_audit_is_not_replayed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Events mean something else in another case, on another day, in another round."""
    log = tmp_path / "audit.log"
    session(monkeypatch, EVENTS[0], f"--log {log}")
    before = log.read_bytes()
    for options in ("--on 2022-09-29", "--round certification"):
        found = session(monkeypatch, b"", f"--log {log} {options}")
        assert found == ANOTHER.format(log=log)
    assert log.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("no log\n", 1),
        ("[1]\n", 1),
        ("{}\n", 1),
        ("{head}[]\n", 2),
        ('{head}{"event": 2, "line": "{}"}\n', 2),
        ('{head}{"event": 1, "line": 7}\n', 2),
    ],
)
def test_a_file_that_is_no_log_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str, line: int
) -> None:
    """Whoever names the wrong file loses nothing."""
    log = tmp_path / "audit.log"
    session(monkeypatch, b"", f"--log {log}")
    written = content.replace("{head}", log.read_text(encoding="utf-8"))
    log.write_text(written, encoding="utf-8")
    assert session(monkeypatch, EVENTS[0], f"--log {log}") == NO_LOG.format(log=log, line=line)
    assert log.read_text(encoding="utf-8") == written


def test_a_log_whose_event_cannot_be_taken_is_told_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Somebody wrote in it: what is wrong is said as it is of any line."""
    log = tmp_path / "audit.log"
    session(monkeypatch, EVENTS[0], f"--log {log}")
    log.write_text(log.read_text(encoding="utf-8").replace("1.1.1/road-", "1.1.1/raod-"), "utf-8")
    found = session(monkeypatch, b"", f"--log {log}")
    assert f"{log}:2:14: error[unknown-evidence]: no evidence item is called `1.1.1/raod-" in found
    assert found.endswith("[exit 3]\n")


def test_what_cannot_be_kept_is_not_answered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An event counts once it is on the disk; where there is no room, it never happened."""
    log = tmp_path / "audit.log"
    session(monkeypatch, b"", f"--log {log}")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    found = session(monkeypatch, EVENTS[0], f"--log {log}")
    assert [list(each)[:2] for each in said(found)] == [["case", "edition"]]
    said_so = "error: the result could not be written ({log}: No space left on device)\n[exit 1]\n"
    assert found.endswith(said_so.format(log=log))
    named = session(monkeypatch, b"", f"--log {tmp_path}")
    assert named.startswith("error: the result could not be written")


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
