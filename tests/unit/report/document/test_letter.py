"""The report as a Word file: a template that people change, and Thai letters that follow it."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from ecorules.diagnostics import Invalid
from ecorules.report.document.letter import docx_bytes, left_out
from ecorules.report.document.template import STYLES, opened, own_template
from scripts.report_template import template_bytes
from tests.reports import BOTH, TH, by_poppler, document_of, letters

_OFFICE = shutil.which("soffice")


def _read(content: bytes) -> Any:  # noqa: ANN401 - the library's own
    return docx.Document(io.BytesIO(content))


def _saved(document: Any, path: Path) -> str:  # noqa: ANN401 - the library's own
    document.save(str(path))
    return str(path)


def _problems(path: str) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as caught:
        opened(path)
    return [(one.code, one.message.en) for one in caught.value.diagnostics]


@pytest.mark.parametrize("name", [name for name in STYLES if not name.endswith(("Table", "Frame"))])
def test_every_style_reaches_thai(name: str) -> None:
    """Word sets Thai by the font, size and weight for complex scripts: each style has them."""
    (style,) = (one for one in _read(own_template()).styles if one.name == name)
    properties = style.element.rPr
    assert properties.find(qn("w:rFonts")).get(qn("w:cs")) == "TH Sarabun New"
    assert properties.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"
    bold, complex_bold = (properties.find(qn(tag)) for tag in ("w:b", "w:bCs"))
    assert complex_bold.get(qn("w:val")) == ("0" if bold.get(qn("w:val")) == "0" else "1")
    size = properties.find(qn("w:sz"))
    if size is not None:
        assert properties.find(qn("w:szCs")).get(qn("w:val")) == size.get(qn("w:val"))


def test_the_template_is_what_its_script_makes() -> None:
    """The template in the package can be made again."""
    made, held = (
        zipfile.ZipFile(io.BytesIO(content)) for content in (template_bytes(), own_template())
    )
    with made, held:
        assert made.read("word/document.xml") == held.read("word/document.xml")
        assert made.read("word/styles.xml") == held.read("word/styles.xml")


def test_headings_and_contents_are_words_own() -> None:
    """Word finds its way by headings, and fills in the contents when it opens the file."""
    document = document_of("demonstration")
    read = _read(docx_bytes(document, TH, opened(None)))
    titles = [one.text for one in read.paragraphs if one.style.name == "Heading 1"]
    assert titles == [section.title.th for section in document.sections]
    body = read.element.body.xml
    assert 'TOC \\o "1-1"' in body
    assert 'w:dirty="true"' in body


def test_two_reports_are_the_same_bytes() -> None:
    """Nothing of the clock gets into the file."""
    document = document_of("saraburi-fy2565")
    assert docx_bytes(document, TH, opened(None)) == docx_bytes(document, TH, opened(None))


def test_two_languages_lie_on_the_long_side() -> None:
    """Side by side needs room."""
    read = _read(docx_bytes(document_of("saraburi-fy2565"), BOTH, opened(None)))
    assert all(section.page_width > section.page_height for section in read.sections)


def test_a_committees_own_template_is_followed(tmp_path: Path) -> None:
    """What a template says stands, and what it does not ask for is told to be left out."""
    own = _read(own_template())
    own.styles["Report Cell"].element.set(qn("w:styleId"), "a7")
    for paragraph in own.paragraphs:
        if "{{p traces }}" in paragraph.text:
            paragraph.text = "ภาคผนวกอยู่ในแฟ้มแยก"
    template = opened(_saved(own, tmp_path / "own.docx"))
    document = document_of("demonstration")
    read = _read(docx_bytes(document, TH, template))
    assert "ภาคผนวกอยู่ในแฟ้มแยก" in [one.text for one in read.paragraphs]
    cells = {one.style.name for one in read.tables[0].cell(1, 1).paragraphs}
    assert cells == {"Report Cell"}


def test_what_a_template_leaves_out_is_known(tmp_path: Path) -> None:
    """A part that no mark asks for is named, so that nobody misses it unawares."""
    own = _read(own_template())
    for paragraph in list(own.paragraphs):
        if "margins" in paragraph.text or "traces" in paragraph.text:
            following = paragraph._element.getnext()  # noqa: SLF001 - its only way
            if "endif" in "".join(following.itertext()):
                following.getparent().remove(following)
            paragraph._element.getparent().remove(paragraph._element)  # noqa: SLF001 - the same
    template = opened(_saved(own, tmp_path / "own.docx"))
    told = [title.en for title in left_out(document_of("demonstration"), template)]
    assert told == [
        "How far each verdict is from turning",
        "Appendix: the reasoning of each finding",
    ]


def test_everything_wrong_with_a_template_is_told_at_once(tmp_path: Path) -> None:
    """Who changes a template sees all its slips, and what the marks are called."""
    own = _read(own_template())
    own.add_paragraph("{{p margns }}")
    own.add_paragraph("{{ titl }}")
    own.styles["Report Good"].name = "Bericht gut"
    assert _problems(_saved(own, tmp_path / "own.docx")) == [
        ("template-mark", "the template asks for `margns`, which no report has"),
        ("template-mark", "the template asks for `titl`, which no report has"),
        ("template-style", "the template has no style `Report Good`"),
    ]


def test_a_mark_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A broken mark is a message, and no traceback."""
    own = _read(own_template())
    own.add_paragraph("{% if area %}")
    ((code, said),) = _problems(_saved(own, tmp_path / "own.docx"))
    assert code == "template-mark"
    assert said.startswith("a mark of the template cannot be read: ")


