"""The report as a Word file: each part set in the styles of a template and put where it asks.

The template decides how everything looks; only what a table or a picture needs beside, such as
the widths of columns, is set here.
"""

from __future__ import annotations

import re
import zipfile
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from ecorules.diagnostics import Text
from ecorules.report.document.letter_parts import body_xml
from ecorules.report.document.model import CONTENTS
from ecorules.report.document.template import SECTIONS, STYLES, sandbox, unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.report.document.model import Document
    from ecorules.report.document.template import Template
    from ecorules.report.document.voice import Voice

# Word counts in twentieths of a point; A4 less the margins of the template.
_UPRIGHT: Final = 9638
_ACROSS: Final = 14560
_STYLE: Final = re.compile(r'(<w:(?:p|r|tbl)Style w:val=)"(\w+)"')


class _Ready(str):
    """Text that is markup already, and is put in as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return the markup; a template asks for it before it quotes a text."""
        return str(self)


def docx_bytes(document: Document, voice: Voice, template: Template) -> bytes:
    """Return a report as a Word file, made of a template."""
    from docxtpl import DocxTemplate  # noqa: PLC0415 - heavy
    from jinja2 import TemplateError  # noqa: PLC0415 - the same

    made: Any = DocxTemplate(BytesIO(template.content))
    width = _ACROSS if voice.is_double else _UPRIGHT
    told = _told(document, voice, width, _identities(made.docx or made.get_docx()))
    try:
        made.render(told, sandbox())
    except (TemplateError, TypeError, ValueError) as error:
        raise unreadable(template.named, error) from None
    if voice.is_double:
        _lay_across(made.docx)
    _dated(made.docx, document, voice)
    written = BytesIO()
    made.save(written)
    return _same_every_time(written.getvalue())


def left_out(document: Document, template: Template) -> tuple[Text, ...]:
    """Return the titles of the parts of a report that a template does not ask for."""
    return tuple(
        section.title for section in document.sections if section.key not in template.asked
    )


def _identities(docx: Any) -> dict[str, str]:  # noqa: ANN401 - the library's own
    """Return by which identity a template knows each style; Word changes them, and no names."""
    known = {style.name.lower(): style.style_id for style in docx.styles}
    return {name.replace(" ", ""): known[name.lower()] for name in STYLES}


def _told(
    document: Document, voice: Voice, width: int, identities: Mapping[str, str]
) -> dict[str, object]:
    def styled(found: re.Match[str]) -> str:
        return f'{found[1]}"{identities[found[2]]}"'

    parts = {
        section.key: _Ready(_STYLE.sub(styled, body_xml(section.blocks, voice, width)))
        for section in document.sections
    }
    headings = {section.key: voice.line(section.title) for section in document.sections}
    return {
        "title": voice.line(document.title),
        "subtitle": voice.line(document.subtitle),
        "warnings": [voice.line(warning) for warning in document.warnings],
        "contents_title": voice.line(CONTENTS),
        "contents": list(headings.values()),
        "headings": headings,
        **dict.fromkeys(SECTIONS, ""),
        **parts,
    }


def _lay_across(docx: Any) -> None:  # noqa: ANN401 - the library's own
    """Lay the paper on its long side, for two languages beside each other."""
    for section in docx.sections:
        if section.page_width < section.page_height:
            section.page_width, section.page_height = section.page_height, section.page_width
            section.orientation = 1


def _dated(docx: Any, document: Document, voice: Voice) -> None:  # noqa: ANN401 - the same
    """Say in the file what it is; it bears the day of the audit and no clock's."""
    properties = docx.core_properties
    properties.title = voice.line(document.title)
    day = datetime.combine(document.on, time())
    properties.created = properties.modified = day


def _same_every_time(content: bytes) -> bytes:
    """Return the file with all its parts of one day, so that its bytes say only what it holds."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return made.getvalue()
