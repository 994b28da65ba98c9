"""What can be wrong with a draft alone: a change of what is not there, or a change of nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Diagnostic, Severity, Text, nearest, quoted
from ecorules.documents.days import day_said
from ecorules.documents.wording import did_you_mean
from ecorules.edition.packaged import packaged_drafts, packaged_editions
from ecorules.edition.requirements import clause_of
from ecorules.edition.targets import target_clause
from ecorules.language.syntax import Conforms, walk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from ecorules.documents import Document
    from ecorules.edition.draft import Draft
    from ecorules.edition.model import Edition
    from ecorules.edition.page import Path

# What a new part has to say, because there is nothing below it.
_NEEDED: Final = {
    "requirement": ("title", "level", "owners", "requires"),
    "levels": ("name", "stands_on"),
    "targets": ("label", "unit", "set_by", "values"),
}
_NO_KEY: Final = frozenset({"code", "because", "without", "without_evidence"})


def refuse_unknown_base(document: Document, name: str, into: list[Diagnostic]) -> None:
    """Report an edition that is extended and is not there."""
    said = quoted(name)
    message = Text(f"no edition is called {said}", f"ไม่มีฉบับเกณฑ์ชื่อ {said}")
    known = (*packaged_editions(), *(each.name for each in packaged_drafts()))
    span, remedy = document.span(("extends",)), did_you_mean(name, known)
    into.append(Diagnostic("unknown-edition", message, span, help=remedy))


def refuse_circle(document: Document, into: list[Diagnostic]) -> None:
    """Report a draft that in the end extends itself."""
    message = Text(
        "this draft extends itself, by way of what it extends",
        "ฉบับร่างนี้แก้ไขเพิ่มเติมจากตัวเอง จึงวนไม่สิ้นสุด",
    )
    remedy = Text(
        "a draft extends an edition, or a draft of one that is there already",
        "ฉบับร่างต้องแก้ไขเพิ่มเติมจากฉบับเกณฑ์ หรือจากฉบับร่างอื่นที่มีอยู่ก่อน",
    )
    into.append(Diagnostic("draft-circle", message, document.span(("extends",)), help=remedy))


def dropped(
    frame: Document, below: Draft, changed: Sequence[Document], into: list[Diagnostic]
) -> frozenset[str]:
    """Return the codes that a draft drops, and report those that it cannot drop."""
    codes = [str(one.document.value(("code",))) for one in below.requirements]
    speaks_of = {str(document.value(("code",))) for document in changed}
    entries = frame.value(("without",))
    named = {
        place: str(frame.value(("without", place, "code")))
        for place in range(len(entries) if isinstance(entries, list) else 0)
    }
    needed = _needed(below, {*named.values(), *speaks_of})
    found = set[str]()
    for place, code in named.items():
        span, said = frame.span(("without", place, "code")), quoted(code)
        if code not in codes:
            remedy = did_you_mean(code, codes)
            into.append(Diagnostic("unknown-requirement", _no_such(frame, code), span, help=remedy))
        elif code in speaks_of:
            message = Text(
                f"the draft drops {said} and changes it too",
                f"ฉบับร่างตัด {said} ออกและแก้ไขข้อเดียวกันด้วย",
            )
            into.append(Diagnostic("dropped-and-changed", message, span, help=_CHOOSE))
        elif code in needed:
            message = Text(
                f"`{needed[code]}` names {said} as its prerequisite, so it must stay",
                f"ต้องคง {said} ไว้ เพราะ `{needed[code]}` กำหนดให้ผ่านข้อนี้ก่อน",
            )
            into.append(Diagnostic("needed-requirement", message, span))
        else:
            found.add(code)
    return frozenset(found)


def _needed(below: Draft, spoken_of: Collection[str]) -> dict[str, str]:
    """Return what requirements that stay as they are name as their prerequisites, and which."""
    requirements = {} if below.edition is None else below.edition.requirements
    return {
        node.requirement: code
        for code, requirement in requirements.items()
        if code not in spoken_of
        for condition in (requirement.requires, requirement.applies)
        if condition is not None
        for node in walk(condition)
        if isinstance(node, Conforms)
    }


def is_slip(document: Document, codes: Collection[str], into: list[Diagnostic]) -> bool:
    """Return whether a requirement is neither below nor whole in itself, and report it if so."""
    slip = _slip(document, (), "requirement", codes)
    into.extend(slip)
    return bool(slip)


def slips(document: Document, under: Document, key: str, into: list[Diagnostic]) -> frozenset[str]:
    """Return the named parts that are neither below nor whole in themselves; each is reported.

    What is said of a part and is no change is reported too.
    """
    known, found = under.keys((key,)), set[str]()
    for name in document.keys((key,)):
        if name in known:
            refuse_same(document, under, (key, name), into)
        elif slip := _slip(document, (key, name), key, known):
            into.extend(slip)
            found.add(name)
    return frozenset(found)


def _slip(document: Document, path: Path, kind: str, known: Collection[str]) -> list[Diagnostic]:
    """Return what to say of a part that is nowhere below and not written in full, if it is one."""
    written = document.keys(path)
    missing = [key for key in _NEEDED[kind] if key not in written]
    if not missing:
        return []
    name = str(path[-1] if path else document.value(("code",)))
    noun, code = _NOUNS[kind]
    message = Text(
        f"what the draft extends has no {noun.en} {quoted(name)}",
        f"ฉบับตั้งต้นไม่มี{noun.th} {quoted(name)}",
    )
    listed = ", ".join(f"`{key}`" for key in missing)
    remedy = Text(
        f"a new one is written in full; {listed} still to be written",
        f"หากเพิ่มใหม่ต้องเขียนให้ครบ ยังขาด {listed}",
    )
    if nearest(name, known) is not None:
        remedy = did_you_mean(name, known) or remedy
    span = document.key_span(path) if path else document.span(("code",))
    return [Diagnostic(code, message, span, clause_of(document), remedy)]


def refuse_same(document: Document, under: Document, path: Path, into: list[Diagnostic]) -> None:
    """Point out every key of a part that says what is said below already."""
    for key in _said_again(document, under, path):
        message = Text(
            f"`{key[-1]}` says what the edition below says already",
            f"`{key[-1]}` ตรงกับฉบับตั้งต้นอยู่แล้ว จึงไม่ใช่การแก้ไข",
        )
        into.append(
            Diagnostic(
                "nothing-changed",
                message,
                document.key_span(key),
                clause_of(under) if not path else None,
                _LEAVE_OUT,
                Severity.WARNING,
            )
        )


def _said_again(document: Document, under: Document, path: Path) -> Iterator[Path]:
    for key in document.keys(path):
        here = (*path, key)
        if key in _NO_KEY:
            continue
        if key == "evidence":
            items = ((*here, item) for item in document.keys(here))
            yield from (item for item in items if document.value(item) == under.value(item))
        elif document.value(here) == under.value(here):
            yield here


def refuse_no_change(
    frame: Document, layers: int, dropped: Collection[str], into: list[Diagnostic]
) -> None:
    """Point out a draft that has no file beside its frame, and drops nothing."""
    if layers == 1 and not dropped:
        message = Text(
            "this draft changes nothing of what it extends", "ฉบับร่างนี้ยังไม่ได้แก้ไขส่วนใดของฉบับตั้งต้น"
        )
        remedy = Text(
            "write a file for each requirement that changes, such as `19.1.1.yaml`",
            "จัดทำไฟล์ของแต่ละข้อกำหนดที่แก้ไข เช่น `19.1.1.yaml`",
        )
        span = frame.span(("extends",))
        into.append(
            Diagnostic("nothing-changed", message, span, help=remedy, severity=Severity.WARNING)
        )


def _no_such(frame: Document, code: str) -> Text:
    base = quoted(str(frame.value(("extends",))))
    return Text(f"{base} has no requirement {quoted(code)}", f"{base} ไม่มีข้อกำหนดรหัส {quoted(code)}")


_NOUNS: Final = {
    "requirement": (Text("requirement", "ข้อกำหนดรหัส"), "unknown-requirement"),
    "levels": (Text("level", "ระดับ"), "unknown-level"),
    "targets": (Text("target", "ค่าเป้าหมายชื่อ"), "unknown-target"),
}
_CHOOSE: Final = Text(
    "take it out of `without`, or delete its file", "ลบออกจาก `without` หรือลบไฟล์ของข้อนี้"
)
_LEAVE_OUT: Final = Text(
    "leave the key out: a draft says only what changes",
    "ตัดคีย์นี้ออก ฉบับร่างระบุเฉพาะส่วนที่แก้ไข",
)


def refuse_earlier(frame: Document, since: date, below: Edition, into: list[Diagnostic]) -> None:
    """Report a draft that would be in force before the draft that it extends."""
    if below.overlay is None or below.since is None or below.since <= since:
        return
    first = day_said(below.since, "th")
    message = Text(
        f"`{below.id}`, which it extends, is not in force before {below.since}",
        f"`{below.id}` ซึ่งเป็นฉบับตั้งต้น มีผลใช้บังคับตั้งแต่วันที่ {first}",
    )
    span = frame.span(("effective", "from"))
    into.append(Diagnostic("before-its-base", message, span))


def refuse_other_units(
    document: Document, edition: Edition, base: Edition, into: list[Diagnostic]
) -> None:
    """Report a target that would measure another thing: the values that areas set mean the old."""
    for name, target in edition.targets.items():
        before = base.targets.get(name)
        if before is None or before.unit.is_alike(target.unit):
            continue
        message = Text(
            f"the target is in `{before.unit.symbol}` below, and cannot be in another kind of unit",
            f"ค่าเป้าหมายนี้ใช้หน่วย `{before.unit.symbol}` ในฉบับตั้งต้น จึงเปลี่ยนเป็นหน่วยต่างชนิดไม่ได้",
        )
        span = document.span(("targets", name, "unit"))
        into.append(Diagnostic("unit-changed", message, span, target_clause(name), _NEW_NAME))


_NEW_NAME: Final = Text(
    "give the new target a name of its own, and let the requirement compare with that",
    "ตั้งชื่อใหม่ให้ค่าเป้าหมายใหม่ แล้วให้ข้อกำหนดเทียบกับค่าเป้าหมายนั้น",
)
