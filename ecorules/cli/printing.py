"""Documents for people on their way into files: which form a name asks for, and what it needs."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ecorules.cli.outcome import WrongUsage
from ecorules.diagnostics import Text, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.diagnostics import Language
    from ecorules.report.document.model import Document
    from ecorules.report.document.voice import Voice

# What each form needs beyond the core, by the name that is imported.
NEEDS: Final[Mapping[str, str | None]] = {".html": None, ".pdf": "typst", ".xlsx": "xlsxwriter"}
# What people write into afterwards is not written over.
_EDITED: Final = frozenset({".xlsx"})


def form_of(output: str) -> str:
    """Return how the name of a file ends, if it can be written so on this machine."""
    form = Path(output).suffix.lower()
    if form not in NEEDS:
        said = quoted(output)
        raise WrongUsage(
            Text(
                f"`-o`: what form {said} is to have is not known",
                f"`-o`: ไม่ทราบรูปแบบของไฟล์ {said}",
            ),
            Text(
                "let the name end in `.html`, `.pdf` or `.xlsx`",
                "ให้ชื่อไฟล์ลงท้ายด้วย `.html`, `.pdf` หรือ `.xlsx`",
            ),
        )
    require(form)
    return form


def require(form: str) -> None:
    """Say what to install where the package for a form is missing."""
    needed = NEEDS[form]
    if needed is not None and find_spec(needed) is None:
        raise WrongUsage(
            Text(
                f"`{form}` needs the package {needed}, which is not installed",
                f"การเขียน `{form}` ต้องใช้แพ็กเกจ {needed} ซึ่งยังไม่ได้ติดตั้ง",
            ),
            Text(
                "install it with `pip install 'ecorules[report]'`, or write `.html`",
                "ติดตั้งด้วย `pip install 'ecorules[report]'` หรือเขียนเป็น `.html`",
            ),
        )


def voice_of(languages: str, digits: str | None) -> Voice:
    """Return the voice that was asked for."""
    from ecorules.report.document.voice import Voice

    spoken: dict[str, tuple[Language, ...]] = {"th": ("th",), "en": ("en",), "both": ("th", "en")}
    return Voice(spoken[languages], has_thai_digits=digits == "thai")


def printed(document: Document, form: str, voice: Voice, font: str | None) -> bytes:
    """Return a document in one of the forms."""
    match form:
        case ".pdf":
            return _pdf(document, voice, font)
        case ".xlsx":
            from ecorules.report.document.sheets import sheets_bytes

            return sheets_bytes(document, voice)
        case _:
            from ecorules.report.document.page import page_text

            return page_text(document, voice).encode()


def _pdf(document: Document, voice: Voice, font: str | None) -> bytes:
    from ecorules.report.document.paper import pdf_bytes
    from ecorules.report.document.typeset import NoFont

    try:
        return pdf_bytes(document, voice, font)
    except NoFont as missing:
        raise WrongUsage(missing.said, missing.remedy) from None


def refuse_kept(paths: Mapping[Path, object]) -> None:
    """Refuse to write over a workbook: somebody may have written into it."""
    for path in paths:
        if path.suffix.lower() in _EDITED and path.exists():
            raise WrongUsage(
                Text(
                    f"`{path}` is there already, and somebody may have written into it",
                    f"มีไฟล์ `{path}` อยู่แล้ว และอาจมีผู้แก้ไขไว้",
                ),
                Text(
                    "write to another name, or move that file away first",
                    "ใช้ชื่อไฟล์อื่น หรือย้ายไฟล์นั้นไปที่อื่นก่อน",
                ),
            )


def kept(path: Path, content: bytes) -> str:
    """Write a file with its folder, and return its name as it was typed."""
    is_edited = path.suffix.lower() in _EDITED
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb" if is_edited else "wb") as file:
            file.write(content)
    except OSError as error:
        why = error.strerror or str(error)
        said = Text(f"`{path}` cannot be written ({why})", f"เขียนไฟล์ `{path}` ไม่ได้ ({why})")
        raise WrongUsage(said) from None
    return str(path)
