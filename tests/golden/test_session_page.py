"""The JSON that the page about sessions shows is what a session answers."""

from __future__ import annotations

import json
import re

import pytest

from tests.console import run
from tests.repository import DOCS, ROOT

pytest.importorskip("durable")

PAGE = DOCS / "session.md"
RIGHT = "ecorules session eit-2562 --case cases/demonstration cases/demonstration/events.jsonl"
WRONG = RIGHT.replace("cases/demonstration/events", "tests/golden/bad/inputs/session/events")
_BLOCK = re.compile(r"(?<=^```json\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)


def answers(command: str) -> list[dict[str, object]]:
    """Return what a session answers, line by line."""
    return [json.loads(line) for line in run(f"$ {command}").splitlines() if line[0] == "{"]


def shown() -> list[object]:
    """Return what the page is to show: an event, what it calls for in Thai, and a refusal."""
    thai = answers(f"{RIGHT} --lang th")[6]["follow_up"]
    assert isinstance(thai, list)
    return [answers(f"{RIGHT} --lang en")[6], thai, answers(f"{WRONG} --lang en")[5]]


def test_the_page_shows_what_a_session_answers(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Who writes a dashboard works from this page."""
    monkeypatch.chdir(ROOT)
    texts = iter(json.dumps(each, ensure_ascii=False, indent=2) + "\n" for each in shown())
    before = PAGE.read_text(encoding="utf-8")
    now = _BLOCK.sub(lambda _: next(texts), before)
    if request.config.getoption("golden") == "rewrite":
        PAGE.write_text(now, encoding="utf-8")
    else:
        assert before == now
    assert next(texts, None) is None


def test_every_event_of_the_page_can_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that is copied from the page is a line that a session understands."""
    monkeypatch.chdir(ROOT)
    lines = re.findall(r"^\| .* \| `(\{.*\})` \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    events = [json.loads(line) for line in lines]
    told = {next(iter(event)) for event in events}
    assert told == {"observe", "document", "member", "roster", "target", "close", "retract"}
    taken_back = {next(iter(event["retract"])) for event in events if "retract" in event}
    assert taken_back == {"observe", "document", "member", "target", "close", "event"}
