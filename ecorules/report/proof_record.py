"""Proofs as JSON, `ecorules.proof/1` and `ecorules.compared-proof/1`: the same bytes anywhere."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING

from ecorules.language.sentence import sentence
from ecorules.report.proof_schema import COMPARED_FORMAT, FORMAT
from ecorules.report.wording import words_of_edition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import JsonValue

    from ecorules.case.model import Case, Value
    from ecorules.diagnostics import Text
    from ecorules.edition.model import Edition
    from ecorules.revision.proof.model import (
        Claim,
        ComparedEditions,
        Example,
        LeftOut,
        ProvedEdition,
    )


def written_proofs(found: Sequence[ProvedEdition]) -> str:
    """Return what was proven of editions as JSON text, keys sorted."""
    return _written({"format": FORMAT, "editions": [_proved(one) for one in found]})


def written_compared_proof(found: ComparedEditions) -> str:
    """Return what was proven about two editions as JSON text, keys sorted."""
    return _written(
        {
            "format": COMPARED_FORMAT,
            "old": _edition(found.old),
            "new": _edition(found.new),
            "on": found.on.isoformat(),
            "patience": found.patience,
            "is_sound": found.is_sound,
            "requirements": [
                {
                    "requirement": one.code,
                    "relation": one.relation.value,
                    "is_unchanged": one.is_unchanged,
                    "never_only_old": _claim(one.never_only_old),
                    "never_only_new": _claim(one.never_only_new),
                }
                for one in found.requirements
            ],
            "levels": [
                {
                    "level": one.number,
                    "relation": one.relation.value,
                    "is_unchanged": one.is_unchanged,
                    "never_only_old": _claim(one.never_only_old),
                    "never_only_new": _claim(one.never_only_new),
                    "lost": list(one.lost),
                    "gained": list(one.gained),
                }
                for one in found.levels
            ],
            "added": list(found.added),
            "dropped": list(found.dropped),
            "not_compared": list(found.untold),
            "left_out": [_left_out(one, (found.old, found.new)) for one in found.left_out],
        }
    )


def _written(record: dict[str, JsonValue]) -> str:
    whole = {"engine": f"ecorules {version('ecorules')}", **record}
    return json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _proved(found: ProvedEdition) -> JsonValue:
    return {
        **_edition(found.edition),
        "on": found.on.isoformat(),
        "patience": found.patience,
        "is_sound": found.is_sound,
        "requirements": [
            {
                "requirement": one.code,
                "never_met": _claim(one.never_met),
                "never_fails": _claim(one.never_fails),
                "redundant": _claim(one.redundant),
                "only_documents": _claim(one.only_documents),
                "monotone": _claim(one.monotone),
            }
            for one in found.requirements
        ],
        "levels": [
            {
                "level": one.number,
                "unreachable": _claim(one.unreachable),
                "apart": [{"requirement": code, **_claim(claim)} for code, claim in one.apart],
                "nested": [{"level": lower, **_claim(claim)} for lower, claim in one.nested],
                "monotone": _claim(one.monotone),
            }
            for one in found.levels
        ],
        "not_proven": list(found.untold),
        "left_out": [_left_out(one, (found.edition,)) for one in found.left_out],
    }


def _edition(edition: Edition) -> dict[str, JsonValue]:
    return {"edition": edition.id, "digest": edition.digest, "status": edition.status}


def _claim(claim: Claim) -> dict[str, JsonValue]:
    return {
        "answer": claim.answer.value,
        "because_of": list(claim.core),
        "examples": [_example(one) for one in claim.examples],
    }


def _example(example: Example) -> JsonValue:
    return {
        "synthetic": True,
        "id": example.case.id,
        "title": _text(example.case.title),
        "members": example.members,
        "is_smallest": example.is_smallest,
        "is_likely": example.is_likely,
        "is_confirmed": example.is_confirmed,
        "proven": {one.audit.edition.id: one.audit.conclusion.proven for one in example.judged},
        **_area(example.case),
    }


def _area(case: Case) -> dict[str, JsonValue]:
    evidence = case.register.evidence
    return {
        "fiscal_year": case.round.fiscal_year,
        "targets": {name: str(periods[0].value) for name, periods in case.targets.items()},
        "facts": [
            {"fact": one.fact, "fiscal_year": one.fiscal_year, "value": _value(one.value)}
            for one in case.observations
        ],
        "rosters": {
            name: [
                [
                    {"fact": fact, "fiscal_year": year, "value": _value(value)}
                    for (fact, year), value in sorted(member.cells.items())
                ]
                for member in listed.members
            ]
            for name, listed in case.rosters.items()
        },
        "documents": {code: one.state.value for code, one in evidence.items() if one.title is None},
    }


def _value(value: Value) -> JsonValue:
    """Return a value: a number as an exact fraction of base units, a yes or no, or a word."""
    if isinstance(value, bool):
        return value
    return {"choice": value} if isinstance(value, str) else {"amount": str(value)}


def _left_out(one: LeftOut, editions: Sequence[Edition]) -> JsonValue:
    edition = next(each for each in editions if each.id == one.edition)
    words = words_of_edition(edition)
    return {
        "edition": one.edition,
        "requirement": one.requirement,
        "condition": {
            "en": sentence(one.condition, edition.vocabulary, words, "en"),
            "th": sentence(one.condition, edition.vocabulary, words, "th"),
        },
        "why": _text(one.why),
    }


def _text(text: Text) -> dict[str, JsonValue]:
    return {"en": text.en, "th": text.th}
