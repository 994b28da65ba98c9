"""Names: what a condition names, called as people call it, in one language.

Facts and rosters are called by the vocabulary's labels, everything else by the titles in
`Words`.  A name that is nowhere declared is shown as it was written: a sentence never
fails, and never hides a slip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.diagnostics import quoted
from ecorules.language import wording as say
from ecorules.language.phrase import filled
from ecorules.language.vocabulary import ChoiceKind

if TYPE_CHECKING:
    from ecorules.diagnostics import Language, Text
    from ecorules.language.vocabulary import Vocabulary
    from ecorules.language.wording import Words


class Names(NamedTuple):
    """Call things by their names; `roster` is set while its members are spoken of."""

    vocabulary: Vocabulary
    words: Words
    lang: Language
    roster: str | None = None

    def said(self, phrase: Text, **parts: str) -> str:
        """Return a phrase in the language spoken, filled in."""
        return filled(phrase, self.lang, **parts)

    def within(self, roster: str) -> Names:
        """Return the names to use while the members of a roster are spoken of."""
        return self._replace(roster=roster)

    def fact(self, fact: str, years_back: int = 0) -> str:
        """Return what a fact is called, whose it is where that could be mistaken, and when."""
        declared = self.vocabulary.facts.get(fact)
        if declared is None:
            label = quoted(fact)
        else:
            label = declared.label.said(self.lang)
            if self.roster is not None and declared.roster is None:
                label = self.said(say.OF_THE_AREA, label=label)
        if years_back == 0:
            return label
        phrase = say.YEAR_BEFORE if years_back == 1 else say.YEARS_BEFORE
        return self.said(phrase, label=label, years=str(years_back))

    def flag(self, fact: str, years_back: int) -> str:
        """Return what there is when a flag holds; the phrase around it already says มี."""
        return self.fact(fact, years_back).removeprefix("มี")

    def choices(self, fact: str, values: frozenset[str]) -> list[str]:
        """Return what the values of a choice are called, in the vocabulary's order."""
        declared = self.vocabulary.facts.get(fact)
        kind = None if declared is None else declared.kind
        known = kind.values if isinstance(kind, ChoiceKind) else {}
        unknown = sorted(values - known.keys())
        return [
            *(
                self.said(say.TITLED, title=label.said(self.lang))
                for value, label in known.items()
                if value in values
            ),
            *map(quoted, unknown),
        ]

    def target(self, target: str) -> str:
        """Return what a target is called; its label too, unless it bears a requirement's code."""
        label = self.words.targets.get(target)
        if label is None or target in self.words.requirements:
            return self.said(say.TARGET, name=target)
        return self.said(say.LABELLED_TARGET, name=target, label=label.said(self.lang))

    def requirement(self, code: str) -> str:
        """Return a requirement's code and title."""
        title = self.words.requirements.get(code)
        if title is None:
            return self.said(say.REQUIREMENT, code=code)
        return self.said(say.TITLED_REQUIREMENT, code=code, title=title.said(self.lang))

    def document(self, item: str) -> str:
        """Return the title of an evidence item, in quotation marks."""
        title = self.words.evidence.get(item)
        return self.said(say.TITLED, title=item if title is None else title.said(self.lang))

    def members(self, roster: str) -> str:
        """Return what the members of a roster are called together."""
        declared = self.vocabulary.rosters.get(roster)
        if declared is None:
            return quoted(roster)
        return declared.label.said(self.lang)

    def member(self, roster: str) -> str:
        """Return what one member of a roster is called."""
        declared = self.vocabulary.rosters.get(roster)
        return self.members(roster) if declared is None else declared.member.said(self.lang)
