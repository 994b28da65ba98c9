"""What was found is said with its figures, what is missing with those it is missing for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.diagnostics import Language
from ecorules.language.evaluate import evaluate, measure
from ecorules.language.sentence import Words, gap_sentence, judged_sentence
from ecorules.language.subject import Lack
from ecorules.language.syntax import (
    Measure,
    Node,
)
from ecorules.language.trace import Judged, unresolved
from ecorules.language.vocabulary import Vocabulary
from tests.evidence import worlds
from tests.strategies import conditions, measures
from tests.unit.language.example import VOCABULARY, WORDS
from tests.unit.language.found import GAPS, JUDGED
from tests.world import World

FOUND = Path(__file__).with_name("judgements.txt")
MISSING = Path(__file__).with_name("gaps.txt")
BOTH: tuple[Language, Language] = ("en", "th")


def judged(node: Node, world: World) -> Judged:
    """Return what is found of a condition or a measure."""
    return measure(node, world) if isinstance(node, Measure) else evaluate(node, world)


def test_what_was_found_is_said_in_both_languages(request: pytest.FixtureRequest) -> None:
    """The figure, what it was made from and what was asked stand in one sentence."""
    page = "\n".join(
        f"# {name}\n{said('en')}\n{said('th')}\n"
        for name, node, world in JUDGED
        for said in [sayer(judged(node, world))]
    )
    compare(page, FOUND, request)


def sayer(found: Judged) -> Callable[[Language], str]:
    """Return how a judgement is said in a language."""
    return lambda lang: judged_sentence(found, VOCABULARY, WORDS, lang)


def compare(page: str, written: Path, request: pytest.FixtureRequest) -> None:
    """Compare a page with the one that a person has read, or write it."""
    if request.config.getoption("golden") == "rewrite":
        written.write_text(page, encoding="utf-8")
    assert page == written.read_text(encoding="utf-8")


def test_what_is_missing_is_said_in_both_languages(request: pytest.FixtureRequest) -> None:
    """Whoever reads it knows what to get, of which year, and for whom."""
    page = "\n".join(
        f"{gap_sentence(each, VOCABULARY, WORDS, 'en')}\n"
        f"{gap_sentence(each, VOCABULARY, WORDS, 'th')}\n"
        for each in GAPS
    )
    compare(page, MISSING, request)


def test_every_kind_of_lack_is_said() -> None:
    """No reason for an open verdict is without words."""
    assert {each.gap.lack for each in GAPS} == set(Lack)


@given(st.data())
def test_every_judgement_can_be_said(data: st.DataObject) -> None:
    """Whatever is known of an area, what is found and what is missing can be said."""
    node = data.draw(st.one_of(conditions(), measures()))
    found = judged(node, data.draw(worlds(node)))
    nothing_declared = Vocabulary({}, {}, {})
    for lang in BOTH:
        assert judged_sentence(found, nothing_declared, Words(), lang)
        for each in unresolved(found):
            assert gap_sentence(each, nothing_declared, Words(), lang)
