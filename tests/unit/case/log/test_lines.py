"""One event is one line, in one spelling, and comes back as it was."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from ecorules.case.log import Accepted, Event
from ecorules.case.log.lines import digest_of, event_of, is_untouched, line_of, log_json_schema
from ecorules.diagnostics import Span
from tests.unit.case.log.happening import DAY, DIGESTS, EVENTS, MAP

SPAN = Span.whole("register.jsonl")
SCHEMA = Draft202012Validator(log_json_schema())


@given(event=EVENTS, previous=st.just("") | DIGESTS)
def test_an_event_comes_back_from_its_line(event: Event, previous: str) -> None:
    """Nothing that was recorded is lost or changed by being kept."""
    line = line_of(event, previous)
    said = json.loads(line)
    assert b"\n" not in line
    assert is_untouched(line, said)
    assert event_of(line, SPAN) == event
    assert said["previous"] == previous


@given(event=EVENTS)
def test_a_line_holds_to_the_published_schema(event: Event) -> None:
    """Other programs can read the log."""
    assert not list(SCHEMA.iter_errors(json.loads(line_of(event, ""))))


def test_a_line_reads_as_it_is_published() -> None:
    """The form of the log is a promise: whoever keeps one can read it in ten years."""
    line = line_of(Accepted(MAP, "ผู้ตรวจ", DAY), "0" * 64)
    digest = json.loads(line)["digest"]
    assert line.decode() == (
        f'{{"at":"2022-01-10","by":"ผู้ตรวจ","digest":"{digest}","event":"accept",'
        f'"item":"1.2.1/map","previous":"{"0" * 64}"}}'
    )
    rest = line.replace(f'"digest":"{digest}",'.encode(), b"")
    assert digest == digest_of(rest)


def test_a_line_of_another_kind_is_no_event() -> None:
    """A newer program may have written what this one does not know."""
    assert event_of(b'{"event":"seal"}', SPAN) is None
