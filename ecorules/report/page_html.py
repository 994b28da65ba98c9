"""Pages for a browser and for paper: one file, no script, nothing fetched from anywhere.

Elements are built as a tree and written by the standard library, so that no text can be
taken for markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecorules.diagnostics import Language

_STYLE = """
@page { size: A4; margin: 18mm 16mm; }
:root { --ink: #1b1b1b; --soft: #4a4a4a; --line: #b5b5b5; --tint: #f2f4f1; --mark: #1d5c3a; }
* { box-sizing: border-box; }
body { font: 16px/1.65 "Sarabun", "TH Sarabun New", "Laksaman", "Noto Sans Thai", sans-serif;
  color: var(--ink); background: #fff; max-width: 52rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.7rem; line-height: 1.35; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2.2rem 0 .6rem; border-bottom: 2px solid var(--mark); }
h3 { font-size: 1.12rem; line-height: 1.45; margin: 1.8rem 0 .4rem; }
h4 { font-size: 1rem; margin: 1rem 0 .2rem; color: var(--mark); }
p { margin: .3rem 0 .6rem; } .soft { color: var(--soft); }
.notice { border-left: 4px solid var(--mark); background: var(--tint); padding: .5rem .8rem; }
.mark { border: 1px solid currentColor; border-radius: .3rem; padding: 0 .4rem;
  font-size: .85rem; white-space: nowrap; }
table { border-collapse: collapse; width: 100%; margin: .3rem 0 .8rem; }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left;
  vertical-align: top; }
th { background: var(--tint); } td.number { text-align: right; width: 2.5rem; }
caption { text-align: left; font-weight: 600; padding: .2rem 0; }
nav ul { columns: 1; padding-left: 1.2rem; } a { color: #0b4f8a; }
article { break-inside: auto; } h3, h4, caption { break-after: avoid; } tr { break-inside: avoid; }
@media print { body { font-size: 11.5pt; padding: 0; max-width: none; } a { color: inherit; } }
"""


class Html:
    """A page that is being built: a tree of elements with the text they hold."""

    def __init__(self, title: str, lang: Language) -> None:
        """Begin a page with its title and the language it is in."""
        self.root = ET.Element("html", {"lang": lang})
        head = ET.SubElement(self.root, "head")
        ET.SubElement(head, "meta", {"charset": "utf-8"})
        viewport = {"name": "viewport", "content": "width=device-width, initial-scale=1"}
        ET.SubElement(head, "meta", viewport)
        ET.SubElement(head, "title").text = title
        ET.SubElement(head, "style").text = _STYLE
        self.body = ET.SubElement(self.root, "body")

    def written(self) -> str:
        """Return the page as text, ending in a line feed."""
        ET.indent(self.root, space="")
        return "<!DOCTYPE html>\n" + ET.tostring(self.root, "unicode", method="html") + "\n"


def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Add an element with its text; `class_` stands for the attribute of that name."""
    named = {name.rstrip("_"): value for name, value in attributes.items()}
    element = ET.SubElement(parent, tag, named)
    if text:
        element.text = text
    return element


def add_table(
    parent: ET.Element, caption: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> None:
    """Add a table whose head cells say for screen readers what their column holds."""
    table = add(parent, "table")
    add(table, "caption", caption)
    line = add(add(table, "thead"), "tr")
    for name in head:
        add(line, "th", name, scope="col")
    body = add(table, "tbody")
    for row in rows:
        line = add(body, "tr")
        for cell in row:
            add(line, "td", cell)
