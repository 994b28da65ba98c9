"""Sentences: what a node asks, what was found of it, and what is still missing.

Three sentences in two languages.  A condition is said the same way in a report, in an
explanation and on a form, so people who compare them compare one text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.language.gaps import gap_said
from ecorules.language.judgement import judged_said
from ecorules.language.naming import Names
from ecorules.language.statement import node_said
from ecorules.language.wording import Words

if TYPE_CHECKING:
    from ecorules.diagnostics import Language
    from ecorules.language.syntax import Node
    from ecorules.language.trace import Judged, Unresolved
    from ecorules.language.vocabulary import Vocabulary

__all__ = ["Words", "gap_sentence", "judged_sentence", "sentence"]


def sentence(node: Node, vocabulary: Vocabulary, words: Words, lang: Language) -> str:
    """Return what a node says; a name that is nowhere declared is shown as it is."""
    return node_said(node, Names(vocabulary, words, lang))


def judged_sentence(judged: Judged, vocabulary: Vocabulary, words: Words, lang: Language) -> str:
    """Return what was found of a condition or a measure, and what was asked of it."""
    return judged_said(judged, Names(vocabulary, words, lang))


def gap_sentence(
    unresolved: Unresolved, vocabulary: Vocabulary, words: Words, lang: Language
) -> str:
    """Return what is missing, and for whom."""
    return gap_said(unresolved, Names(vocabulary, words, lang))
