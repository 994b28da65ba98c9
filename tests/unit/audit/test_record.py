"""The JSON of an audit says every part of a condition and what was found of it."""

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import ecorules
from ecorules import audit
from ecorules.audit.record import record, written_record
from ecorules.audit.schema import AuditRecord
from ecorules.case.model import Member, MemberList
from ecorules.diagnostics import Text
from ecorules.edition.model import Edition
from ecorules.language.quantity import PERCENT, unit
from ecorules.language.syntax import (
    AllOf,
    Compare,
    Condition,
    Constant,
    Every,
    FactValue,
    Holds,
    IfNone,
    InHand,
    IsOneOf,
    Not,
    Relation,
    Share,
    Total,
)
from ecorules.language.vocabulary import Better, ChoiceKind, Fact
from tests.areas import SURVEY, YEAR, case
from tests.small import NAME, counted, edition, flag, requirement

ROUTES = ChoiceKind({"direct": NAME, "central": NAME, "none": NAME})
FACTS = {
    "open": flag("open"),
    "route": Fact("route", NAME, ROUTES, None, Better.NEITHER, "office"),
    "area": counted("area"),
    "certified": flag("certified", "factories"),
    "waste": counted("waste", "factories"),
}


def judged(
    condition: Condition, *members: Member, is_complete: bool = True, list_paper: str = SURVEY
) -> dict[str, Any]:
    """Return what the record says of a condition, held against the published form first."""
    rules: Edition = edition([requirement("1", 1, condition, items=["map"])], facts=FACTS)
    roster = MemberList("factories", members, is_complete, (list_paper,), {})
    written = json.loads(written_record(audit(rules, case({"open": True}, roster=roster))))
    AuditRecord.model_validate(written, strict=True)
    found = written["findings"][0]["trace"]
    assert isinstance(found, dict)
    return found


def test_a_node_says_what_it_names() -> None:
    """A reader in another language can follow the condition without our code."""
    choice = IsOneOf("route", frozenset({"none", "direct"}))
    assert judged(AllOf((Not(Holds("open", 1)), choice, InHand("1/map")))) == {
        "node": "all_of",
        "truth": "unknown",
        "parts": [
            {
                "node": "not",
                "truth": "unknown",
                "parts": [
                    {
                        "node": "holds",
                        "fact": "open",
                        "years_back": 1,
                        "truth": "unknown",
                        "gaps": [{"code": "no-observation", "item": "open", "fiscal_year": 2564}],
                    }
                ],
            },
            {
                "node": "is_one_of",
                "fact": "route",
                "values": ["direct", "none"],
                "years_back": 0,
                "truth": "unknown",
                "gaps": [{"code": "no-observation", "item": "route", "fiscal_year": 2565}],
            },
            {
                "node": "in_hand",
                "item": "1/map",
                "truth": "unknown",
                "gaps": [{"code": "no-document", "item": "1/map"}],
            },
        ],
    }


def test_an_amount_is_an_exact_fraction_of_base_units() -> None:
    """No reader rounds a third unawares; an end that is not there is null."""
    third = Constant(Fraction(1, 3), unit("rai"))
    assert judged(Compare(FactValue("area"), Relation.LESS_THAN, third)) == {
        "node": "compare",
        "relation": "less_than",
        "truth": "unknown",
        "parts": [
            {
                "node": "fact_value",
                "fact": "area",
                "years_back": 0,
                "defined": True,
                "extent": {"low": "0", "high": None},
                "gaps": [{"code": "no-observation", "item": "area", "fiscal_year": 2565}],
            },
            {
                "node": "constant",
                "unit": "rai",
                "value": "1/3",
                "defined": True,
                "extent": {"low": "1/3", "high": "1/3"},
            },
        ],
    }


def test_members_stand_with_how_they_were_judged() -> None:
    """Nobody is left out, nor who may not be listed."""
    half = Constant(Fraction(1, 2), PERCENT)
    share = Share("factories", Holds("certified"), Holds("open"))
    yes: Member = Member("a", "A", {("certified", YEAR): True})
    found = judged(Compare(share, Relation.AT_LEAST, half, IfNone.MET), yes, is_complete=False)
    assert found["if_none"] == "met"
    counts = {"node": "holds", "fact": "open", "years_back": 0, "truth": "true"}
    that = {"node": "holds", "fact": "certified", "years_back": 0}
    assert found["parts"][0] == {
        "node": "share",
        "roster": "factories",
        "defined": True,
        "extent": {"low": "0", "low_is_limit": True, "high": "1"},
        "gaps": [{"code": "no-observation", "item": "factories"}],
        "groups": [{"members": ["a"], "where": counts, "that": {**that, "truth": "true"}}],
        "beyond": {"members": [], "where": counts, "that": {**that, "truth": "unknown"}},
    }


def test_members_of_a_list_that_does_not_count_are_marked() -> None:
    """Another program must not add up who is perhaps not there."""
    yes: Member = Member("a", "A", {("certified", YEAR): True})
    every = Every("factories", Holds("certified"))
    (group,) = judged(every, yes, list_paper="list")["groups"]
    assert (group["members"], group["perhaps"]) == (["a"], True)
    (group,) = judged(every, yes)["groups"]
    assert "perhaps" not in group


def test_a_total_stands_with_what_each_member_adds() -> None:
    """A sum can be added up again by hand."""
    none = Constant(Fraction(0), PERCENT)
    member = Member("a", "A", {("waste", YEAR): Fraction(3, 2)})
    found = judged(Compare(Total("factories", "waste"), Relation.AT_LEAST, none), member)
    value = {
        "node": "fact_value",
        "fact": "waste",
        "years_back": 0,
        "defined": True,
        "extent": {"low": "3/2", "high": "3/2"},
    }
    assert found["parts"][0]["groups"] == [{"members": ["a"], "value": value}]


def test_the_record_says_what_was_audited_and_how() -> None:
    """An audit of another day, round or aim is another audit."""
    rules = edition([requirement("1", 1, Holds("open"), applies=Holds("open"))], facts=FACTS)
    area = replace(case({"open": True}, aim=2), title=Text("Somewhere", "ที่ใดที่หนึ่ง"))
    found = record(audit(rules, area))
    assert found["aim"] == 2
    assert (found["round"], found["purpose"], found["on"]) == ("pre-audit", "raise", "2022-03-31")
    assert found["level"] == {"proven": 1, "reachable": 1}
    assert found["outstanding"] == {}
    assert found["counts"] == {
        "conforming": 1,
        "nonconforming": 0,
        "undetermined": 0,
        "not_applicable": 0,
    }


def test_the_record_is_among_the_public_names() -> None:
    """It is imported only by who asks for it."""
    assert ecorules.record is record
    assert not hasattr(ecorules, "no_such_name")
