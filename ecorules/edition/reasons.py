"""Why a draft changes what it changes: the reasons in its files, for those who are heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.edition.schema.draft import (
    DraftFile,
    DraftLevelsFile,
    DraftRequirementFile,
    DraftTargetsFile,
)

if TYPE_CHECKING:
    from ecorules.diagnostics import Text
    from ecorules.edition.draft import Draft


def reasons(draft: Draft) -> dict[tuple[str, str], Text]:
    """Return why a draft changes what it changes, by what the reasons are about."""
    found: dict[tuple[str, str], Text] = {}
    for layer in draft.layers:
        if not layer.is_in_form:
            continue
        match layer.kind:
            case "draft":
                form = DraftFile.model_validate(layer.document.root)
                found["edition", form.id] = form.because.text
                found |= {("requirement", one.code): one.because.text for one in form.without}
            case "draft-requirement":
                one = DraftRequirementFile.model_validate(layer.document.root)
                found["requirement", one.code] = one.because.text
            case "draft-levels":
                levels = DraftLevelsFile.model_validate(layer.document.root).levels
                found |= {("level", str(key)): each.because.text for key, each in levels.items()}
            case _:
                targets = DraftTargetsFile.model_validate(layer.document.root).targets
                found |= {("target", name): each.because.text for name, each in targets.items()}
    return found
