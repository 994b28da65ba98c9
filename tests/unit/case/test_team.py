"""Who is who in a round: read, told what names nobody, written and given a digest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.case.canonical import digest
from ecorules.case.load import load_case
from ecorules.case.model import Team, Visit
from ecorules.case.written.files import written_case
from ecorules.case.written.tree import written_tree
from ecorules.diagnostics import Invalid, Text
from tests.unit.case.makers import TERMS, case

_FILE = """\
id: somewhere
title: {th: ที่ใดที่หนึ่ง, en: Somewhere}
edition: eit-2562
round: {kind: certification, purpose: raise, fiscal_year: 2565, on: 2022-03-31}
team:
%s
register: {state: open}
"""
_PEOPLE = """\
  people:
    anan: {th: นายอนันต์, en: Mr Anan}
    bua: {th: นางบัว, en: Mrs Bua}
"""
_CODE = min(TERMS.requirements)
ANAN, BUA = Text("Mr Anan", "นายอนันต์"), Text("Mrs Bua", "นางบัว")


def _loaded(folder: Path, team: str) -> Team | None:
    (folder / "case.yaml").write_text(_FILE % team, encoding="utf-8")
    return load_case(folder, TERMS, "here").team


def test_who_is_who_is_read(tmp_path: Path) -> None:
    """Days in either era, all requirements or those listed, and everybody by one name."""
    said = f"""{_PEOPLE}\
  pre_audit: {{on: [20 มกราคม 2565], auditors: {{bua: all}}}}
  audit: {{on: [2022-03-31, 2022-03-30, 2022-03-31], auditors: {{anan: [{_CODE}], bua: all}}}}
  advisers: {{anan: [{_CODE}]}}
  deciders: [bua, anan]
"""
    assert _loaded(tmp_path, said) == Team(
        people={"anan": ANAN, "bua": BUA},
        pre_audit=Visit((date(2022, 1, 20),), {"bua": None}),
        audit=Visit(
            (date(2022, 3, 30), date(2022, 3, 31)), {"anan": frozenset({_CODE}), "bua": None}
        ),
        advisers={"anan": frozenset({_CODE})},
        deciders=("anan", "bua"),
    )


def test_whom_nobody_names_is_told_with_who_was_meant(tmp_path: Path) -> None:
    """Slips in names and codes are told in the same run, wherever they stand."""
    with pytest.raises(Invalid) as told:
        _loaded(
            tmp_path,
            f"""{_PEOPLE}\
  audit: {{on: [2022-03-31], auditors: {{anna: all, bua: [9.9.9]}}}}
  advisers: {{buaa: all}}
  deciders: [annan]
""",
        )
    said = [(one.code, one.message.en, one.help and one.help.en) for one in told.value.diagnostics]
    assert said == [
        ("unknown-person", "no person is called `anna`", "did you mean `anan`?"),
        ("unknown-requirement", "no requirement is called `9.9.9`", said[1][2]),
        ("unknown-person", "no person is called `buaa`", "did you mean `bua`?"),
        ("unknown-person", "no person is called `annan`", "did you mean `anan`?"),
    ]


def test_a_person_who_is_named_twice_is_told(tmp_path: Path) -> None:
    """Two names for one person would let them decide on their own audit."""
    with pytest.raises(Invalid) as told:
        _loaded(tmp_path, f"{_PEOPLE}    bua-2: {{th: นาง บัว, en: 'mrs  bua'}}\n")
    [one] = told.value.diagnostics
    assert one.code == "person-named-twice"
    assert one.message == Text(
        "`mrs  bua` stands under `bua` already", "`mrs  bua` มีอยู่แล้วในชื่อ `bua`"
    )


@pytest.mark.parametrize(
    "team",
    [
        "  deciders: []",
        "  people: {}",
        f"{_PEOPLE}  audit: {{on: [], auditors: {{bua: all}}}}",
        f"{_PEOPLE}  audit: {{on: [2022-03-31], auditors: {{}}}}",
        f"{_PEOPLE}  audit: {{on: [2022-03-31], auditors: {{bua: []}}}}",
        f"{_PEOPLE}  audit: {{on: [2022-03-31], auditors: {{bua: some}}}}",
        f"{_PEOPLE}  audit: {{on: [31/3/22], auditors: {{bua: all}}}}",
        f"{_PEOPLE}  chief: bua",
    ],
)
def test_a_team_that_says_nothing_or_too_much_is_refused(team: str, tmp_path: Path) -> None:
    """With a place, like everything else in the file."""
    with pytest.raises(Invalid) as told:
        _loaded(tmp_path, team)
    assert all(one.span is not None for one in told.value.diagnostics)


def test_a_case_without_a_team_keeps_its_digest() -> None:
    """Cases from before there were teams mean what they meant."""
    plain = replace(case(), digest="")
    told = replace(plain, team=Team({"bua": BUA}, None, None, {}, ("bua",)))
    assert digest(replace(plain, team=None)) == digest(plain) != digest(told)
    assert "team" not in written_tree(plain, TERMS)


_EVERY = sorted(TERMS.requirements)
_CODES = st.sampled_from([None, frozenset(_EVERY[:1]), frozenset(_EVERY[:2]), frozenset(_EVERY)])
_PARTS = st.fixed_dictionaries({}, optional={"anan": _CODES, "bua": _CODES})
_DAYS = (date(2022, 1, 20), date(2022, 3, 30), date(2022, 3, 31))
_VISITS = st.none() | st.builds(
    Visit, st.sampled_from([_DAYS[:1], _DAYS[1:], _DAYS]), _PARTS.filter(bool)
)
_TEAMS = st.builds(
    Team,
    people=st.just({"anan": ANAN, "bua": BUA}),
    pre_audit=_VISITS,
    audit=_VISITS,
    advisers=_PARTS,
    deciders=st.sampled_from([(), ("anan",), ("bua",), ("anan", "bua")]),
)


@given(_TEAMS)
def test_what_is_written_is_read_back(team: Team) -> None:
    """The canonical form loses nothing of it, and its digest stays."""
    told = replace(case(), observations=(), rosters={}, targets={}, team=team)
    told = replace(told, edition=TERMS.edition, register=replace(told.register, evidence={}))
    with TemporaryDirectory() as folder:
        for name, text in written_case(told, TERMS).items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        read = load_case(Path(folder), TERMS, "here")
    assert read.team == team
    assert read.digest == digest(told)


@given(_TEAMS, _TEAMS)
def test_teams_that_differ_have_other_digests(one: Team, other: Team) -> None:
    """Who audited and who decides is part of what a case means."""
    plain = case()
    same = digest(replace(plain, team=one)) == digest(replace(plain, team=other))
    assert same is (one == other)
