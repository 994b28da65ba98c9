"""What is said about YAML that cannot be read or is not accepted.

The parser describes a slip by its own inner state.  An author needs to hear
what to look for at that place, so its words are sorted into the few slips that
people make, and anything else is said in general terms.
"""

from typing import Final, NamedTuple

import yaml

from ecorules.diagnostics import Diagnostic, Span, Text, quoted
from ecorules.documents.sources import Source

SECOND_DOCUMENT: Final = Text(
    "a second document begins here, and a file holds one",
    "มีเอกสารที่สองเริ่มตรงนี้ แต่หนึ่งไฟล์มีได้เพียงหนึ่งเอกสาร",
)
ONE_EACH: Final = Text(
    "take out the line `---`, or move the rest into a file of its own",
    "ลบบรรทัด `---` ออก หรือย้ายส่วนที่เหลือไปไว้ในอีกไฟล์หนึ่ง",
)
KEY_IS_TEXT: Final = Text("a key has to be a word", "คีย์ต้องเป็นคำ")
NAME_THE_KEY: Final = Text(
    "write a name before the colon; put braces that begin a value in quotes",
    "เขียนชื่อไว้หน้าเครื่องหมาย : หากค่าขึ้นต้นด้วยวงเล็บปีกกาให้ใส่เครื่องหมายคำพูด",
)
NO_MERGING: Final = Text(
    "merging with `<<` is not accepted",
    "ไม่รับการรวมคีย์ด้วย `<<`",
)
WRITE_OUT: Final = Text(
    "write the values out where they belong",
    "เขียนค่าเต็มในแต่ละแห่งที่ใช้",
)
ONE_OF_TWO: Final = Text("keep one of the two", "เหลือไว้เพียงแห่งเดียว")
WITHOUT_TAG: Final = Text(
    "leave the tag out; put text that begins with `!` in quotes",
    "ลบแท็กออก หากข้อความขึ้นต้นด้วย `!` ให้ใส่เครื่องหมายคำพูด",
)
TOO_MANY_ALIASES: Final = Text(
    "aliases repeat too much: the file has too many of them, or they stand for too many values",
    "มีการอ้างซ้ำด้วย `*` มากเกินไป หรือขยายออกแล้วมีค่ามากเกินไป",
)
SPLIT: Final = Text("split it into several files", "แบ่งออกเป็นหลายไฟล์")


def too_deep(deepest: int) -> Text:
    """Say that values are nested too deeply."""
    return Text(
        f"values are nested more than {deepest} levels deep",
        f"ค่าซ้อนกันลึกเกิน {deepest} ชั้น",
    )


def too_many_values(most: int) -> Text:
    """Say that a file has too many values."""
    return Text(
        f"the file has more than {most:,} values",
        f"ไฟล์มีมากกว่า {most:,} ค่า",
    )


def written_twice(key: str, first: int, second: int) -> Text:
    """Say that a key stands twice in one mapping."""
    said, one_line = quoted(key), first == second
    en = f"in line {first}" if one_line else f"in lines {first} and {second}"
    th = f"ในบรรทัดที่ {first}" if one_line else f"ในบรรทัดที่ {first} และ {second}"
    return Text(f"the key {said} is written twice, {en}", f"คีย์ {said} ซ้ำกัน {th}")


def cut_in_two(figure: str) -> Text:
    """Say that a comma in a figure ends the value."""
    said = quoted(figure)
    return Text(
        f"within braces a comma ends a value, so {said} is cut in two",
        f"ภายในวงเล็บปีกกา เครื่องหมายจุลภาคคือจุดสิ้นสุดของค่า {said} จึงถูกตัดเป็นสองส่วน",
    )


def in_quotes(figure: str) -> Text:
    """Say how to write a figure that holds a comma."""
    plain, quotes = figure.replace(",", ""), f'"{figure}"'
    return Text(
        f"put the figure in quotes, {quoted(quotes)}, or leave the comma out, {quoted(plain)}",
        f"ใส่เครื่องหมายคำพูดเป็น {quoted(quotes)} หรือตัดเครื่องหมายจุลภาคออกเป็น {quoted(plain)}",
    )


def no_tag(tag: str) -> Text:
    """Say that a tag is not accepted."""
    written = quoted(tag.replace("tag:yaml.org,2002:", "!!"))
    return Text(f"the tag {written} is not accepted", f"ไม่รับแท็ก {written}")


def no_anchor(name: str) -> Text:
    """Say that an alias means nothing that is finished before it."""
    alias = quoted(f"*{name}")
    return Text(
        f"the alias {alias} stands for nothing written before it",
        f"การอ้างซ้ำ {alias} ไม่ตรงกับค่าใดที่เขียนไว้ก่อนหน้า",
    )


class _Slip(NamedTuple):
    """A slip that people make: words the parser uses of it, and what to say instead."""

    signs: tuple[str, ...]
    message: Text
    help: Text
    where_it_began: bool = False


