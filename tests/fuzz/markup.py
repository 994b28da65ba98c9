"""Workbooks whose archive is whole and whose XML is not what anybody expects."""

from __future__ import annotations

import json
import re
from itertools import chain
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, unescape

from tests.fuzz import books
from tests.fuzz.broken import MESS, Broken, Taken, chance, cut, flipped, shuffled_pieces

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

_PARTS = (
    "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
    "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet4.xml", "xl/worksheets/sheet5.xml",
    "xl/worksheets/sheet8.xml",
)  # fmt: skip
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_DOCTYPES = {
    "laughs": f'<!DOCTYPE x [<!ENTITY l0 "ha">{_LAUGHS}]>',
    "file": '<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
    "web": '<!DOCTYPE x PUBLIC "-//x" "http://127.0.0.1/x.dtd">',
}
_CELL = re.compile(r'<c r="([A-Z]+[0-9]+)"[^>]*?(?:/>|>.*?</c>)')

# What stands in a cell, as XML: `{}` is where the cell is.
_CELLS = (
    '<c r="{}" t="s"><v>-1</v></c>', '<c r="{}" t="s"><v>99999999</v></c>',
    '<c r="{}" t="s"><v></v></c>', '<c r="{}" t="s"><v>1.5</v></c>', '<c r="{}" t="s"><v>๑</v></c>',
    '<c r="{}" t="s"><v>1_0</v></c>', f'<c r="{{}}" t="s"><v>{"9" * 5000}</v></c>',
    '<c r="{}" t="s"/>', '<c r="{}" s="-1"><v>1</v></c>', '<c r="{}" s="99999"><v>1</v></c>',
    '<c r="{}" s="x"><v>1</v></c>', '<c r="{}" t="zzz"><v>1</v></c>', '<c r="{}"><v>nan</v></c>',
    '<c r="{}"><v>inf</v></c>', '<c r="{}"><v>1e999999999</v></c>',
    '<c r="{}"><v>1e-999999999</v></c>', '<c r="{}"><v>1e308</v></c>', '<c r="{}"><v>0x10</v></c>',
    f'<c r="{{}}"><v>{"9" * 10_000}</v></c>', f'<c r="{{}}"><v>0.{"9" * 10_000}</v></c>',
    '<c r="{}"><v>1_000</v></c>', '<c r="{}"><v>๔๕</v></c>', '<c r="{}"><v>x</v></c>',
    '<c r="{}"><v>-0</v></c>', '<c r="{}" t="b"><v>2</v></c>', '<c r="{}" t="b"><v>x</v></c>',
    '<c r="{}" t="e"><v>#REF!</v></c>', '<c r="{}" t="e"/>',
    '<c r="{}" t="d"><v>2022-13-99T25:00</v></c>', '<c r="{}"><f>1+1</f></c>',
    '<c r="{}"><f>1+1</f><v>2</v></c>',
    '<c r="{}"><f t="array" ref="A1:XFD1048576">1</f><v>2</v></c>',
    '<c r="{}"><f t="shared" si="-1"/><v>2</v></c>',
    '<c r="{}" t="str"><f>A1</f><v>ข้อความ</v></c>', '<c r="{}" t="inlineStr"/>',
    '<c r="{}" t="inlineStr"><is/></c>', '<c r="{}" t="inlineStr"><v>1</v></c>',
    '<c r="{}" t="inlineStr"><is><t>_xD83D_</t></is></c>',
    '<c r="{}" t="inlineStr"><is><t>_x0000_</t></is></c>',
    '<c r="{}" t="inlineStr"><is><t>_xFFFF_</t></is></c>',
    '<c r="{}" t="inlineStr"><is><t>_xDC00__xD800_</t></is></c>',
    '<c r="{}" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>c</t></rPh></is></c>',
    '<c r="{}" t="inlineStr"><is><t>&#xD800;</t></is></c>',
    '<c r="{}" t="inlineStr"><is><t>&l9;</t></is></c>',
    '<c r="{}" t="inlineStr"><is><t><![CDATA[<x>]]></t></is></c>', '<c r="{}"><v>1</v><v>2</v></c>',
    '<c r="{}"><v>1</c>', '<c r="{}"><c r="{}"><v>1</v></c></c>', '<c r="{}"><v><v>1</v></v></c>',
    "<v>1</v>", "<c><v>1</v></c>", '<c r=""><v>1</v></c>', '<c r="ZZZ1"><v>1</v></c>',
    '<c r="A0"><v>1</v></c>', '<c r="1A"><v>1</v></c>', '<c r="A-1"><v>1</v></c>',
    '<c r="XFD1048577"><v>1</v></c>', "text", "<!-- c -->", "<?pi?>", '<x:c r="{}"><v>1</v></x:c>',
    '<c r="{}" r="{}"><v>1</v></c>', '<c r="A1"><v>1</v></c>', "",
)  # fmt: skip
_ROWS = (
    'r="0"', 'r="-1"', 'r="1"', 'r="99999999999999999999"', 'r="1e3"', "", 'r=""', "r='7'", 'r="๗"',
    'r="7" hidden="1"', 'r="7" r="8"', "r=7", f'r="7" x="{"y" * 100_000}"',
    f'{"x" * 100_000}="1" r="7"', 'r="7" ' + "a " * 50_000,
)  # fmt: skip
# What stands behind the rows of a sheet, areas that are merged among it.
_AREAS = (
    '<mergeCell ref="A1:XFD1048576"/>',
    '<mergeCell ref="C9:B2"/><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/>',
    '<mergeCell ref="A7:A7"/><mergeCell ref="A0:B0"/><mergeCell/><mergeCell ref="x"/>',
    "".join(f'<mergeCell ref="A{number}:D{number + 1}"/>' for number in range(1, 3000)),
)
_BEHIND = (
    *(f"<mergeCells>{each}</mergeCells>" for each in _AREAS),
    '<cols><col min="-5" max="99999999999999999999" hidden="1"/></cols>',
    '<cols><col min="x" hidden="1"/></cols>',
    '<cols><col hidden="1"/></cols>',
    '<sheetData><row r="1"/></sheetData>',
    "<sheetData>",
    "</sheetData>",
    '<dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations>',
)
_DIMENSIONS = ("A1:XFD1048576", "", "A0", "x", "XFD1048576:A1", "A1:ZZZ99999999")
_BOOKS = (
    ('name="Facts"', 'name="Area"'), ('name="Facts"', 'name=""'),
    ('name="Facts"', f'name="{"ก" * 5000}"'), ('name="Facts"', 'name="a!b&apos;c"'),
    ('r:id="rId4"', 'r:id="rId99"'), ('r:id="rId4"', 'r:id="rId5"'), ('r:id="rId4"', ""),
    ("<sheets>", f'<sheets>{"<sheet name=&quot;x&quot;/>" * 3}'),
    ("<workbookPr ", '<workbookPr date1904="1" '),
    ('state="veryHidden" r:id="rId8"', 'r:id="rId7"'), ('name="_ecorules"', 'name="x"'),
    ("<sheets>", "<x>"),
)  # fmt: skip
_RELATED = (
    ("worksheets/sheet4.xml", "workbook.xml"), ("worksheets/sheet4.xml", "../../../../etc/passwd"),
    ("worksheets/sheet4.xml", ""), ("worksheets/sheet4.xml", "/xl/styles.xml"),
    ("worksheets/sheet4.xml", "http://127.0.0.1/x"), ("styles.xml", "workbook.xml"),
    ('Target="worksheets/sheet4.xml"', 'Target="x" TargetMode="External"'),
    ("relationships/worksheet", "relationships/x"),
    ('Target="styles.xml"', f'Target="{"../" * 10_000}x"'),
)  # fmt: skip
_STYLES = (
    ('numFmtId="0"', 'numFmtId="-1"'), ('numFmtId="0"', 'numFmtId="14"'),
    ('numFmtId="0"', 'numFmtId="9"'), ('numFmtId="0"', f'numFmtId="{"9" * 5000}"'),
    ('numFmtId="0"', 'numFmtId="18"'), ('numFmtId="0"', 'numFmtId="๙"'),
    ("<fonts", f'<numFmts><numFmt numFmtId="0" formatCode="{"[h" * 50_000}"/></numFmts><fonts'),
)  # fmt: skip


