"""Lists of factories that no spreadsheet saved, and cells that nobody should have typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fuzz import books
from tests.fuzz.broken import MESS, Broken, Taken, chance, cut, flipped, shuffled_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENCODINGS = (
    "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp874", "tis-620", "utf-7",
)  # fmt: skip


def tables() -> Iterator[Broken]:
    """Yield lists that are broken, each in another way."""
    for name, content in [*_encoded(), *_shaped(), *_typed()]:
        yield Broken(f"table-{name}", Taken.ROSTER, content)
    for name, content in _encoded():
        yield Broken(f"table-of-case-{name}", Taken.ROSTER_OF_CASE, content)


def any_table(name: str) -> Broken:
    """Return a list that was changed somehow."""
    by = chance(name)
    content = books.roster_text().encode(by.choice(("utf-8", "utf-8", "cp874", "utf-16")))
    taken = by.choice((Taken.ROSTER, Taken.ROSTER_OF_CASE))
    match by.randrange(5):
        case 0:
            return Broken(name, taken, flipped(content, by, by.choice((1, 10, 300))))
        case 1:
            return Broken(name, taken, shuffled_pieces(content, by))
        case 2:
            return Broken(name, taken, cut(content, by))
        case _:
            rows = [line.split(",") for line in books.roster_text().splitlines()]
            for _ in range(by.choice((1, 5, 60))):
                row = by.choice(rows)
                row[by.randrange(len(row))] = by.choice(MESS)
            text = "\n".join(by.choice((",", ",", ";")).join(row) for row in rows)
            return Broken(name, taken, text.encode("utf-8", "surrogatepass"))


def _encoded() -> Iterator[tuple[str, bytes]]:
    text = books.roster_text()
    for each in _ENCODINGS:
        yield f"in-{each}", text.encode(each)
    lines = text.splitlines(keepends=True)
    mixed = [line.encode("cp874" if at % 2 else "utf-8") for at, line in enumerate(lines)]
    yield "in-two-encodings", b"".join(mixed)
    yield "utf-8-read-as-thai", text.encode().decode("latin-1").encode()
    yield "mark-in-the-middle", (text[:900] + "\ufeff" + text[900:]).encode()
    yield "two-marks", b"\xef\xbb\xbf" * 2 + text.encode()
    yield "nul", (text[:900] + "\0" + text[900:]).encode()
    yield "half-a-letter", text.encode()[:1000] + b"\xed\xa0\x80" + text.encode()[1000:]
    yield "utf-16-cut", text.encode("utf-16")[:-1]
    yield "utf-16-half", b"\xff\xfe\x00\xd8" + text.encode("utf-16-le")
    yield "mark-alone", b"\xef\xbb\xbf"
    yield "utf-16-mark-alone", b"\xff\xfe"
    yield "noise", chance("noise").randbytes(5000)


def _shaped() -> Iterator[tuple[str, bytes]]:
    text = books.roster_text()
    lines = text.splitlines()
    yield "empty", b""
    yield "blanks", b" \n\t\n \n"
    yield "header-alone", lines[0].encode()
    yield "no-header", "\n".join(lines[1:]).encode()
    yield "two-headers", f"{lines[0]}\n{text}".encode()
    yield "header-doubled", f"{lines[0]},{lines[0]}\n".encode()
    yield "header-of-commas", ("," * 100_000).encode()
    yield "one-column", "\n".join(line.split(",")[0] for line in lines).encode()
    yield "many-columns", ",".join(f"x{n}" for n in range(20_000)).encode()
    yield "many-columns-of-one-name", ",".join(["bod"] * 5_000).encode()
    yield "open-quote", f'{text}"'.encode()
    yield "quotes", b'"' * 20_001
    yield "quotes-within", text.replace("โรงงาน", 'โรง"งาน').encode()
    yield "one-long-cell", f"{lines[0]}\n{'x' * 300_000}".encode()
    yield "lines-in-cells", f'{lines[0]}\n"{chr(10) * 2000}",2\n'.encode()
    yield "ends-of-macs", text.replace("\n", "\r").encode()
    yield "separators-mixed", text.replace(",", ";", 300).encode()
    yield "tabs", text.replace(",", "\t").encode()
    yield "bars", text.replace(",", "|").encode()
    yield "same-factory-often", "\n".join([lines[0], *[lines[1]] * 300]).encode()
    yield "uneven", "\n".join(line[: 40 * at] for at, line in enumerate(lines)).encode()
    yield "json", b'{"factories": []}'
    yield "workbook-named-csv", books.roster_book()
    yield "form-named-csv", books.form()


def _typed() -> Iterator[tuple[str, bytes]]:
    """Yield lists with one kind of mess in every cell of a row, or in the header."""
    rows = [line.split(",") for line in books.roster_text().splitlines()]
    width = len(rows[0])
    for start in range(0, len(MESS), 12):
        messy = [[_quoted(each)] * width for each in MESS[start : start + 12]]
        for number, row in enumerate(messy):
            row[0] = str(number)
        named = [*rows[0][:2], *map(_quoted, MESS[start : start + 12])]
        yield f"cells-{start}", _joined([rows[0], *messy])
        yield f"headers-{start}", _joined([named, rows[1][: len(named)]])


def _quoted(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""'))


def _joined(rows: list[list[str]]) -> bytes:
    return "\n".join(map(",".join, rows)).encode("utf-8", "surrogatepass")