_NO_START: Final = _Slip(
    ("cannot start any token", "scanning an alias", "scanning an anchor"),
    Text(
        "a value cannot begin with this character",
        "ค่าขึ้นต้นด้วยอักขระนี้ไม่ได้",
    ),
    Text("put the value in quotes", "ใส่เครื่องหมายคำพูดคร่อมค่านี้"),
    where_it_began=True,
)
_SLIPS: Final = (
    _NO_START,
    _Slip(
        ("quoted scalar found unexpected end", "quoted scalar found unexpected document"),
        Text("the quotation mark is not closed", "เครื่องหมายคำพูดนี้ไม่มีตัวปิด"),
        Text("close it before the value ends", "ใส่เครื่องหมายคำพูดปิดท้ายค่า"),
        where_it_began=True,
    ),
    _Slip(
        ("flow sequence", "flow mapping"),
        Text("the bracket is not closed", "วงเล็บนี้ไม่มีตัวปิด หรือขาดเครื่องหมายจุลภาคคั่น"),
        Text(
            "separate the values with commas and close the bracket",
            "คั่นแต่ละค่าด้วยเครื่องหมายจุลภาค แล้วใส่วงเล็บปิด",
        ),
        where_it_began=True,
    ),
    _Slip(
        ("unknown escape",),
        Text(
            "a backslash in double quotes begins a special character, and this one is unknown",
            "เครื่องหมาย \\ ในเครื่องหมายคำพูดคู่ตามด้วยอักขระที่ไม่รู้จัก",
        ),
        Text("use single quotes", "ใช้เครื่องหมายคำพูดเดี่ยว"),
    ),
    _Slip(
        ("mapping values are not allowed",),
        Text(
            "a colon is not expected here",
            "ไม่ควรมีเครื่องหมาย : ตรงนี้",
        ),
        Text(
            "put a value that contains `: ` in quotes, or mend the indentation",
            "หากค่ามี `: ` อยู่ข้างใน ให้ใส่เครื่องหมายคำพูด หรือแก้การย่อหน้า",
        ),
    ),
    _Slip(
        ("sequence entries are not allowed",),
        Text("a list may not begin here", "เริ่มรายการตรงนี้ไม่ได้"),
        Text(
            "begin each entry of a list with `- ` on a line of its own",
            "ขึ้นต้นแต่ละรายการด้วย `- ` ในบรรทัดของตนเอง",
        ),
    ),
    _Slip(
        ("could not find expected ':'",),
        Text(
            "a key without a colon, or a line of text that does not belong to a value",
            "คีย์ไม่มีเครื่องหมาย : หรือมีข้อความที่ไม่ได้อยู่ในค่าใด",
        ),
        Text("write `key: value`", "เขียนเป็น `คีย์: ค่า`"),
        where_it_began=True,
    ),
    _Slip(
        ("expected key", "expected '-'", "expected <block end>"),
        Text(
            "this does not fit what stands before it",
            "ส่วนนี้ไม่เข้ากับส่วนที่อยู่ก่อนหน้า",
        ),
        Text(
            "check the indentation, and that a quoted value ends with its quotation mark",
            "ตรวจการย่อหน้า และตรวจว่าค่าในเครื่องหมายคำพูดจบด้วยเครื่องหมายคำพูด",
        ),
    ),
)
_TAB: Final = _Slip(
    (),
    Text("a tab indents this line", "บรรทัดนี้ย่อหน้าด้วยแท็บ"),
    Text("indent with spaces", "ย่อหน้าด้วยช่องว่าง"),
)
_ANY: Final = _Slip(
    (),
    Text("this is not valid YAML", "ส่วนนี้ไม่ใช่ YAML ที่ถูกต้อง"),
    Text(
        "check indentation, quotation marks and brackets, or put the value in quotes",
        "ตรวจการย่อหน้า เครื่องหมายคำพูด และวงเล็บ หรือใส่เครื่องหมายคำพูดคร่อมค่า",
    ),
)


def syntax_error(source: Source, error: yaml.MarkedYAMLError) -> Diagnostic:
    """Return what a reader of the file needs to hear about the parser's complaint."""
    span = _span(source, error.problem_mark or error.context_mark)
    slip = _slip(f"{error.context} {error.problem}", span)
    if slip.where_it_began:
        span = _span(source, error.context_mark or error.problem_mark)
    return Diagnostic("yaml-syntax", slip.message, span, help=slip.help)


def _slip(complaint: str, span: Span) -> _Slip:
    fitting = (slip for slip in _SLIPS if any(sign in complaint for sign in slip.signs))
    slip = next(fitting, _ANY)
    before = span.source[: span.column]
    return _TAB if slip is _NO_START and "\t" in before and not before.strip() else slip


def _span(source: Source, mark: "yaml.Mark | None") -> Span:
    if mark is None:
        return Span.whole(source.shown)
    return source.span(mark.line + 1, mark.column + 1, mark.column + 2)
