"""When a level is proven, as a formula over the requirements that it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import z3

from ecorules.edition.model import PassAll, PassCount, PassShare
from ecorules.formulas import Formula, both, either, formula, number, opposite
from ecorules.levels import prerequisites

if TYPE_CHECKING:
    from ecorules.edition.model import Edition, PassRule
    from ecorules.revision.proof.judge import Judge


def own(edition: Edition, level: int) -> list[str]:
    """Return the codes of a level's own requirements."""
    return [code for code, one in edition.requirements.items() if one.level == level]


def below(edition: Edition, level: int) -> list[int]:
    """Return the levels that a level stands on, down to the lowest, and the level itself."""
    found, queue = set[int](), [level]
    while queue:
        number = queue.pop()
        if number not in found:
            found.add(number)
            queue.extend(edition.levels[number].stands_on)
    return sorted(found)


def asked(edition: Edition, level: int) -> list[str]:
    """Return the codes of everything that a level asks, with the levels that it stands on."""
    levels = below(edition, level)
    return [code for code, one in edition.requirements.items() if one.level in levels]


def untold(edition: Edition) -> set[int]:
    """Return the levels of which nobody knows all that they ask: they are never proven."""
    return {
        number
        for number in edition.levels
        if any(
            edition.levels[one].incomplete is not None or not own(edition, one)
            for one in below(edition, number)
        )
    }


def asks_for_all(edition: Edition, level: int) -> bool:
    """Return whether a level and all that it stands on ask for every requirement."""
    rules = (edition.levels[one].passes_when for one in below(edition, level))
    return all(isinstance(rule, PassAll) for rule in rules)


def naming(edition: Edition, code: str) -> set[str]:
    """Return the requirements that name one, themselves or through others."""
    found: set[str] = set()
    while True:
        known = found | {code}
        more = {
            other
            for other, one in edition.requirements.items()
            if known.intersection(prerequisites(one))
        }
        if more <= found:
            return found
        found |= more


def proven(judge: Judge, level: int) -> Formula:
    """Return when a level is proven: its own rule and those of all levels below."""
    edition = judge.edition
    return both(
        *(
            _passed(judge, own(edition, number), edition.levels[number].passes_when)
            for number in below(edition, level)
        )
    )


def _passed(judge: Judge, codes: list[str], rule: PassRule) -> Formula:
    met = [both(judge.applies(code), judge.requires(code)) for code in codes]
    applying = [judge.applies(code) for code in codes]
    match rule:
        case PassAll():
            return both(*(judge.met(code) for code in codes))
        case PassShare(share):
            nobody = opposite(either(*applying))
            return either(nobody, _many(met) >= number(share) * _many(applying))
        case PassCount(count):
            return _many(met) >= count
        case _:
            assert_never(rule)


def _many(formulas: list[Formula]) -> Formula:
    return z3.Sum([z3.RealVal(0), *(z3.If(formula(one), z3.RealVal(1), 0) for one in formulas)])
