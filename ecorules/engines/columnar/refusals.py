"""What cannot be evaluated in columns, said by name and place: never an approximation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.diagnostics import Diagnostic, Text, quoted

if TYPE_CHECKING:
    from ecorules.edition.model import Requirement
    from ecorules.engines.columnar.nodes import NotInColumns


def refusal(one: Requirement, problem: NotInColumns) -> Diagnostic:
    """Return that a requirement cannot be evaluated in columns, and because of which node."""
    code, name = quoted(one.code), quoted(type(problem.node).__name__.lower())
    if problem.is_large:
        message = Text(
            f"requirement {code}: {name} cannot be evaluated in columns: its numbers grow beyond "
            "128 bits",
            f"ข้อกำหนด {code}: {name} คำนวณแบบคอลัมน์ไม่ได้ เพราะตัวเลขเกิน 128 บิต",
        )
        remedy = Text(
            "audit these cases one by one with `ecorules audit`, or give fewer decimals",
            "ให้ตรวจทีละกรณีด้วย `ecorules audit` หรือใช้ตัวเลขที่มีทศนิยมน้อยลง",
        )
        return _placed(one, problem, "too-large-for-columns", message, remedy)
    message = Text(
        f"requirement {code}: {name} cannot be evaluated in columns",
        f"ข้อกำหนด {code}: {name} คำนวณแบบคอลัมน์ไม่ได้",
    )
    remedy = Text(
        "audit these cases one by one with `ecorules audit`",
        "ให้ตรวจทีละกรณีด้วย `ecorules audit`",
    )
    return _placed(one, problem, "not-in-columns", message, remedy)


def _placed(
    one: Requirement, problem: NotInColumns, code: str, message: Text, remedy: Text
) -> Diagnostic:
    span = getattr(problem.node, "span", None) or one.span
    return Diagnostic(code, message, span, help=remedy)
