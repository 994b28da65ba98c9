"""How the values of a case are said in the cells of the form, in the language of its reader."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from ecorules.case.workbook.layout import YES_OR_NO, Choice, choices_of
from ecorules.case.written.columns import NO, YES
from ecorules.documents.days import day_said
from ecorules.language.vocabulary import ChoiceKind, FlagKind
from ecorules.report.workbook.filled import Offer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ecorules.diagnostics import Language
    from ecorules.language.vocabulary import Kind

ANSWERS: Final = Offer(YES_OR_NO)


def shown_choice(choices: Iterable[Choice], word: str) -> str:
    """Return what stands in a cell for one of the words it may say."""
    return next((choice.shown for choice in choices if choice.word == word), word)


def shown_answer(word: str, lang: Language) -> str:
    """Return a yes or a no in the reader's language."""
    yes, no = YES_OR_NO[:2] if lang == "th" else YES_OR_NO[2:]
    return {YES: yes, NO: no}.get(word, word)


def shown_day(day: str, lang: Language) -> str:
    """Return a day as it is written: in Thai with the Buddhist year."""
    return day_said(date.fromisoformat(day), "th") if day and lang == "th" else day


def shown_value(kind: Kind, value: str, lang: Language) -> str:
    """Return a value of a fact as its cell shows it."""
    match kind:
        case FlagKind():
            return shown_answer(value, lang)
        case ChoiceKind(values):
            return shown_choice(choices_of(values), value)
        case _:
            return value


def offer_of(kind: Kind) -> Offer | None:
    """Return what the cells of a fact offer to choose from."""
    match kind:
        case FlagKind():
            return ANSWERS
        case ChoiceKind(values):
            return shown(choices_of(values))
        case _:
            return None


def shown(choices: Sequence[Choice], *, is_all: bool = False) -> Offer:
    """Return choices as a drop-down list offers them."""
    return Offer(tuple(choice.shown for choice in choices), is_all)
