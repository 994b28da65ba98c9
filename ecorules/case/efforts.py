"""What it takes in this area to bring things about, as the case says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.case.page import Kind, unknown
from ecorules.case.schema import EffortForm
from ecorules.diagnostics import Text
from ecorules.language.vocabulary import Change

if TYPE_CHECKING:
    from collections.abc import Collection

    from ecorules.case.page import Page
    from ecorules.language.vocabulary import Vocabulary

_THING: Final = Kind(
    "unknown-effort",
    Text("fact, document or list", "ข้อมูล หลักฐาน หรือบัญชีชื่อ"),
)


def efforts_of(page: Page, vocabulary: Vocabulary, evidence: Collection[str]) -> dict[str, Change]:
    """Return what things take here, by their names, and report those that name nothing."""
    known = {*vocabulary.facts, *vocabulary.rosters, *evidence}
    found = {}
    for path, form in page.parts(EffortForm, ("efforts",)):
        name = str(path[-1])
        if name not in known:
            page.report_key(unknown(_THING, name, known), path)
        elif form is not None and form.model_fields_set:
            found[name] = Change(form.effort, form.lead_time, form.changeable)
    return dict(sorted(found.items()))
