"""Talk to the command `ecorules session` on its standard input, at the root of the project."""

from __future__ import annotations

import io
import json
import sys
from types import SimpleNamespace

import pytest

from tests.console import run
from tests.repository import ROOT

EVENTS = (ROOT / "cases/demonstration/events.jsonl").read_bytes().splitlines(keepends=True)
COMMAND = "$ ecorules session eit-2562 --case cases/demonstration --lang"


def session(
    monkeypatch: pytest.MonkeyPatch, lines: bytes, options: str = "", lang: str = "en"
) -> str:
    """Return what a session says to lines on its standard input."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(lines)))
    return run(f"{COMMAND} {lang} {options}".rstrip())


def said(answer: str) -> list[dict[str, object]]:
    """Return the lines of JSON that a session says."""
    return [json.loads(line) for line in answer.splitlines() if line.startswith("{")]
