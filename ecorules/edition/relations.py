"""What can only be seen over all requirements together: same codes, circles, idle targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.diagnostics import Diagnostic, Text, quoted
from ecorules.documents.wording import did_you_mean
from ecorules.edition.circles import circles
from ecorules.edition.requirements import clause_of, requirement_clause
from ecorules.edition.targets import target_clause
from ecorules.language.syntax import Conforms, TargetValue, walk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from ecorules.edition.draft import Sheet
    from ecorules.edition.model import Requirement, Target
    from ecorules.edition.schema.requirement import RequirementFile
    from ecorules.language.syntax import Node


def refuse_same_codes(sheets: Sequence[Sheet[RequirementFile]], into: list[Diagnostic]) -> None:
    """Report every requirement whose code another file has already taken."""
    taken: dict[str, str] = {}
    for sheet in sheets:
        code = sheet.document.value(("code",))
        if not isinstance(code, str):
            continue
        if code not in taken:
            taken[code] = sheet.document.shown
            continue
        message = Text(
            f"the code {quoted(code)} is taken already, by `{taken[code]}`",
            f"รหัส {quoted(code)} ใช้ไปแล้วใน `{taken[code]}`",
        )
        remedy = Text("give each requirement a code of its own", "ข้อกำหนดแต่ละข้อต้องมีรหัสไม่ซ้ำกัน")
        span = sheet.document.span(("code",))
        clause = clause_of(sheet.document)
        into.append(Diagnostic("duplicate-code", message, span, clause, remedy))


def refuse_circles(requirements: Mapping[str, Requirement], into: list[Diagnostic]) -> None:
    """Report every circle of requirements that each demand the next."""
    prerequisites = {
        code: {node.requirement: node for node in _nodes(each) if isinstance(node, Conforms)}
        for code, each in requirements.items()
    }
    needs = {
        code: [other for other in named if other in requirements]
        for code, named in prerequisites.items()
    }
    for circle in circles(needs):
        way = " → ".join((*circle, circle[0]))
        message = Text(
            f"requirements demand each other in a circle: {way}",
            f"ข้อกำหนดเหล่านี้ต้องผ่านกันและกันก่อน จึงวนไม่สิ้นสุด: {way}",
        )
        remedy = Text(
            "take out one `conforms`, so that one of them can be judged first",
            "ตัด `conforms` ออกหนึ่งแห่ง เพื่อให้มีข้อหนึ่งที่ตัดสินได้ก่อน",
        )
        first = circle[0]
        span = prerequisites[first][circle[1 % len(circle)]].span
        clause = requirement_clause(first, requirements[first].group)
        into.append(Diagnostic("prerequisite-circle", message, span, clause, remedy))


def refuse_idle_targets(
    targets: Mapping[str, Target],
    requirements: Mapping[str, Requirement],
    codes: Collection[str],
    into: list[Diagnostic],
) -> None:
    """Report every target that neither bears a requirement's code nor is named in one."""
    named = {
        node.target
        for each in requirements.values()
        for node in _nodes(each)
        if isinstance(node, TargetValue)
    }
    for name, target in targets.items():
        if name not in named and name not in codes:
            message = Text(
                f"no requirement is called {quoted(name)}, and none names this target",
                f"ไม่มีข้อกำหนดรหัส {quoted(name)} และไม่มีข้อใดใช้ค่าเป้าหมายนี้",
            )
            remedy = did_you_mean(name, codes)
            into.append(
                Diagnostic("idle-target", message, target.span, target_clause(name), remedy)
            )


def _nodes(requirement: Requirement) -> Iterator[Node]:
    yield from walk(requirement.requires)
    if requirement.applies is not None:
        yield from walk(requirement.applies)
