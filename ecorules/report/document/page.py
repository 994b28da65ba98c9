"""The report as one page for a browser and for paper: no script, nothing fetched from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from ecorules.report.document.model import (
    CONTENTS,
    Heading,
    Ladder,
    Line,
    Lines,
    Paragraph,
    Section,
    Signature,
    Signatures,
    Table,
    Tone,
    ladder_text,
    signature_lines,
)
from ecorules.report.page_html import Html, add

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from ecorules.diagnostics import Text
    from ecorules.report.document.model import Block, Cell, Document, Step
    from ecorules.report.document.voice import Voice

_STYLE: Final = """
body { max-width: 64rem; } body.double { max-width: 84rem; }
.warning { border: 2px solid #9b1c1c; color: #7d1515; padding: .4rem .8rem; font-weight: 600; }
.subtitle { font-size: 1.1rem; } .soft { color: #4a4a4a; } .strong { font-weight: 600; }
.good { color: #17552f; } .bad { color: #9b1c1c; font-weight: 600; } .open { color: #6b4a00; }
.double .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.5rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th.number { text-align: right; }
td p, th p { margin: 0 0 .25rem; } td p[lang=en], th p[lang=en] { font-size: .93em; }
td { overflow-wrap: anywhere; } th[scope=row] { background: none; font-weight: 400; }
.scroll { overflow-x: auto; } .scroll:focus { outline: 3px solid #0b4f8a; }
.ladder { list-style: none; padding: 0; margin: 1rem 0; break-inside: avoid; }
thead { break-after: avoid; }
.ladder li { border: 1px solid #4a4a4a; border-left-width: .6rem; padding: .3rem .7rem;
  margin: 0 0 .2rem; background: #fff; }
.ladder li.good { background: #e5f1e8; border-color: #17552f; }
.ladder li.bad { background: #fbeaea; border-color: #9b1c1c; }
.ladder li.open { background: #fdf4dc; border-color: #6b4a00; }
.ladder .aim { font-weight: 600; }
.lines { list-style: none; padding: 0; margin: .3rem 0 1rem; }
.lines li { text-indent: -1.2em; }
.lines li .pair { text-indent: 0; }
.signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; list-style: none;
  padding: 0; text-align: center; break-inside: avoid; }
.signatures li { break-inside: avoid; padding-top: 2rem; }
@media print { body, body.double { max-width: none; font-size: 10.5pt; }
  .scroll { overflow: visible; }
  section { break-before: auto; } .ladder li { print-color-adjust: exact; } nav { display: none; } }
"""
_MOST: Final = 100


def page_text(document: Document, voice: Voice) -> str:
    """Return the whole page of a report, ending in a line feed."""
    return _Page(document, voice).written()


class _Page:
    def __init__(self, document: Document, voice: Voice) -> None:
        self.document, self.voice = document, voice
        self.html = Html(voice.line(document.title), voice.lead)
        head = self.html.root.find("head")
        if head is not None:
            add(head, "style", _STYLE)
            # A report is kept: what it is can be read without opening it.
            add(head, "meta", name="dcterms.date", content=document.on.isoformat())
        if voice.is_double:
            self.html.body.set("class", "double")
        self.main = add(self.html.body, "main")

    def written(self) -> str:
        self._opening()
        self._contents()
        for section in self.document.sections:
            self._section(section)
        return self.html.written()

    def _opening(self) -> None:
        header = add(self.main, "header")
        self._said(header, "h1", self.document.title)
        self._said(header, "p", self.document.subtitle, "subtitle")
        for warning in self.document.warnings:
            self._said(header, "p", warning, "warning")

    def _contents(self) -> None:
        nav = add(self.main, "nav", **{"aria-label": self.voice.line(CONTENTS)})
        listed = add(nav, "ol")
        for section in self.document.sections:
            add(add(listed, "li"), "a", self.voice.line(section.title), href=f"#{section.key}")

    def _section(self, section: Section) -> None:
        place = add(self.main, "section", id=section.key, **{"aria-labelledby": f"{section.key}-h"})
        heading = add(place, "h2", id=f"{section.key}-h")
        self._spans(heading, section.title)
        for number, block in enumerate(section.blocks):
            self._block(place, block, f"{section.key}-{number}")

    def _block(self, place: ET.Element, block: Block, name: str) -> None:
        match block:
            case Paragraph(text, tone):
                self._said(place, "p", text, _class(tone))
            case Heading(text):
                self._spans(add(place, "h3"), text)
            case Table():
                self._table(place, block, name)
            case Ladder():
                self._ladder(place, block)
            case Lines(lines):
                self._lines(place, lines)
            case Signatures(places):
                listed = add(place, "ul", class_="signatures")
                for one in places:
                    self._signature(add(listed, "li"), one)
            case _:
                assert_never(block)

    def _said(self, place: ET.Element, tag: str, text: Text, class_: str = "") -> None:
        """Add a text in an element of its own for each language, side by side if there are two."""
        told = self.voice.said(text)
        holder = place if len(told) == 1 else add(place, "div", class_="pair")
        for said in told:
            # A page has one heading of the first order: the other language stands beside it.
            named = "p" if tag == "h1" and said.lang != self.voice.lead else tag
            element = add(holder, named, said.text, **_lang(said.lang, self.voice))
            if class_:
                element.set("class", class_)

    def _spans(self, place: ET.Element, text: Text) -> None:
        """Add a text within an element, the languages after each other."""
        for number, said in enumerate(self.voice.said(text)):
            if number:
                add(place, "span", " / ")
            add(place, "span", said.text, **_lang(said.lang, self.voice))

    def _table(self, place: ET.Element, block: Table, name: str) -> None:
        frame = add(place, "div", class_="scroll", tabindex="0", role="group")
        frame.set("aria-labelledby", f"{name}-c")
        table = add(frame, "table", id=name)
        caption = add(table, "caption", id=f"{name}-c")
        if block.group is not None:
            # The heading above says it already to those who see both.
            caption.set("class", "unseen")
        self._spans(caption, block.caption)
        widths = add(table, "colgroup")
        whole = sum(column.width for column in block.columns)
        for column in block.columns:
            add(widths, "col", style=f"width: {column.width / whole * _MOST:.1f}%")
        line = add(add(table, "thead"), "tr")
        for column in block.columns:
            head = add(line, "th", scope="col")
            if column.is_number:
                head.set("class", "number")
            self._texts(head, (column.head,))
        body = add(table, "tbody")
        for row in block.rows:
            line = add(body, "tr")
            named = next((n for n, one in enumerate(row) if one.number is None), 0)
            for number, one in enumerate(row):
                self._cell(line, one, is_name=number == named)

    def _cell(self, line: ET.Element, one: Cell, *, is_name: bool) -> None:
        element = add(line, "th", scope="row") if is_name else add(line, "td")
        classes = [_class(one.tone), "number" if one.number is not None else ""]
        if any(classes):
            element.set("class", " ".join(filter(None, classes)))
        self._texts(element, one.texts)

    def _texts(self, place: ET.Element, texts: tuple[Text, ...]) -> None:
        for text in texts:
            for said in self.voice.said(text):
                add(place, "p", said.text, **_lang(said.lang, self.voice))

    def _ladder(self, place: ET.Element, block: Ladder) -> None:
        """Draw the levels as stairs: the highest on top, each reaching as far as its number."""
        drawn = add(place, "ol", class_="ladder", reversed="reversed")
        drawn.set("aria-label", self.voice.line(block.said))
        whole = len(block.steps)
        for place_, step in enumerate(reversed(block.steps)):
            share = 52 + 48 * (whole - place_) / whole
            item = add(drawn, "li", class_=_class(step.tone), style=f"width: {share:.0f}%")
            self._step(item, step)

    def _step(self, item: ET.Element, step: Step) -> None:
        for said in self.voice.said(ladder_text(step)):
            named = _lang(said.lang, self.voice)
            add(item, "div", said.text, class_="aim" if step.is_aim else "step", **named)

    def _lines(self, place: ET.Element, lines: tuple[Line, ...]) -> None:
        listed = add(place, "ul", class_="lines")
        for line in lines:
            indent = f"margin-left: {line.depth * 1.4 + 1.2:.1f}em"
            item = add(listed, "li", style=indent)
            told = self.voice.said(line.text)
            sign = f"{line.sign} " if line.sign else ""
            if len(told) > 1:
                item = add(item, "div", class_="pair")
            for said in told:
                named = _lang(said.lang, self.voice)
                element = add(item, "span", f"{sign}{said.text}", **named)
                if _class(line.tone):
                    element.set("class", _class(line.tone))

    def _signature(self, item: ET.Element, one: Signature) -> None:
        for text in signature_lines(one):
            for said in self.voice.said(text):
                add(item, "p", said.text, **_lang(said.lang, self.voice))


def _class(tone: Tone) -> str:
    return "" if tone is Tone.PLAIN else tone.value


def _lang(lang: str, voice: Voice) -> dict[str, str]:
    return {"lang": lang} if lang != voice.lead else {}
