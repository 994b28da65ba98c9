"""What a workbook holds beside its cells, and how its parts are related."""

from __future__ import annotations

import posixpath
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Diagnostic, Severity, Span, Text
from ecorules.documents.scalars import Unreadable
from ecorules.documents.workbooks.markup import tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ecorules.documents.workbooks.archive import Archive

_RELATIONS: Final = "_rels/.rels"


def related(archive: Archive, part: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield what a part is related to: the id of each relation, its kind and the other part."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, f"_rels/{name}.rels") if part else _RELATIONS
    if not archive.holds(relations):
        return
    for each in tree(archive.part(relations), relations):
        if each.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
            kind = each.get("Type", "").rpartition("/")[2]
            yield each.get("Id", ""), (kind, target.lstrip("/"))


def left_out(archive: Archive, shown: str, *, has_told: bool) -> Iterator[Diagnostic]:
    """Yield what a workbook holds beside its cells; of comments, if no cell of theirs was told."""
    for starts, message in _NOT_READ if has_told else (_COMMENTS, *_NOT_READ):
        if any(_is_filled(archive, name) for name in archive.beginning(*starts)):
            span = Span.whole(shown)
            yield Diagnostic("not-read", message, span, help=_TYPE_IT, severity=Severity.WARNING)


def _is_filled(archive: Archive, name: str) -> bool:
    """Return whether a part holds anything: some programs write drawings without any shape."""
    if not name.startswith("xl/drawings/"):
        return True
    try:
        return any(True for _ in tree(archive.part(name), name))
    except Unreadable:
        return True


def commented(archive: Archive, part: str) -> Iterator[str]:
    """Yield the cells of a sheet that have comments; what cannot be read has none."""
    with suppress(Unreadable):
        for kind, other in dict(related(archive, part)).values():
            if kind in {"comments", "threadedComment"}:
                found = tree(archive.part(other), other).iter()
                yield from filter(None, (each.get("ref", "") for each in found))


def comments_left_out(cells: Sequence[str], span: Span) -> Diagnostic:
    """Tell which cells of a sheet have comments, which are not read."""
    named = ", ".join(cells[:_MOST_NAMED]) + (", …" if len(cells) > _MOST_NAMED else "")
    message = Text(
        f"comments on cells are not taken over: {named}",
        f"ไม่ได้นำความคิดเห็นที่แนบกับช่องเข้ามา: {named}",
    )
    return Diagnostic("not-read", message, span, help=_TYPE_IT, severity=Severity.WARNING)


_MOST_NAMED: Final = 12
_TYPE_IT: Final = Text("write what matters into a cell", "หากมีสาระสำคัญ ให้พิมพ์ไว้ในช่องของแผ่นงาน")
_COMMENTS: Final = (
    ("xl/comments", "xl/threadedcomments"),
    Text("comments on cells are not taken over", "ไม่ได้นำความคิดเห็นที่แนบกับช่องเข้ามา"),
)
_NOT_READ: Final = (
    (
        ("xl/drawings/drawing", "xl/media/"),
        Text(
            "pictures, shapes and text boxes are not taken over",
            "ไม่ได้นำรูปภาพ รูปร่าง และกล่องข้อความเข้ามา",
        ),
    ),
    (
        ("xl/chartsheets/", "xl/dialogsheets/"),
        Text("sheets that hold a chart alone are not taken over", "ไม่ได้นำแผ่นงานที่มีเฉพาะแผนภูมิเข้ามา"),
    ),
    (
        ("xl/externallinks/",),
        Text(
            "links to other workbooks are not followed; the last values are read",
            "ไม่เปิดลิงก์ไปยังสมุดงานอื่น จึงอ่านค่าล่าสุดที่บันทึกไว้",
        ),
    ),
)
