"""One requirement from its file: held against the edition around it, its condition made core."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.diagnostics import Text, quoted
from ecorules.edition.desugar import desugared
from ecorules.edition.frame import DIMENSION
from ecorules.edition.ladder import LEVEL
from ecorules.edition.model import EvidenceItem, Requirement
from ecorules.edition.origins import provenance_of
from ecorules.edition.page import Kind
from ecorules.edition.scope import Scope
from ecorules.edition.vocabulary import OWNER
from ecorules.language.typecheck import check
from ecorules.language.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ecorules.documents import Document
    from ecorules.edition.frame import Frame
    from ecorules.edition.page import Page, Path
    from ecorules.edition.schema.conditions import Condition as Form
    from ecorules.edition.schema.requirement import EvidenceForm, RequirementFile
    from ecorules.language.quantity import Unit
    from ecorules.language.syntax import Condition

_ASPECT = Kind("unknown-aspect", Text("aspect", "ด้านที่"))
_NOTHING = Vocabulary({}, {}, {})


class Surroundings(NamedTuple):
    """What a requirement may refer to; a part that could not be read is not held against it."""

    frame: Frame | None
    levels: Collection[int] | None
    owners: Collection[str] | None
    vocabulary: Vocabulary | None
    targets: Mapping[str, Unit] | None
    codes: frozenset[str]


def clause_of(document: Document) -> Text | None:
    """Return how a requirement is named in messages, even if its file is not in order."""
    code = document.value(("code",))
    if not isinstance(code, str) or not code:
        return None
    group = document.value(("group",))
    return requirement_clause(code, group if isinstance(group, str) else None)


def requirement_clause(code: str, group: str | None) -> Text:
    """Return how a requirement is named in messages: an indicator, where it is in no group."""
    if group is None:
        return Text(f"indicator {code}", f"ตัวชี้วัด {code}")
    return Text(f"requirement {code}", f"ข้อกำหนด {code}")


def requirement_of(form: RequirementFile, page: Page, around: Surroundings) -> Requirement:
    """Return the requirement; everything in it that refers to nothing is reported."""
    _refuse_unknown_owners(form, page, around)
    levels = around.levels
    if levels is not None and form.level and form.level not in levels:
        page.report_unknown(LEVEL, str(form.level), [str(each) for each in levels], ("level",))
    return Requirement(
        code=form.code,
        title=form.title.text,
        level=form.level,
        dimension=_dimension(form, page, around.frame),
        aspect=form.aspect,
        group=form.group,
        owners=tuple(sorted(set(form.owners))),
        provenance=provenance_of(form.provenance, ("provenance",), page),
        reading=provenance_of(form.reading, ("reading",), page),
        evidence=_evidence(form),
        requires=_condition(form.requires, ("requires",), form, page, around),
        applies=None
        if form.applies is None
        else _condition(form.applies, ("applies",), form, page, around),
        span=page.span(("code",)),
    )


def _evidence(form: RequirementFile) -> tuple[EvidenceItem, ...]:
    return tuple(
        EvidenceItem(f"{form.code}/{name}", Text(one.en, one.th), _owners(one, form), one.item)
        for name, one in _listed(form)
    )


def _listed(form: RequirementFile) -> list[tuple[str, EvidenceForm]]:
    """Return the evidence in the order of the printed list; what has no number comes last."""
    return sorted(
        form.evidence.items(),
        key=lambda each: (each[1].item is None, each[1].item or 0, each[0]),
    )


def _owners(item: EvidenceForm, form: RequirementFile) -> tuple[str, ...]:
    return tuple(sorted(set(form.owners))) if item.owner is None else (item.owner,)


def _refuse_unknown_owners(form: RequirementFile, page: Page, around: Surroundings) -> None:
    known = around.owners
    if known is None:
        return
    named: list[tuple[str, Path]] = [
        (owner, ("owners", place)) for place, owner in enumerate(form.owners)
    ]
    named += [
        (item.owner, ("evidence", code, "owner"))
        for code, item in form.evidence.items()
        if item.owner is not None
    ]
    for owner, path in named:
        if owner not in known:
            page.report_unknown(OWNER, owner, known, path)


def _dimension(form: RequirementFile, page: Page, frame: Frame | None) -> str:
    """Return the dimension: an indicator's is its aspect's, any other names its own."""
    if (form.aspect is None) == (form.group is None):
        page.report("unclear-place", _ASPECT_OR_GROUP, ("code",))
    elif form.aspect is not None:
        return _dimension_of_aspect(form.aspect, form, page, frame)
    elif form.dimension is None:
        page.report("missing-key", _OWN_DIMENSION, ("group",))
    elif frame is not None and form.dimension not in frame.dimensions:
        page.report_unknown(DIMENSION, form.dimension, frame.dimensions, ("dimension",))
    if form.group is not None and (form.group == "baseline") != (form.level == 0):
        page.report("level-of-group", _BASELINE_IS_ZERO, ("level",))
    return form.dimension or ""


def _dimension_of_aspect(
    aspect: int, form: RequirementFile, page: Page, frame: Frame | None
) -> str:
    if form.dimension is not None:
        page.report_key("unclear-place", _DIMENSION_OF_ASPECT, ("dimension",))
    if frame is None:
        return ""
    if aspect not in frame.aspects:
        known = [str(number) for number in frame.aspects]
        page.report_unknown(_ASPECT, str(aspect), known, ("aspect",))
        return ""
    return frame.aspects[aspect].dimension


def _condition(
    form: Form, path: Path, file: RequirementFile, page: Page, around: Surroundings
) -> Condition:
    """Return the core condition, held against the vocabulary if there is one."""
    vocabulary, targets = around.vocabulary, around.targets
    scope = Scope(
        page,
        file.code,
        tuple(name for name, _ in _listed(file)),
        vocabulary or _NOTHING,
        targets or {},
    )
    condition = desugared(form, path, scope)
    if vocabulary is not None and targets is not None:
        clause = page.clause or Text(file.code, file.code)
        page.into.extend(check(condition, vocabulary, targets, around.codes, clause))
    return condition


def refuse_other_name(form: RequirementFile, stem: str, page: Page) -> None:
    """Report a requirement whose file is not named after its code."""
    if stem == form.code:
        return
    message = Text(
        f"the requirement is {quoted(form.code)}, but its file is called `{stem}.yaml`",
        f"ข้อกำหนดนี้มีรหัส {quoted(form.code)} แต่ไฟล์ชื่อ `{stem}.yaml`",
    )
    remedy = Text(
        f"rename the file to `{form.code}.yaml`, or mend the code",
        f"เปลี่ยนชื่อไฟล์เป็น `{form.code}.yaml` หรือแก้รหัสให้ตรงกัน",
    )
    page.report("file-name", message, ("code",), remedy)


_ASPECT_OR_GROUP = Text(
    "a requirement names either the `aspect` it stands under or its `group`",
    "ข้อกำหนดต้องระบุ `aspect` (ด้าน) หรือ `group` (กลุ่ม) อย่างใดอย่างหนึ่ง",
)
_OWN_DIMENSION = Text(
    "a requirement of a group names its `dimension`",
    "ข้อกำหนดที่อยู่ในกลุ่มต้องระบุ `dimension` (มิติ)",
)
_DIMENSION_OF_ASPECT = Text(
    "the dimension comes from the aspect and is not written here",
    "มิติเป็นไปตามด้าน จึงไม่ต้องระบุในที่นี้",
)
_BASELINE_IS_ZERO = Text(
    "baseline requirements, and only they, have level 0",
    "ข้อกำหนดพื้นฐาน (baseline) เท่านั้นที่เป็นระดับ 0",
)