def markups() -> Iterator[Broken]:
    """Yield workbooks with broken XML, each broken in another way."""
    made = chain(_of_parts(), _of_sheets(), _replaced())
    for name, content in made:
        yield Broken(f"markup-{name}", Taken.FORM, content)


def any_markup(name: str) -> Broken:
    """Return a workbook of which a part, a row or a number of cells was changed somehow."""
    by = chance(name)
    book = by.choice((books.form, books.saved_again))()
    content = books.parts(book)
    part = by.choice([each for each in _PARTS if each in content])
    text = content[part]
    match by.randrange(6):
        case 0:
            text = flipped(text, by, by.choice((1, 5, 50)))
        case 1:
            text = shuffled_pieces(text, by)
        case 2:
            text = cut(text, by)
        case _:
            return _messy(name, book, by)
    return Broken(name, Taken.FORM, books.packed({**content, part: text}))


def _messy(name: str, book: bytes, by: random.Random) -> Broken:
    """Return a workbook in which somebody wrote anything anywhere."""
    content = books.parts(book)
    number = by.choice((2, 3, 4, 5, 6, 8))
    part = f"xl/worksheets/sheet{number}.xml"
    rate = by.choice((0.003, 0.03, 0.3))
    is_text = by.random() < 0.7

    def other(cell: re.Match[str]) -> str:
        if by.random() > rate:
            return cell[0]
        return _typed(cell[1], by.choice(MESS)) if is_text else _placed(by.choice(_CELLS), cell[1])

    text = _CELL.sub(other, content[part].decode()).encode("utf-8", "surrogatepass")
    return Broken(name, Taken.FORM, books.packed({**content, part: text}))


def _typed(where: str, words: str) -> str:
    said = escape("".join(f"_x{ord(one):04X}_" if one < " " else one for one in words))
    return f'<c r="{where}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'