def test_a_template_runs_no_code(tmp_path: Path) -> None:
    """A template is text from anybody: what reaches into the program is refused."""
    own = _read(own_template())
    own.add_paragraph("{{ title.__class__.__mro__[1].__subclasses__() }}")
    template = opened(_saved(own, tmp_path / "own.docx"))
    with pytest.raises(Invalid) as caught:
        docx_bytes(document_of("saraburi-fy2565"), TH, template)
    assert "unsafe" in caught.value.diagnostics[0].message.en


def test_a_template_without_marks_is_refused(tmp_path: Path) -> None:
    """A letter that asks for nothing would leave the whole report out."""
    own = _read(own_template())
    for paragraph in own.paragraphs:
        paragraph.text = ""
    assert ("template-mark", "the template asks for no part of a report") in _problems(
        _saved(own, tmp_path / "own.docx")
    )


def test_another_file_is_no_template(tmp_path: Path) -> None:
    """Whatever is no Word file is told to be none."""
    path = tmp_path / "own.docx"
    path.write_text("{{ title }}", encoding="utf-8")
    assert _problems(str(path)) == [("template-form", "this is no Word file (.docx)")]
    assert _problems(str(tmp_path / "none.docx"))[0][0] == "no-file"


def test_a_text_is_no_markup(tmp_path: Path) -> None:
    """What a case says is shown as it is, control characters apart."""
    del tmp_path
    document = document_of("saraburi-fy2565")
    sly = document.title._replace(th="<w:p/>&{{ x }}\x07")
    made = type(document)(
        document.key, sly, document.subtitle, (sly,), document.on, document.sections
    )
    read = _read(docx_bytes(made, TH, opened(None)))
    assert read.paragraphs[0].text.startswith("<w:p/>&{{ x }}")


@pytest.mark.skipif(_OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    """Another program than Word reads the file, and shows what it says."""
    document = document_of("saraburi-fy2565")
    (tmp_path / "report.docx").write_bytes(docx_bytes(document, TH, opened(None)))
    ran = subprocess.run(  # noqa: S603 - a program of the system, on a file of ours
        [
            str(_OFFICE),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "report.docx"),
        ],
        capture_output=True,
        check=False,
        timeout=240,
    )
    made = tmp_path / "report.pdf"
    if not made.is_file():
        pytest.skip(f"LibreOffice has no Writer here: {ran.stderr[-200:]!r}")
    read = letters(by_poppler(made.read_bytes(), "-raw"))
    for section in document.sections:
        assert letters(section.title.th) in read
