"""The digest of a case: its meaning, all of it, and nothing else."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.case.canonical import digest
from ecorules.case.model import (
    Case,
    Evidence,
    EvidenceFile,
    EvidenceState,
    MemberList,
    Origin,
    OwnTarget,
    Purpose,
    Register,
    RoundKind,
)
from ecorules.diagnostics import Span, Text
from tests.unit.case.folders import ROWS, loaded, put, whole
from tests.unit.case.makers import ON, PAPER, case, evidence, member, members, seen

if TYPE_CHECKING:
    from collections.abc import Callable

YES = True
START = case(
    evidence(PAPER, "accepted"),
    observations=[seen("announced", YES, PAPER), seen("green_area", Fraction(3))],
    rosters=[members(member("a", level=Fraction(2)), member("b", eco=YES))],
    targets={"19.1.1": (OwnTarget(Fraction(1, 2), ON, None, "plan"),)},
)


def _roster(change: Callable[[MemberList], MemberList]) -> Callable[[Case], Case]:
    return lambda it: replace(it, rosters={"factories": change(it.rosters["factories"])})


def _paper(change: Callable[[Evidence], Evidence]) -> Callable[[Case], Case]:
    def changed(it: Case) -> Case:
        paper = change(it.register.evidence[PAPER])
        return replace(it, register=Register(it.register.is_closed, {PAPER: paper}))

    return changed


CHANGES: dict[str, Callable[[Case], Case]] = {
    "id": lambda it: replace(it, id="elsewhere"),
    "title": lambda it: replace(it, title=Text("Elsewhere", "ที่อื่น")),
    "edition": lambda it: replace(it, edition="eit-2565"),
    "synthetic": lambda it: replace(it, is_synthetic=False),
    "note": lambda it: replace(it, note=Text("a", "ก")),
    "area": lambda it: replace(it, area={"province": Text("a", "ก")}),
    "agencies": lambda it: replace(it, agencies={"province": Text("a", "ก")}),
    "origin": lambda it: replace(it, provenance=Origin("plan")),
    "place": lambda it: replace(it, provenance=Origin("plan", "page 3")),
    "kind": lambda it: replace(it, round=replace(it.round, kind=RoundKind.CERTIFICATION)),
    "purpose": lambda it: replace(it, round=replace(it.round, purpose=Purpose.KEEP)),
    "aim": lambda it: replace(it, round=replace(it.round, aim=None)),
    "year": lambda it: replace(it, round=replace(it.round, fiscal_year=2566)),
    "day": lambda it: replace(it, round=replace(it.round, on=date(2022, 4, 1))),
    "owners": lambda it: replace(it, owners={"18.1.1": ("diw", "working-group")}),
    "one owner": lambda it: replace(it, owners={"18.1.1": ("working-group",)}),
    "no target": lambda it: replace(it, targets={}),
    "target": lambda it: replace(
        it, targets={"19.1.1": (OwnTarget(Fraction(1, 3), ON, None, "plan"),)}
    ),
    "end": lambda it: replace(it, targets={"19.1.1": (OwnTarget(Fraction(1, 2), ON, ON, "plan"),)}),
    "no observations": lambda it: replace(it, observations=()),
    "number": lambda it: replace(
        it, observations=(it.observations[0], seen("green_area", Fraction(4)))
    ),
    "unsupported": lambda it: replace(
        it, observations=(seen("announced", YES), it.observations[1])
    ),
    "other year": lambda it: replace(
        it, observations=(it.observations[0], seen("green_area", Fraction(3), fiscal_year=2564))
    ),
    "closed": lambda it: replace(it, register=Register(YES, it.register.evidence)),
    "state": _paper(lambda it: replace(it, state=EvidenceState.SUBMITTED)),
    "file": _paper(lambda it: replace(it, files=(EvidenceFile("a.pdf"),))),
    "sha256": _paper(lambda it: replace(it, files=(EvidenceFile(None, "f" * 64),))),
    "file and sha256": _paper(lambda it: replace(it, files=(EvidenceFile("a.pdf", "f" * 64),))),
    "size": _paper(lambda it: replace(it, files=(EvidenceFile("a.pdf", None, 1),))),
    "media type": _paper(
        lambda it: replace(it, files=(EvidenceFile("a.pdf", media_type="text/csv"),))
    ),
    "two files": _paper(
        lambda it: replace(it, files=(EvidenceFile("a.pdf"), EvidenceFile("b.pdf")))
    ),
    "two others": _paper(
        lambda it: replace(it, files=(EvidenceFile("a.pdf"), EvidenceFile("c.pdf")))
    ),
    "paper title": _paper(lambda it: replace(it, title=Text("a", "ก"))),
    "submitted": _paper(lambda it: replace(it, submitted=ON)),
    "valid from": _paper(lambda it: replace(it, valid_from=ON)),
    "valid until": _paper(lambda it: replace(it, valid_until=ON)),
    "because": _paper(lambda it: replace(it, because="too dark")),
    "no roster": lambda it: replace(it, rosters={}),
    "complete": _roster(lambda it: replace(it, is_complete=False)),
    "roster evidence": _roster(lambda it: replace(it, evidence=())),
    "column evidence": _roster(lambda it: replace(it, column_evidence={"bod": ()})),
    "no members": _roster(lambda it: replace(it, members=())),
    "member": _roster(lambda it: replace(it, members=it.members[:1])),
    "cell": _roster(
        lambda it: replace(it, members=(member("a", level=Fraction(1)), it.members[1]))
    ),
    "cell elsewhere": _roster(
        lambda it: replace(it, members=(member("a", eco=YES), member("b", level=Fraction(2))))
    ),
}


def test_owners_share_a_requirement_and_none_of_them_is_first() -> None:
    """Whoever is named first is asked for no more than the others."""
    one, other = ("diw", "working-group"), ("working-group", "diw")
    assert digest(replace(START, owners={"18.1.1": one})) == digest(
        replace(START, owners={"18.1.1": other})
    )


def test_every_change_of_meaning_is_another_digest() -> None:
    """No two of these cases are the same, so no two have the same digest."""
    digests = {name: digest(change(START)) for name, change in CHANGES.items()}
    digests["none"] = digest(START)
    assert len(set(digests.values())) == len(digests)


MOVES: dict[str, Callable[[Case], Case]] = {
    "observations": lambda it: replace(it, observations=it.observations[::-1]),
    "rows": _roster(lambda it: replace(it, members=it.members[::-1])),
    "place": _paper(lambda it: replace(it, span=Span.whole("case.yaml"))),
    "digest": lambda it: replace(it, digest="something"),
}


@pytest.mark.parametrize("moved", MOVES)
def test_order_and_place_are_no_meaning(moved: str) -> None:
    """What only moved within its file is the same."""
    assert digest(MOVES[moved](START)) == digest(START)


def test_a_number_a_yes_and_a_word_are_never_the_same() -> None:
    """`1`, `yes` and the choice `yes` are three different observations."""
    cases = [case(observations=[seen("x", value)]) for value in (Fraction(1), YES, "yes")]
    assert len({digest(each) for each in cases}) == 3


def _shuffled(value: object, shuffle: random.Random) -> object:
    """Put all keys and all entries of lists in another order."""
    if isinstance(value, dict):
        keys = shuffle.sample(list(value), len(value))
        return {key: _shuffled(value[key], shuffle) for key in keys}
    if isinstance(value, list) and not all(isinstance(each, str) for each in value):
        return [_shuffled(each, shuffle) for each in shuffle.sample(value, len(value))]
    return value


@given(st.randoms())
def test_the_order_of_keys_rows_and_observations_does_not_matter(shuffle: random.Random) -> None:
    """A case that was sorted, re-saved or re-typed is still the same case."""
    header, *rows = ROWS
    order = shuffle.sample(range(8), 8)
    cells = [line.split(",") for line in (header, *shuffle.sample(rows, len(rows)))]
    mixed = tuple(",".join(row[place] for place in order) for row in cells)
    with tempfile.TemporaryDirectory() as folder:
        straight = loaded(put(Path(folder, "a"), whole()))
        moved = loaded(put(Path(folder, "b"), _shuffled(whole(), shuffle), mixed))
    assert moved.digest == straight.digest
    assert moved.rosters == straight.rosters
