"""Archives that are no workbook, or not the one they say they are."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from typing import TYPE_CHECKING

from tests.fuzz import books
from tests.fuzz.broken import Broken, Taken, chance, cut, flipped, shuffled_pieces

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

_ENTRY, _LOCAL, _END = b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"
# Where a field of an entry of the directory stands, its form, and lies it can tell.
_FIELDS = {
    "flags": (8, "<H", (0x1, 0x8, 0x800, 0xFFFF)),
    "method": (10, "<H", (0, 1, 6, 9, 12, 14, 95, 99, 0xFFFF)),
    "crc": (16, "<I", (0, 0xDEADBEEF)),
    "packed": (20, "<I", (0, 1, 0x7FFFFFFF, 0xFFFFFFFF)),
    "size": (24, "<I", (0, 1, 0x10000000, 0x7FFFFFFF, 0xFFFFFFFF)),
    "name-length": (28, "<H", (0, 1, 0xFFFF)),
    "extra-length": (30, "<H", (1, 0xFFFF)),
    "comment-length": (32, "<H", (1, 0xFFFF)),
    "offset": (42, "<I", (1, 0x7FFFFFFF, 0xFFFFFFFF)),
}
_ENDS = {
    "disk": (4, "<H", (1, 0xFFFF)),
    "entries": (10, "<H", (0, 1, 0xFFFF)),
    "length": (12, "<I", (0, 1, 0xFFFFFF, 0xFFFFFFFF)),
    "start": (16, "<I", (0, 1, 0x7FFFFFFF, 0xFFFFFFFF)),
    "comment": (20, "<H", (1, 0xFFFF)),
}
_NAMES = (
    "../../../etc/passwd", "/etc/passwd", "..\\..\\x", "C:\\x.xml", "xl/../../x", "a" * 60_000,
    "\0x", "xl/workbook.xml\0", "XL/WORKBOOK.XML", "con", "", ".", "xl//workbook.xml",
    "\\xl\\workbook.xml", "ก" * 9000, "\udc80",
)  # fmt: skip


def archives() -> Iterator[Broken]:
    """Yield workbooks whose archive is broken, each by another lie."""
    for name, content in [*_cut(), *_lies(), *_names(), *_others(), *_odd()]:
        yield Broken(f"archive-{name}", Taken.FORM, content)


def any_archive(name: str) -> Broken:
    """Return a workbook whose bytes were changed somehow."""
    by = chance(name)
    book = by.choice((books.form, books.saved_again, books.roster_book))()
    taken = Taken.ROSTER if book is books.roster_book() else Taken.FORM
    match by.randrange(4):
        case 0:
            return Broken(name, taken, flipped(book, by, by.choice((1, 2, 10, 200))))
        case 1:
            return Broken(name, taken, shuffled_pieces(book, by))
        case 2:
            return Broken(name, taken, cut(book, by))
        case _:
            return Broken(name, taken, _with_a_lie(book, by))


def _with_a_lie(book: bytes, by: random.Random) -> bytes:
    start, field = by.choice(
        [(_ENTRY, each) for each in _FIELDS.values()] + [(_END, each) for each in _ENDS.values()]
    )
    offset, form, lies = field
    places = [at for at in range(len(book)) if book.startswith(start, at)]
    return _patched(book, by.choice(places) + offset, form, by.choice(lies))


def _patched(book: bytes, at: int, form: str, value: int) -> bytes:
    changed = bytearray(book)
    struct.pack_into(form, changed, at, value)
    return bytes(changed)


def _cut() -> Iterator[tuple[str, bytes]]:
    book = books.form()
    for tenth in range(10):
        yield f"cut-{tenth}", book[: len(book) * tenth // 10]
    yield "without-its-last-byte", book[:-1]
    yield "without-its-first-byte", book[1:]
    yield "without-its-directory", book[: book.find(_ENTRY)]
    yield "directory-alone", book[book.find(_ENTRY) :]
    yield "end-alone", book[book.rfind(_END) :]
    yield "garbage-before", b"garbage" + book
    yield "garbage-behind", book + b"garbage" * 20_000
    yield "twice", book + book


def _lies() -> Iterator[tuple[str, bytes]]:
    book = books.form()
    entry, end = book.rfind(_ENTRY), book.rfind(_END)
    for at, fields in ((entry, _FIELDS), (end, _ENDS)):
        for name, (offset, form, lies) in fields.items():
            for lie in lies:
                yield f"lie-{name}-{lie:x}", _patched(book, at + offset, form, lie)
    for offset in (0, 6, 8, 18, 22, 26, 28):
        yield f"local-lie-{offset}", _patched(book, book.rfind(_LOCAL) + offset, "<H", 0xFFF1)


def _names() -> Iterator[tuple[str, bytes]]:
    content = books.parts(books.form())
    for number, name in enumerate(_NAMES):
        with warnings.catch_warnings(action="ignore"):
            made = io.BytesIO()
            with zipfile.ZipFile(made, "w") as archive:
                for each, part in content.items():
                    archive.writestr(zipfile.ZipInfo(each), part)
                try:
                    archive.writestr(zipfile.ZipInfo(name), content["xl/workbook.xml"])
                except UnicodeEncodeError:
                    archive.writestr(zipfile.ZipInfo("x"), b"")
        yield f"name-{number}", made.getvalue()


def _others() -> Iterator[tuple[str, bytes]]:
    book = books.form()
    content = books.parts(book)
    yield "workbook-in-a-workbook", books.packed({**content, "xl/workbook.xml": book})
    yield "workbook-in-an-archive", books.packed({"form.xlsx": book})
    yield "no-parts", books.packed({})
    yield "no-types", books.packed({k: v for k, v in content.items() if not k.startswith("[")})
    for name in content:
        if "theme" not in name and "docProps" not in name:
            rest = {each: part for each, part in content.items() if each != name}
            yield f"without-{name.rpartition('/')[2]}", books.packed(rest)
            yield f"empty-{name.rpartition('/')[2]}", books.packed({**content, name: b""})
    yield "macros", books.packed({**content, "xl/vbaProject.bin": b"\0"})
    yield "open-document", books.packed({"mimetype": b"application/vnd.oasis.opendocument.text"})
    yield "five-thousand-parts", books.packed({f"x{n}": b"" for n in range(5100)})


def _odd() -> Iterator[tuple[str, bytes]]:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    yield "ole", ole
    yield "ole-with-password", ole + "EncryptedPackage".encode("utf-16-le")
    yield "ole-old-workbook", ole + "Workbook".encode("utf-16-le")
    yield "pdf", b"%PDF-1.7\n"
    yield "page", b"<html><table><tr><td>1</td></tr></table></html>"
    yield "text", "ทะเบียน,ชื่อ\n1,2\n".encode()
    yield "letters-pk", b"PK"
    yield "noughts", b"\0" * 4096
    yield "heads-only", _LOCAL * 1000
    yield "ends-only", _END * 1000
    yield "duplicate-parts", _doubled()


def _doubled() -> bytes:
    made = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(made, "w") as archive:
        for _ in range(2):
            for name, part in books.parts(books.form()).items():
                archive.writestr(zipfile.ZipInfo(name), part)
    return made.getvalue()
