"""What is said of a form that came back otherwise than it was sent out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Diagnostic, Severity, Text, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecorules.case.workbook.layout import Choice, Column
    from ecorules.diagnostics import Span
    from ecorules.documents.workbooks.workbook import Area, Worksheet

_MOST_NAMED: Final = 12


def note(code: str, message: Text, span: Span, remedy: Text | None = None) -> Diagnostic:
    """Return what is only told."""
    return Diagnostic(code, message, span, help=remedy, severity=Severity.NOTE)


def warning(code: str, message: Text, span: Span, remedy: Text | None = None) -> Diagnostic:
    """Return what somebody should look at, since something was not taken over."""
    return Diagnostic(code, message, span, help=remedy, severity=Severity.WARNING)


def unknown_sheet(worksheet: Worksheet, known: Sequence[Text]) -> Diagnostic:
    """Tell of a sheet that is none of the form's."""
    number = sum(map(len, worksheet.grid.rows.values()))
    message = Text(
        f"the form has no such sheet; its {_cells(number).en} with text are not taken over",
        f"แบบฟอร์มไม่มีแผ่นงานนี้ จึงไม่ได้นำข้อความใน {_cells(number).th} เข้ามา",
    )
    en, th = (", ".join(quoted(each[place]) for each in known) for place in (0, 1))
    remedy = Text(
        f"the sheets are called {en}; move what belongs there",
        f"แผ่นงานของแบบฟอร์มคือ {th} ให้ย้ายข้อมูลที่ต้องการไปไว้ในแผ่นงานเหล่านี้",
    )
    return warning("unknown-sheet", message, worksheet.whole, remedy)


def sheet_twice(worksheet: Worksheet, first: Worksheet) -> Diagnostic:
    """Report two sheets that are the same one."""
    said = quoted(first.sheet.name)
    message = Text(f"this is the same sheet as {said}", f"แผ่นงานนี้ซ้ำกับ {said}")
    remedy = Text(
        "keep one of them, or hand them in as two files", "เหลือไว้แผ่นเดียว หรือส่งแยกเป็นสองไฟล์"
    )
    return Diagnostic("duplicate-sheet", message, worksheet.whole, help=remedy)


def sheet_read_as(worksheet: Worksheet, title: Text) -> Diagnostic:
    """Tell that a sheet was recognised under another name."""
    message = Text(f"the sheet is read as {quoted(title.en)}", f"อ่านแผ่นงานนี้เป็น {quoted(title.th)}")
    return note("sheet-read-as", message, worksheet.whole)


def hidden_sheet(worksheet: Worksheet) -> Diagnostic:
    """Tell that a sheet is read although nobody sees it."""
    message = Text(
        "the sheet is hidden, and is read like the others", "แผ่นงานนี้ถูกซ่อนไว้ แต่อ่านเช่นเดียวกับแผ่นอื่น"
    )
    return note("hidden-sheet", message, worksheet.whole)


def hidden_rows(worksheet: Worksheet, lines: Sequence[int]) -> Diagnostic:
    """Tell that rows are read although nobody sees them."""
    en, th = _named(lines)
    message = Text(
        f"hidden rows are read like the others: {en}", f"อ่านแถวที่ซ่อนไว้เช่นเดียวกับแถวอื่น: {th}"
    )
    return note("hidden-rows", message, worksheet.row(lines[0]))


def merged(worksheet: Worksheet, area: Area) -> Diagnostic:
    """Tell that only the first of merged cells has a value."""
    span = worksheet.cell(area.row, area.column - 1)
    if area.last_row == area.row:
        message = Text(
            "merged cells: the value counts for the first column alone",
            "ช่องที่ผสานกัน ค่าใช้กับคอลัมน์แรกเท่านั้น",
        )
        return note("merged-cells", message, span)
    en, th = _named(range(area.row + 1, area.last_row + 1))
    message = Text(
        f"merged cells: the value counts for the first row alone; {en} have none",
        f"ช่องที่ผสานกัน ค่าใช้กับแถวแรกเท่านั้น {th} ไม่มีค่า",
    )
    remedy = Text(
        "undo the merging, and write the value into each row that it is meant for",
        "ยกเลิกการผสานช่อง แล้วใส่ค่าในทุกแถวที่ใช้ค่านี้",
    )
    return warning("merged-cells", message, span, remedy)


def more_merged(worksheet: Worksheet, number: int) -> Diagnostic:
    """Tell how many merged cells there are beyond those that were told one by one."""
    message = Text(
        f"{number:,} more areas of this sheet are merged; in each only the first cell has a value",
        f"ยังมีช่องที่ผสานกันอีก {number:,} แห่งในแผ่นงานนี้ แต่ละแห่งค่าอยู่ในช่องแรกเท่านั้น",
    )
    return warning("more-merged-cells", message, worksheet.whole)


def no_table(worksheet: Worksheet) -> Diagnostic:
    """Report a sheet of the form without its headers."""
    message = Text(
        "no row of this sheet has the headers of the form", "ไม่พบแถวหัวตารางของแบบฟอร์มในแผ่นงานนี้"
    )
    remedy = Text(
        "copy the header row from a fresh form, or fill in a fresh one",
        "คัดลอกแถวหัวตารางจากแบบฟอร์มใหม่ หรือกรอกในแบบฟอร์มใหม่",
    )
    return Diagnostic("no-table", message, worksheet.whole, help=remedy)


