"""The parts of a workbook: a zip file that is not trusted.

What the directory of the archive says is held against limits before anything is unpacked, and
a part is never unpacked beyond what the directory says.  So a small file cannot fill the
memory, however it was made.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.documents.sources import MEGABYTE
from ecorules.documents.workbooks import refusals as say

if TYPE_CHECKING:
    from ecorules.documents.scalars import Unreadable

LARGEST_CONTENT: Final = 192 * MEGABYTE
LARGEST_PART: Final = 96 * MEGABYTE
_SUSPECT: Final = 16 * MEGABYTE
_MOST_TIMES: Final = 100
_MOST_PARTS: Final = 5000
_LARGEST_DIRECTORY: Final = MEGABYTE

_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
_COMPRESSIONS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_IS_ENCRYPTED: Final = 0x1
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK"
_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
_LONGEST_COMMENT: Final = 0xFFFF
_END_64: Final = b"PK\x06\x07"
_END_64_SIZE: Final = 20
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_OLD_STREAMS: Final = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book\0"))
_OTHER_HEADS: Final = (
    (b"%PDF", ("a PDF", "ไฟล์ PDF")),
    (b"{\\rtf", ("a rich text document", "เอกสาร Rich Text")),
    (b"<html", ("a web page", "หน้าเว็บ")),
    (b"<!doctype html", ("a web page", "หน้าเว็บ")),
    (b"<?xml", ("XML", "ไฟล์ XML")),
)


class Archive(NamedTuple):
    """A workbook's parts by name, each unpacked when it is asked for."""

    file: zipfile.ZipFile
    parts: dict[str, zipfile.ZipInfo]

    def part(self, name: str) -> bytes:
        """Return the content of a part, or raise `Unreadable`."""
        found = self.parts.get(spelt(name))
        if found is None:
            raise say.damaged(f"the part `{name}` is missing", f"ขาดส่วนประกอบ `{name}`")
        try:
            with self.file.open(found) as part:
                return part.read()
        except (*_BROKEN, MemoryError):
            raise _damaged_part(name) from None

    def holds(self, name: str) -> bool:
        """Return whether there is a part of this name."""
        return spelt(name) in self.parts

    def beginning(self, *starts: str) -> list[str]:
        """Return the names of the parts that begin with one of these."""
        return [name for name in self.parts if name.startswith(starts)]


def archive_of(content: bytes) -> Archive:
    """Return the parts of the workbook that a file holds, or raise `Unreadable`."""
    if not content.startswith(_ZIP):
        raise _not_zipped(content)
    _examine_directory(content)
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        entries = archive.infolist()
    except _BROKEN:
        raise say.damaged("its archive cannot be read", "อ่านไฟล์บีบอัดภายในไม่ได้") from None
    _examine_entries(entries, len(content))
    parts = {spelt(each.filename): each for each in entries if not _is_folder(each)}
    return Archive(archive, parts)


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    """Return whether an entry has no content; one without a name has none for anybody."""
    return entry.filename.endswith("/") or not entry.filename


def spelt(name: str) -> str:
    """Return a name as it is compared: parts are found whatever the case of their letters."""
    return name.replace("\\", "/").lstrip("/").casefold()


def _examine_directory(content: bytes) -> None:
    """Refuse an archive whose directory alone would fill the memory."""
    end = content.rfind(_END, max(0, len(content) - _END_SIZE - _LONGEST_COMMENT))
    if end < 0 or len(content) < end + _END_SIZE:
        raise say.damaged("its end is missing", "ส่วนท้ายของไฟล์ขาดหาย")
    length = int.from_bytes(content[end + 12 : end + 16], "little")
    if length > _LARGEST_DIRECTORY or content.startswith(_END_64, max(0, end - _END_64_SIZE)):
        raise _too_many_parts()


def _examine_entries(entries: list[zipfile.ZipInfo], size: int) -> None:
    if len(entries) > _MOST_PARTS:
        raise _too_many_parts()
    if any(each.flag_bits & _IS_ENCRYPTED for each in entries):
        raise say.PASSWORD
    odd = next((each for each in entries if each.compress_type not in _COMPRESSIONS), None)
    if odd is not None:
        raise _damaged_part(odd.filename)
    total = sum(each.file_size for each in entries)
    if total > _SUSPECT and total > _MOST_TIMES * size:
        raise say.too_large(
            f"the workbook unpacks to {total // max(1, size):,} times its size, "
            "as only a trap does",
            f"ไฟล์นี้ขยายได้ใหญ่กว่าเดิม {total // max(1, size):,} เท่า ซึ่งสมุดงานปกติไม่เป็นเช่นนี้",
        )
    largest = max((each.file_size for each in entries), default=0)
    if total > LARGEST_CONTENT or largest > LARGEST_PART:
        allowed = (LARGEST_CONTENT if total > LARGEST_CONTENT else LARGEST_PART) // MEGABYTE
        raise say.too_large(
            f"the workbook unpacks to {max(total, largest) // MEGABYTE:,} MB, "
            f"and at most {allowed} MB are read",
            f"สมุดงานนี้ขยายแล้วมีขนาด {max(total, largest) // MEGABYTE:,} MB แต่รับได้ไม่เกิน {allowed} MB",
        )


def _not_zipped(content: bytes) -> Unreadable:
    """Return what a file is that is no archive."""
    if content.startswith(_OLE):
        if _ENCRYPTED_STREAM in content:
            return say.PASSWORD
        if any(name in content for name in _OLD_STREAMS):
            return say.other_form("an old .xls workbook", "สมุดงานรูปแบบเก่า (.xls)")
        return say.other_form("a document of an old Office program", "เอกสาร Office รุ่นเก่า")
    start = content[:512].lstrip().lower()
    for head, (en, th) in _OTHER_HEADS:
        if start.startswith(head.lower()):
            return say.other_form(en, th)
    if not content.strip():
        return say.damaged("the file is empty", "ไฟล์นี้ว่างเปล่า")
    return say.NOT_A_WORKBOOK if b"\0" in content[:4096] else say.TEXT_NOT_WORKBOOK


def _damaged_part(name: str) -> Unreadable:
    return say.damaged(f"the part `{name[:60]}` cannot be read", f"อ่านส่วนประกอบ `{name[:60]}` ไม่ได้")


def _too_many_parts() -> Unreadable:
    return say.too_large(
        f"the workbook has more than {_MOST_PARTS:,} parts",
        f"สมุดงานนี้มีส่วนประกอบมากกว่า {_MOST_PARTS:,} ส่วน",
    )
