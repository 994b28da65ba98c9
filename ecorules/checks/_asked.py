"""What the requirements of an edition in order ask, each with the file in which it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.edition.draft import Draft, Sheet
    from ecorules.edition.model import Requirement
    from ecorules.edition.schema.requirement import RequirementFile
    from ecorules.language.syntax import Condition


class Asked(NamedTuple):
    """One requirement as it was read, and the sheet that it was read from."""

    requirement: Requirement
    sheet: Sheet[RequirementFile]

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Return what the requirement demands, and before it to whom it applies."""
        requires, applies = self.requirement.requires, self.requirement.applies
        return (requires,) if applies is None else (applies, requires)


def asked_in(draft: Draft) -> Iterator[Asked]:
    """Yield every requirement; none while the edition is not in order, for what it asks is open."""
    if draft.edition is None:
        return
    for sheet in draft.requirements:
        if sheet.form is not None:
            yield Asked(draft.edition.requirements[sheet.form.code], sheet)