def header_read_as(worksheet: Worksheet, line: int, place: int, column: Column) -> Diagnostic:
    """Tell that a column was recognised under another header."""
    span = worksheet.cell(line, place - 1)
    message = Text(
        f"the column {quoted(span.source)} is read as {quoted(column.header.en)}",
        f"อ่านคอลัมน์ {quoted(span.source)} เป็น {quoted(column.header.th)}",
    )
    return note("header-read-as", message, span)


def beside_the_table(
    worksheet: Worksheet, headers: int, place: int, lines: Sequence[int]
) -> Diagnostic:
    """Tell of text in a column that the form does not have."""
    header = worksheet.text(headers, place)
    span = worksheet.cell(headers if header else lines[0], place - 1)
    en, th = _named(lines)
    called = Text(f"the column {quoted(header)}", f"คอลัมน์ {quoted(header)}")
    called = called if header else Text("this column", "คอลัมน์นี้")
    message = Text(
        f"{called.en} is none of the form's; what it says is not taken over ({en})",
        f"{called.th} ไม่มีในแบบฟอร์ม จึงไม่ได้นำข้อความเข้ามา ({th})",
    )
    remedy = Text(
        "move what matters into a column of the form", "ย้ายข้อมูลที่ต้องการไปไว้ในคอลัมน์ของแบบฟอร์ม"
    )
    return warning("unknown-column", message, span, remedy)


def about_no_row(worksheet: Worksheet, line: int, place: int) -> Diagnostic:
    """Tell of text in a row that is about nothing, where nothing can be entered."""
    message = Text(
        "the row is about nothing that is asked for, and this is no column to fill in; it is not "
        "taken over",
        "แถวนี้ไม่ใช่รายการของแบบฟอร์ม และคอลัมน์นี้ไม่ใช่คอลัมน์ที่ให้กรอก จึงไม่ได้นำข้อความเข้ามา",
    )
    return warning("no-such-row", message, worksheet.cell(line, place - 1))


def keys_are_gone(worksheet: Worksheet) -> Diagnostic:
    """Tell that rows are recognised by what they say, since their keys are gone."""
    message = Text(
        "the hidden column with the keys of the rows is gone; rows are recognised by their texts",
        "คอลัมน์ที่ซ่อนไว้ซึ่งเก็บคีย์ของแต่ละแถวหายไป จึงระบุแถวจากข้อความในแถว",
    )
    return warning("keys-gone", message, worksheet.whole)


def base_is_gone(span: Span) -> Diagnostic:
    """Tell that every filled cell counts as changed, since what stood there is not known."""
    message = Text(
        "the hidden sheet that says what the form was made with is gone; "
        "every filled cell counts as changed",
        "แผ่นงานที่ซ่อนไว้ซึ่งเก็บค่าเดิมของแบบฟอร์มหายไป จึงถือว่าทุกช่องที่กรอกไว้มีการแก้ไข",
    )
    return warning("base-gone", message, span)


def row_twice(first: Span, second: Span, key: str) -> Diagnostic:
    """Report two rows about the same."""
    said = quoted(key)
    message = Text(
        f"rows {first.line} and {second.line} are both about {said}",
        f"แถวที่ {first.line} และ {second.line} เป็นเรื่องเดียวกัน คือ {said}",
    )
    remedy = Text("keep one of the two rows", "เหลือไว้เพียงแถวเดียว")
    return Diagnostic("duplicate-row", message, second, help=remedy)


def no_choice(span: Span, text: str, choices: Sequence[Choice]) -> Diagnostic:
    """Report a word that is none of those to choose from."""
    said = quoted(text)
    message = Text(f"{said} is not one of the choices", f"{said} ไม่อยู่ในตัวเลือก")
    en, th = (", ".join(quoted(each.label[place]) for each in choices) for place in (0, 1))
    remedy = Text(f"choose {en}", f"เลือก {th}")
    return Diagnostic("unknown-value", message, span, help=remedy)


def about_nothing(span: Span, what: Text) -> Diagnostic:
    """Report a row that does not say what it is about."""
    message = Text(
        f"the row does not say which {what.en} it is about", f"แถวนี้ไม่ได้ระบุว่าเป็น{what.th}ใด"
    )
    remedy = Text("write it in the first column, or clear the row", "ระบุในคอลัมน์แรก หรือล้างแถวนี้")
    return Diagnostic("no-key", message, span, help=remedy)


def _cells(number: int) -> Text:
    return Text(f"{number:,} cell" + ("s" if number != 1 else ""), f"{number:,} ช่อง")


def _named(lines: Sequence[int]) -> tuple[str, str]:
    """Return lines as they are named in a sentence, in both languages."""
    listed = ", ".join(map(str, lines[:_MOST_NAMED])) + (", …" if len(lines) > _MOST_NAMED else "")
    return f"row{'s' if len(lines) != 1 else ''} {listed}", f"แถวที่ {listed}"
