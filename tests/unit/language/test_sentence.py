"""Sentences: every node is said in both languages, and says what it means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given

from ecorules.diagnostics import Language
from ecorules.language.sentence import Words, sentence
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Constant,
    Count,
    Every,
    FactValue,
    Holds,
    IfNone,
    Measure,
    Node,
    Not,
    Relation,
    Share,
    Some,
    Sum,
)
from ecorules.language.vocabulary import Vocabulary
from tests.strategies import conditions, measures
from tests.unit.language.example import VOCABULARY, WORDS, count, percent
from tests.unit.language.saying import CSR, ECO, NODES

SAID = Path(__file__).with_name("sentences.txt")
NOTHING_DECLARED = Vocabulary({}, {}, {})


def test_every_node_is_said_in_both_languages(request: pytest.FixtureRequest) -> None:
    """What an auditor reads is on the page, to be read by a person when it changes."""
    page = "\n".join(
        f"# {name}\n{sentence(node, VOCABULARY, WORDS, 'en')}\n"
        f"{sentence(node, VOCABULARY, WORDS, 'th')}\n"
        for name, node in NODES
    )
    if request.config.getoption("golden") == "rewrite":
        SAID.write_text(page, encoding="utf-8")
    assert page == SAID.read_text(encoding="utf-8")


@pytest.mark.parametrize("vocabulary", [VOCABULARY, NOTHING_DECLARED], ids=["known", "unknown"])
@pytest.mark.parametrize("node", [pytest.param(node, id=name) for name, node in NODES])
def test_a_sentence_is_never_a_riddle(node: Node, vocabulary: Vocabulary) -> None:
    """Brackets close, nothing is left unfilled, and Thai is Thai."""
    assert_said(node, vocabulary, Words())


@given(measures())
def test_every_measure_can_be_said(node: Measure) -> None:
    """Whatever measure an author writes has a name in both languages."""
    assert_said(node, NOTHING_DECLARED, Words())


@given(conditions())
def test_every_condition_can_be_said(node: Condition) -> None:
    """Whatever condition an author writes is a sentence in both languages."""
    assert_said(node, NOTHING_DECLARED, Words())


def assert_said(node: Node, vocabulary: Vocabulary, words: Words) -> None:
    """Check what holds of every sentence, whatever it is about."""
    languages: tuple[Language, ...] = ("en", "th")
    for lang in languages:
        said = sentence(node, vocabulary, words, lang)
        assert said == said.strip()
        assert said
        assert "  " not in said
        assert "{" not in said
        assert are_closed(said)
    if not isinstance(node, Constant | FactValue | Sum):
        assert re.search("[\u0e01-\u0e5b]", sentence(node, vocabulary, words, "th"))


def are_closed(said: str) -> bool:
    """Return whether every bracket that opens is closed after it."""
    depth = 0
    for character in said:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth < 0:
            return False
    return depth == 0


def atoms() -> Iterator[Condition]:
    """Yield small conditions about the area and about its factories."""
    level = FactValue("wells")
    yield Holds("flood_plan")
    yield Holds("flood_plan", 1)
    for relation in Relation:
        yield Compare(level, relation, count(1))
    yield Compare(level, Relation.AT_LEAST, FactValue("wells", 1))
    yield Compare(level, Relation.MORE_THAN, FactValue("wells", 1))
    for that in (CSR, ECO, Not(ECO), AllOf((CSR, ECO)), AnyOf((CSR, ECO))):
        for where in (None, CSR, Not(CSR)):
            yield Every("factories", that, where)
            yield Some("factories", that, where)
            for answer in IfNone:
                yield Compare(
                    Share("factories", that, where), Relation.AT_LEAST, percent(50), answer
                )
        yield Compare(Count("factories", that), Relation.AT_LEAST, count(1))


def family() -> Iterator[Condition]:
    """Yield the atoms and what can be made of two or three of them."""
    single = tuple(atoms())
    yield from single
    yield from map(Not, single)
    for left, right in combinations(single, 2):
        yield AllOf((left, right))
        yield AnyOf((left, right))
    for one, two, three in product(single[:12:2], repeat=3):
        yield AllOf((AnyOf((one, two)), three))
        yield AnyOf((one, AllOf((two, three))))
        yield Not(AnyOf((one, AllOf((two, three)))))


@pytest.mark.parametrize("lang", ["en", "th"])
def test_what_means_different_things_reads_differently(lang: Language) -> None:
    """Nobody can take one condition for another by its sentence."""
    alike: dict[str, set[Condition]] = defaultdict(set)
    for condition in family():
        alike[sentence(condition, VOCABULARY, WORDS, lang)].add(condition)
    assert not {said for said, found in alike.items() if len(found) > 1}
