"""Make the template of the Word report anew.

The template that comes with the program is an ordinary Word file, and whoever wants another one
changes a copy of it in Word.  This script is how the first one was made.
"""

import io
import sys
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

# The library's own, which has no types for what it holds.
Part: TypeAlias = Any

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "ecorules" / "report" / "document" / "report.docx"
FONT = "TH Sarabun New"
SECTIONS = (
    "area",
    "conclusion",
    "basis",
    "findings",
    "nonconformities",
    "outstanding",
    "margins",
    "path",
    "signatures",
    "beyond",
    "register",
    "traces",
    "making",
)
# Each with its size in points, whether it is bold, its colour, and the room before and after.
PARAGRAPHS = {
    "Normal": (16, False, "000000", 0, 4),
    "Title": (24, True, "000000", 0, 4),
    "Subtitle": (18, False, "4A4A4A", 0, 8),
    "Heading 1": (20, True, "17552F", 16, 4),
    "Heading 2": (17, True, "000000", 10, 3),
    "Caption": (14, True, "000000", 6, 2),
    "TOC Heading": (18, True, "000000", 8, 2),
    "toc 1": (16, False, "000000", 0, 0),
    "Header": (13, True, "9B1C1C", 0, 0),
    "Footer": (13, False, "4A4A4A", 0, 0),
    "Report Warning": (16, True, "9B1C1C", 2, 2),
    "Report Cell": (13, False, "000000", 0, 1),
    "Report Cell Head": (13, True, "000000", 0, 1),
    "Report Ladder": (15, False, "000000", 1, 1),
    "Report Line": (13, False, "000000", 0, 1),
    "Report Signature": (16, False, "000000", 2, 2),
}
CHARACTERS = {
    "Report Strong": (True, "000000"),
    "Report Soft": (False, "4A4A4A"),
    "Report Good": (False, "17552F"),
    "Report Bad": (True, "9B1C1C"),
    "Report Open": (False, "6B4A00"),
}


def main() -> int:
    """Write the template."""
    TEMPLATE.write_bytes(template_bytes())
    return 0


def template_bytes() -> bytes:
    """Return the template: styles that reach Thai letters, and the marks that are filled in."""
    document = Document()
    _page(document)
    _styles(document)
    for paragraph in list(document.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)  # noqa: SLF001 - its only way
    _body(document)
    _properties(document)
    written = io.BytesIO()
    document.save(written)
    return dated(written.getvalue())


