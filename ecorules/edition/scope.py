"""What a condition may refer to while it is read: the evidence, facts and targets around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.diagnostics import Text
from ecorules.documents import Unreadable
from ecorules.edition.literals import literal
from ecorules.edition.page import Kind
from ecorules.language.declared import unit_if_known
from ecorules.language.syntax import Constant, InHand

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.diagnostics import Span
    from ecorules.edition.page import Page, Path
    from ecorules.language.quantity import Unit
    from ecorules.language.syntax import Measure
    from ecorules.language.vocabulary import Vocabulary

_ITEM = Kind("unknown-evidence", Text("evidence item", "รายการหลักฐานชื่อ"))


class Abandoned(Exception):  # noqa: N818 - nothing is left to be said about it
    """Give up on a measure of which everything that is wrong has been reported."""


class Scope(NamedTuple):
    """A requirement's code, its evidence items, and what the edition lets it name."""

    page: Page
    requirement: str
    items: tuple[str, ...]
    vocabulary: Vocabulary
    targets: Mapping[str, Unit]

    def span(self, path: Path) -> Span:
        """Return the place of a form."""
        return self.page.span(path)

    def in_hand(self, item: str, path: Path) -> InHand:
        """Return the demand for one evidence item, which the requirement has to list."""
        if item not in self.items:
            self.page.report_unknown(_ITEM, item, self.items, path)
        return InHand(f"{self.requirement}/{item}", span=self.span(path))

    def figure(self, text: str, beside: Unit | None, path: Path) -> Constant:
        """Return a figure beside a measure of some unit, or report it and give up."""
        try:
            value, unit = literal(text, beside)
        except Unreadable as unreadable:
            self.page.report_unreadable(unreadable, path)
            raise Abandoned from None
        return Constant(value, unit, span=self.span(path))

    def unit(self, measure: Measure) -> Unit | None:
        """Return the unit of a measure, unless it names what is not declared."""
        return unit_if_known(measure, self.vocabulary, self.targets)
