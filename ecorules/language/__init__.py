"""The condition language: what may be asked, what it means, and how it is said.

`evaluate` is the definition; `docs/language.md` is the primer.
"""

from ecorules.language.declared import unit_of
from ecorules.language.evaluate import evaluate, measure
from ecorules.language.interval import ANYTHING, Interval
from ecorules.language.quantity import Unit, unit
from ecorules.language.sentence import Words, gap_sentence, judged_sentence, sentence
from ecorules.language.subject import Gap, Gathering, Group, Lack, Reading, Subject, Unlisted
from ecorules.language.syntax import Condition, Measure, Node, children, walk
from ecorules.language.trace import Measured, Trace, Unresolved, failures, unresolved
from ecorules.language.truth import Truth
from ecorules.language.typecheck import check
from ecorules.language.vocabulary import Fact, Roster, Vocabulary

__all__ = [
    "ANYTHING",
    "Condition",
    "Fact",
    "Gap",
    "Gathering",
    "Group",
    "Interval",
    "Lack",
    "Measure",
    "Measured",
    "Node",
    "Reading",
    "Roster",
    "Subject",
    "Trace",
    "Truth",
    "Unit",
    "Unlisted",
    "Unresolved",
    "Vocabulary",
    "Words",
    "check",
    "children",
    "evaluate",
    "failures",
    "gap_sentence",
    "judged_sentence",
    "measure",
    "sentence",
    "unit",
    "unit_of",
    "unresolved",
    "walk",
]