def _placed(cell: str, where: str) -> str:
    return cell.replace("{}", where)


def _of_parts() -> Iterator[tuple[str, bytes]]:
    book = books.saved_again()
    content = books.parts(book)
    for part in _PARTS:
        if part not in content:
            continue
        name, text = part.rpartition("/")[2].removesuffix(".xml"), content[part]
        head, tag = text[: (body := text.find(b"<", text.find(b"?>") + 1))], text[body:]
        yield f"{name}-cut", books.with_part(book, part, text[: len(text) // 2])
        yield f"{name}-twice", books.with_part(book, part, text + text)
        utf16 = tag.decode().encode("utf-16")
        yield f"{name}-in-utf-16", books.with_part(book, part, utf16)
        yield (
            f"{name}-in-thai",
            books.with_part(book, part, b'<?xml version="1.0" encoding="cp874"?>' + tag),
        )
        yield f"{name}-other-root", books.with_part(book, part, b"<x/>")
        yield f"{name}-deep", books.with_part(book, part, b"<x>" * 100_000)
        yield f"{name}-nul", books.with_part(book, part, text.replace(b">", b">\0", 5))
        for kind, doctype in _DOCTYPES.items():
            used = re.sub(rb">", b">&l9;", tag, count=1)
            yield f"{name}-{kind}", books.with_part(book, part, head + doctype.encode() + used)


def _of_sheets() -> Iterator[tuple[str, bytes]]:
    """Yield workbooks with another cell, row or end in a sheet that people fill in."""
    book = books.saved_again()
    part = books.sheet_name(book, "Facts")
    text = books.parts(book)[part].decode()
    found = next(each for each in _CELL.finditer(text) if 't="n"><v>' in each[0])
    for number, cell in enumerate(_CELLS):
        changed = text[: found.start()] + _placed(cell, found[1]) + text[found.end() :]
        yield (
            f"cell-{number}",
            books.with_part(book, part, changed.encode("utf-8", "surrogatepass")),
        )
    for number, row in enumerate(_ROWS):
        changed = re.sub(r'<row r="7"[^>]*>', f"<row {row}>", text, count=1)
        yield f"row-{number}", books.with_part(book, part, changed.encode())
    for number, behind in enumerate(_BEHIND):
        changed = text.replace("</sheetData>", f"</sheetData>{behind}", 1)
        yield f"behind-{number}", books.with_part(book, part, changed.encode())
    for number, extent in enumerate(_DIMENSIONS):
        changed = re.sub(r'<dimension ref="[^"]*"', f'<dimension ref="{extent}"', text)
        yield f"dimension-{number}", books.with_part(book, part, changed.encode())


def _replaced() -> Iterator[tuple[str, bytes]]:
    """Yield workbooks that list other sheets, styles and parts, or remember another beginning."""
    book = books.form()
    content = books.parts(book)
    pairs = (
        ("workbook.xml", _BOOKS),
        ("_rels/workbook.xml.rels", _RELATED),
        ("styles.xml", _STYLES),
    )
    for part, changes in pairs:
        text = content[f"xl/{part}"].decode()
        for number, (old, new) in enumerate(changes):
            changed = text.replace(old, new).encode()
            yield (
                f"{part.split('.')[0].strip('_')}-{number}",
                books.with_part(book, f"xl/{part}", changed),
            )
    yield from _remembered(book)


def _remembered(book: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield workbooks whose hidden sheet says something else of how they began."""
    part = "xl/worksheets/sheet8.xml"
    text = books.parts(book)[part].decode()
    said = re.findall(r'<c r="A\d+"[^>]*><is><t[^>]*>\|([^<]*)\|</t>', text)
    before, after = text.partition("<sheetData>")[0], text.rpartition("</sheetData>")[2]
    for number, other in enumerate(_bases("".join(said))):
        cells = (_typed("A1", "ecorules.workbook/1"), _typed("A2", f"|{other}|"))
        rows = "".join(f'<row r="{at}">{cell}</row>' for at, cell in enumerate(cells, 1))
        changed = f"{before}<sheetData>{rows}</sheetData>{after}"
        yield f"base-{number}", books.with_part(book, part, changed.encode())


def _bases(written: str) -> Iterator[str]:
    """Yield what a form may say of itself that no form of ours says."""
    said = json.loads(unescape(written))
    others: list[Any] = [None, 1, "x", [], {}, [[]], {"x": {"y": 1}}, -1, 1 << 200]
    for key in said:
        for value in others:
            yield json.dumps({**said, key: value})
        yield json.dumps({each: said[each] for each in said if each != key})
    yield from (
        "",
        "{",
        "[]",
        "null",
        "1e999",
        "NaN",
        "[" * 100_000,
        '{"a":' * 100_000,
        "9" * 10_000,
    )
    yield json.dumps(said).replace("eit-2562", "eit-9999")
    yield json.dumps(said).replace("eit-2562", "../../eit-2562")
    yield json.dumps(said).replace("demonstration", "\\ud800")
