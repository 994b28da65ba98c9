"""Cases in which everything that a case may say occurs, to be written, read and sent round.

The words are those of `tests.unit.case.makers`: every kind of fact, two rosters, targets of an
area.  Texts hold what spoils files: signs of YAML and CSV, line breaks, Thai marks, blanks at
either end.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ecorules.case.canonical import digest
from ecorules.case.model import (
    Case,
    Evidence,
    EvidenceFile,
    EvidenceState,
    Member,
    MemberList,
    Observation,
    Origin,
    OwnTarget,
    Purpose,
    Register,
    Round,
    RoundKind,
    Value,
)
from ecorules.diagnostics import Text
from ecorules.documents import is_missing, plain
from ecorules.language.interval import Interval
from ecorules.language.quantity import unit
from ecorules.language.vocabulary import Change, ChoiceKind, Fact, FlagKind, NumberKind
from tests.unit.case.makers import TERMS, VOCABULARY

_LETTERS = "aZ09 -_.,;:'\"#&*!|>%@`{}[]?=~/\\\t\n ก็น้ำเสียํ๙\u00a0\u200bé中😀"
_SHORT = st.text(_LETTERS, min_size=1, max_size=8)
_SPOILERS = ("yes", "null", "~", "1.10", "2565", "2022-03-31", "- a", "a: b", "# a", "<<", " ", "=")
PROSE = st.one_of(_SHORT, st.sampled_from(_SPOILERS))
TEXTS = st.builds(Text, PROSE, PROSE)
_KEYS = PROSE.filter(lambda key: key != "<<")
_YEARS = st.sampled_from((2565, 2565, 2564, 2563, 2570))
_DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
_MAYBE = st.booleans()
_OWNERS = st.lists(st.sampled_from(sorted(VOCABULARY.owners)), min_size=1, unique=True).map(
    lambda owners: tuple(sorted(owners))
)
# The same amount has different decimals in different units, and some have none in the declared.
_UNITS = {"rai": ("rai", "wa2", "km2", "m2"), "mg/l": ("mg/l", "g/m3", "t/m3"), "%": ("%",)}
_CONTENTS = st.binary(max_size=20)


def _plain_names(key: str) -> bool:
    return plain(key) == key and not is_missing(key) and "/" not in key and key != "<<"


_NAMES = PROSE.map(plain).filter(_plain_names)


@st.composite
def values(draw: DrawFn, fact: Fact) -> Value:
    """Return values that a fact may have."""
    match fact.kind:
        case FlagKind():
            return draw(_MAYBE)
        case ChoiceKind(named):
            return draw(st.sampled_from(sorted(named)))
        case NumberKind() as kind:
            return draw(amounts(kind))


@st.composite
def amounts(draw: DrawFn, kind: NumberKind) -> Fraction:
    """Return possible amounts, as decimals of the declared unit or of another of its kind."""
    symbol = kind.unit.symbol
    places = 0 if kind.whole else draw(st.integers(0, 4))
    figure = Fraction(draw(st.integers(-99_999, 99_999)), 10**places)
    amount = unit(draw(st.sampled_from(_UNITS.get(symbol, (symbol,))))).to_base(figure)
    return _within(amount, kind.extent)


def _within(amount: Fraction, extent: Interval) -> Fraction:
    if amount in extent:
        return amount
    return extent.low if extent.low is not None and amount < extent.low else extent.high or amount


@st.composite
def cases(draw: DrawFn) -> Case:
    """Return cases that say anything that a case may say; their files are those of `put_files`."""
    own = draw(st.lists(_NAMES, max_size=3, unique=True))
    known = sorted({*TERMS.evidence, *own})
    codes = st.lists(st.sampled_from(known), max_size=2, unique=True).map(sorted).map(tuple)
    made = Case(
        id=draw(st.sampled_from(("a", "saraburi-fy2565", "1", "no"))),
        title=draw(TEXTS),
        edition=TERMS.edition,
        is_synthetic=draw(_MAYBE),
        note=draw(st.none() | TEXTS),
        area=draw(st.dictionaries(_KEYS, TEXTS, max_size=3)),
        round=draw(_rounds()),
        agencies=draw(st.dictionaries(st.sampled_from(sorted(VOCABULARY.owners)), TEXTS)),
        owners=draw(st.dictionaries(st.sampled_from(sorted(TERMS.requirements)), _OWNERS)),
        targets=draw(_targets()),
        observations=tuple(draw(st.lists(_observations(codes), max_size=4))),
        rosters={one: draw(_rosters(one, codes)) for one in draw(st.sets(_ROSTERS))},
        register=Register(draw(_MAYBE), draw(_register(own))),
        digest="",
        provenance=draw(st.none() | st.builds(Origin, PROSE, st.none() | PROSE)),
        efforts=draw(_efforts(known)),
    )
    return replace(made, digest=digest(made))


@st.composite
def _efforts(draw: DrawFn, evidence: list[str]) -> dict[str, Change]:
    """Return what it takes to bring some things about; each says at least one word of it."""
    names = st.sampled_from([*VOCABULARY.facts, *VOCABULARY.rosters, *evidence])
    amounts_of_work = st.decimals("0.01", 50, places=2).map(Fraction)
    said = st.builds(
        Change, st.none() | amounts_of_work, st.none() | st.integers(0, 24), st.none() | _MAYBE
    )
    told = said.filter(lambda one: any(word is not None for word in one))
    return draw(st.dictionaries(names, told, max_size=3))


_ROSTERS = st.sampled_from(sorted(VOCABULARY.rosters))
_AREA_FACTS = st.sampled_from([fact for fact in VOCABULARY.facts.values() if fact.roster is None])


@st.composite
def _rounds(draw: DrawFn) -> Round:
    kind, purpose = draw(st.sampled_from(RoundKind)), draw(st.sampled_from(Purpose))
    return Round(kind, purpose, draw(st.none() | st.integers(1, 5)), draw(_YEARS), draw(_DAYS))


@st.composite
def _targets(draw: DrawFn) -> dict[str, tuple[OwnTarget, ...]]:
    found = {}
    for name in draw(st.sets(st.sampled_from(sorted(TERMS.targets)))):
        days = draw(st.lists(_DAYS, min_size=1, max_size=3, unique=True).map(sorted))
        ends = [*(later - timedelta(days=1) for later in days[1:]), None]
        periods = [
            OwnTarget(draw(amounts(TERMS.targets[name])), begins, until, draw(PROSE))
            for begins, until in zip(days, ends, strict=True)
        ]
        found[name] = tuple(periods)
    return found


@st.composite
def _observations(draw: DrawFn, codes: SearchStrategy[tuple[str, ...]]) -> Observation:
    fact = draw(_AREA_FACTS)
    note = draw(st.none() | PROSE)
    return Observation(fact.name, draw(values(fact)), draw(_YEARS), draw(codes), note)


@st.composite
def _rosters(draw: DrawFn, name: str, codes: SearchStrategy[tuple[str, ...]]) -> MemberList:
    facts = {fact.name: fact for fact in VOCABULARY.columns(name)}
    cells = draw(st.lists(st.tuples(st.sampled_from(sorted(facts)), _YEARS), max_size=3))
    apart = st.lists(_NAMES, max_size=4, unique_by=lambda key: "".join(key.split()).casefold())
    listed = []
    for key in sorted(draw(apart)):
        title = draw(st.just(key) | _NAMES)
        own = {cell: draw(values(facts[cell[0]])) for cell in cells if draw(_MAYBE)}
        listed.append(Member(key, title, own))
    columns = draw(st.dictionaries(st.sampled_from(sorted(facts)), codes, max_size=2))
    return MemberList(name, tuple(listed), draw(_MAYBE), draw(codes), columns)


@st.composite
def _register(draw: DrawFn, own: list[str]) -> dict[str, Evidence]:
    asked_for = draw(st.lists(st.sampled_from(sorted(TERMS.evidence)), unique=True))
    return {code: draw(_evidence(code)) for code in sorted([*own, *asked_for])}


@st.composite
def _evidence(draw: DrawFn, code: str) -> Evidence:
    begins, ends = sorted(draw(st.tuples(_DAYS, _DAYS)))
    return Evidence(
        code,
        draw(st.sampled_from(EvidenceState)),
        draw(TEXTS if "/" not in code else st.none() | TEXTS),
        draw(_files(code)),
        draw(st.none() | _DAYS),
        draw(st.sampled_from((None, begins))),
        draw(st.sampled_from((None, ends))),
        draw(st.none() | PROSE),
    )


@st.composite
def _files(draw: DrawFn, code: str) -> tuple[EvidenceFile, ...]:
    """Return files that `put_files` makes: what is in them is told by their path alone."""
    found = []
    for number in sorted(draw(st.sets(st.integers(1, 3)))):
        path = f"evidence/{sha256(code.encode()).hexdigest()[:8]}-{number}.txt"
        content = _content(path)
        told = sha256(content).hexdigest()
        is_near = draw(st.sampled_from((True, True, False)))
        size, media_type = draw(st.none() | st.just(len(content))), draw(st.none() | PROSE)
        known = told if not is_near else draw(st.none() | st.just(told))
        found.append(EvidenceFile(path if is_near else None, known, size, media_type))
    return tuple(sorted(found, key=lambda file: (file.path or "", file.sha256 or "")))


def _content(path: str) -> bytes:
    return f"what is in {path}\n".encode()


def put_files(folder: Path, case: Case) -> None:
    """Make the files that the register of a case names."""
    for evidence in case.register.evidence.values():
        for file in evidence.files:
            if file.path is not None:
                place = folder / file.path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(_content(file.path))