def dated(content: bytes) -> bytes:
    """Return a zip file whose parts all bear the same day, so that its bytes say what it holds."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return made.getvalue()


def _page(document: Part) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)


def _styles(document: Part) -> None:
    for name, (size, is_bold, ink, before, after) in PARAGRAPHS.items():
        style = _style(document, name, WD_STYLE_TYPE.PARAGRAPH)
        if name != "Normal":
            style.base_style = document.styles["Normal"]
        _font(style, size, is_bold=is_bold, ink=ink)
        layout = style.paragraph_format
        layout.space_before, layout.space_after = Pt(before), Pt(after)
        layout.line_spacing = 1.0
        for frame in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(frame)
        layout.keep_with_next = name.startswith(("Heading", "Caption", "TOC"))
    for name, (is_bold, ink) in CHARACTERS.items():
        style = _style(document, name, WD_STYLE_TYPE.CHARACTER)
        _font(style, None, is_bold=is_bold, ink=ink)
    for name in ("Report Table", "Report Frame"):
        style = _style(document, name, WD_STYLE_TYPE.TABLE)
        style.base_style = document.styles["Normal Table"]
    _lines(document.styles["Report Table"])


def _style(document: Part, name: str, kind: Part) -> Part:
    styles = document.styles
    return styles[name] if name in styles else styles.add_style(name, kind)


def _font(style: Part, size: float | None, *, is_bold: bool, ink: str) -> None:
    """Set a font so that it reaches Thai, which Word treats as a complex script."""
    style.font.name = FONT
    style.font.bold = is_bold
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(ink)
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    for tag in ("w:bCs", "w:iCs", "w:szCs", "w:lang", "w:spacing", "w:kern"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    _after(properties, "w:b", _element("w:bCs", val="1" if is_bold else "0"))
    _after(properties, "w:i", _element("w:iCs", val="0"))
    if size is not None:
        style.font.size = Pt(size)
        _after(properties, "w:sz", _element("w:szCs", val=str(round(size * 2))))
    properties.append(_element("w:lang", val="en-US", bidi="th-TH"))


def _after(properties: Part, tag: str, element: Part) -> None:
    properties.find(qn(tag)).addnext(element)


def _element(tag: str, **attributes: str) -> Part:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _lines(style: Part) -> None:
    """Draw the lines of a table, and leave a little room in its cells."""
    properties = _element("w:tblPr")
    borders = _element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color="8A8A8A"))
    margins = _element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", w="70", type="dxa"))
    properties.extend([borders, margins])
    for old in style.element.findall(qn("w:tblPr")):
        style.element.remove(old)
    style.element.append(properties)


def _body(document: Part) -> None:
    document.add_paragraph("{{ title }}", "Title")
    document.add_paragraph("{{ subtitle }}", "Subtitle")
    document.add_paragraph("{%p for warning in warnings %}")
    document.add_paragraph("{{ warning }}", "Report Warning")
    document.add_paragraph("{%p endfor %}")
    _contents(document.add_paragraph("{{ contents_title }}", "TOC Heading"), document)
    for key in SECTIONS:
        document.add_paragraph(f"{{%p if {key} %}}")
        document.add_paragraph(f"{{{{ headings.{key} }}}}", "Heading 1")
        document.add_paragraph(f"{{{{p {key} }}}}")
        document.add_paragraph("{%p endif %}")
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ warnings|join(' · ') }}"
    section.header.paragraphs[0].style = "Header"
    footer = section.footer.paragraphs[0]
    footer.style = "Footer"
    footer.add_run("{{ subtitle }} · ")
    for part in _field("PAGE", "1"):
        footer._element.append(part)  # noqa: SLF001 - a field has no other way in


def _contents(heading: Part, document: Part) -> None:
    """Add the table of contents: a field that Word fills in, and the titles until it does."""
    for part in _field_begin('TOC \\o "1-1" \\h \\z \\u', dirty=True):
        heading._element.append(part)  # noqa: SLF001 - a field has no other way in
    document.add_paragraph("{%p for title in contents %}")
    document.add_paragraph("{{ title }}", "toc 1")
    document.add_paragraph("{%p endfor %}")
    end = document.add_paragraph(style="toc 1")
    end._element.append(_run(_element("w:fldChar", fldCharType="end")))  # noqa: SLF001 - the same


def _field(code: str, shown: str) -> Iterator[Part]:
    yield from _field_begin(code, dirty=False)
    text = OxmlElement("w:t")
    text.text = shown
    yield _run(text)
    yield _run(_element("w:fldChar", fldCharType="end"))


def _field_begin(code: str, *, dirty: bool) -> Iterator[Part]:
    begin = _element("w:fldChar", fldCharType="begin")
    if dirty:
        begin.set(qn("w:dirty"), "true")
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    yield _run(begin)
    yield _run(instruction)
    yield _run(_element("w:fldChar", fldCharType="separate"))


def _run(child: Part) -> Part:
    run = OxmlElement("w:r")
    run.append(child)
    return run


def _properties(document: Part) -> None:
    properties = document.core_properties
    properties.title, properties.author = "ecorules report", "ecorules"
    properties.comments = ""
    day = datetime(2022, 1, 1)  # noqa: DTZ001 - a day, nowhere in particular
    properties.created = properties.modified = day
    properties.last_modified_by = "ecorules"


if __name__ == "__main__":
    sys.exit(main())
