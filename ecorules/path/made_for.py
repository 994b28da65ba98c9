"""Whether actions were found for the case as it is now, and by the edition as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Diagnostic, Severity, Text, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.case.model import Case
    from ecorules.documents import Document
    from ecorules.edition.model import Edition
    from ecorules.path.schema import ActionsFile


def stale(
    form: ActionsFile, document: Document, edition: Edition, case: Case
) -> Iterator[Diagnostic]:
    """Yield that actions were found for something else, or for another state of it.

    They are carried out all the same: whether they still lead there is what is asked.
    """
    for key, made, now, said in (
        ("case", form.case, case, _CASE),
        ("edition", form.edition, edition, _EDITION),
    ):
        if made is None:
            continue
        other, changed = said
        if made.id != now.id:
            names = {"made": quoted(made.id), "now": quoted(now.id)}
            message = Text(other.en.format(**names), other.th.format(**names))
            yield _warning("made-for-another", message, document, (key, "id"))
        elif made.digest != now.digest:
            yield _warning("made-before", changed, document, (key, "digest"))


def _warning(code: str, message: Text, document: Document, path: tuple[str, str]) -> Diagnostic:
    span = document.span(path)
    return Diagnostic(code, message, span, help=_ANEW, severity=Severity.WARNING)


_CASE: Final = (
    Text(
        "these actions were found for the case {made}, and this one is {now}",
        "การดำเนินการชุดนี้หาไว้สำหรับกรณี {made} แต่กรณีที่ระบุคือ {now}",
    ),
    Text(
        "the case has changed since these actions were found",
        "กรณีนี้เปลี่ยนไปแล้วหลังจากหาการดำเนินการชุดนี้ไว้",
    ),
)
_EDITION: Final = (
    Text(
        "these actions were found by the edition {made}, and the case is audited by {now}",
        "การดำเนินการชุดนี้หาไว้ตามฉบับเกณฑ์ {made} แต่กรณีนี้ตรวจตาม {now}",
    ),
    Text(
        "the edition has changed since these actions were found",
        "ฉบับเกณฑ์นี้เปลี่ยนไปแล้วหลังจากหาการดำเนินการชุดนี้ไว้",
    ),
)
_ANEW: Final = Text(
    "the levels below are those with these actions done; `ecorules path` finds them anew",
    "ระดับที่แสดงเป็นผลเมื่อดำเนินการชุดนี้ครบ หากต้องการหาใหม่ให้ใช้ `ecorules path`",
)
