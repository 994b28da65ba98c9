"""The files a case names: inside its own folder, there, and the ones that were registered.

A case comes from other hands, and its paths with it.  A path that leaves the folder by any
door is refused before anything is opened.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ecorules.diagnostics import Text, quoted
from ecorules.documents import Unreadable
from ecorules.documents.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecorules.case.model import EvidenceFile

_DRIVE = re.compile(r"[A-Za-z]:")
_DIGEST = re.compile(r"(?:sha256:)?(?P<digits>[0-9a-f]{64})", re.IGNORECASE)
_MOST_SEARCHED = 1000

_INSIDE = Text(
    "keep the file in the folder of the case and write its path from there, such as "
    "`evidence/map.pdf`",
    "เก็บไฟล์ไว้ในโฟลเดอร์ของกรณีนี้ แล้วเขียนเส้นทางจากโฟลเดอร์นั้น เช่น `evidence/map.pdf`",
)


def file_inside(folder: Path, text: str) -> Path:
    """Return the file that a text names in a folder, or raise `Unreadable`."""
    slashed = text.replace("\\", "/")
    if _leaves(slashed):
        raise _outside(text)
    if slashed != text:
        raise _backslashed(text, slashed)
    path = folder / text
    try:
        is_inside = path.resolve().is_relative_to(folder.resolve())
        is_file = is_inside and path.is_file()
    except (OSError, RuntimeError, ValueError):
        # A link that leads to itself, a name that no file can have.
        raise _absent(folder, text) from None
    if not is_inside:
        raise _outside(text)
    if not is_file:
        raise _absent(folder, text)
    return path


def _leaves(text: str) -> bool:
    is_rooted = text.startswith(("/", "~")) or _DRIVE.match(text) is not None
    return is_rooted or ".." in PurePosixPath(text).parts


def _backslashed(text: str, slashed: str) -> Unreadable:
    message = Text(
        f"folders in {quoted(text)} are divided by `\\`",
        f"{quoted(text)} ใช้เครื่องหมาย `\\` คั่นโฟลเดอร์",
    )
    remedy = Text(f"write {quoted(slashed)}", f"เขียนเป็น {quoted(slashed)}")
    return Unreadable("backslash-in-path", message, remedy)


def _outside(text: str) -> Unreadable:
    message = Text(
        f"{quoted(text)} leads out of the folder of the case",
        f"{quoted(text)} ชี้ออกนอกโฟลเดอร์ของกรณีนี้",
    )
    return Unreadable("path-outside", message, _INSIDE)


def _absent(folder: Path, text: str) -> Unreadable:
    message = Text(
        f"the folder of the case has no file {quoted(text)}",
        f"ไม่พบไฟล์ {quoted(text)} ในโฟลเดอร์ของกรณีนี้",
    )
    beside = _beside(folder, text)
    return Unreadable("no-file", message, did_you_mean(text, beside) if beside else None)


def _beside(folder: Path, text: str) -> list[str]:
    """Return the files in the folder where the missing one was looked for."""
    around = PurePosixPath(text).parent
    try:
        return [str(around / name) for name in _names(folder / around)]
    except (OSError, ValueError):
        return []


def _names(folder: Path) -> Iterable[str]:
    if not folder.is_dir():
        return
    for _, path in zip(range(_MOST_SEARCHED), folder.iterdir(), strict=False):
        if path.is_file():
            yield path.name


def registered_digest(text: str) -> str:
    """Return the SHA-256 that a text says, or raise `Unreadable`."""
    match = _DIGEST.fullmatch(text.strip())
    if match is None:
        message = Text(f"{quoted(text)} is not a SHA-256", f"{quoted(text)} ไม่ใช่ค่า SHA-256")
        remedy = Text(
            "write its 64 hexadecimal digits, as `sha256sum` prints them",
            "เขียนเลขฐานสิบหก 64 หลักตามที่คำสั่ง `sha256sum` แสดง",
        )
        raise Unreadable("not-a-digest", message, remedy)
    return match["digits"].lower()


def require_registered(path: Path, registered: EvidenceFile) -> None:
    """Raise `Unreadable` unless the file is the very one that was registered."""
    named, digest = quoted(registered.path or ""), registered.sha256
    try:
        # A file of another size is another file, and to see that nothing has to be read.
        is_it = registered.size in (None, path.stat().st_size)
        found = "" if digest is None else _digest_of(path)
    except OSError:
        message = Text(f"the file {named} cannot be opened", f"เปิดไฟล์ {named} ไม่ได้")
        raise Unreadable("unreadable-file", message) from None
    if not is_it or found != (digest or ""):
        message = Text(
            f"the file {named} is not the one that was registered",
            f"ไฟล์ {named} ไม่ใช่ไฟล์ที่ลงทะเบียนไว้",
        )
        raise Unreadable("not-the-registered-file", message, _put_back(found))


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _put_back(found: str) -> Text:
    also = f": `{found}`" if found else ""
    return Text(
        f"put the registered file back, or register this one{also}",
        f"นำไฟล์ที่ลงทะเบียนไว้กลับมา หรือลงทะเบียนไฟล์นี้{also}",
    )
