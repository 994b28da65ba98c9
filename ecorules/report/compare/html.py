"""A comparison as a page for browser and paper: pictures, tables, and who moves by which clause.

One file, nothing fetched.  A few lines of script filter the table of cases; without them the
whole table stands there, as it does on paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.diagnostics import Text
from ecorules.report.compare.cases_html import FILTER, add_cases
from ecorules.report.compare.cases_html import STYLE as CASES_STYLE
from ecorules.report.compare.caveats import caveats, not_replayed
from ecorules.report.compare.changes import unmoved_said
from ecorules.report.compare.flow import STYLE as FLOW_STYLE
from ecorules.report.compare.flow import add_flow
from ecorules.report.compare.tables_html import add_changes, add_counts, add_matrix, add_only_in_one
from ecorules.report.compare.words import LEVELS, cases_said, replayed_said
from ecorules.report.page_html import Html, add
from ecorules.report.wording import SYNTHETIC
from ecorules.revision.moves import PROVEN, REACHABLE

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from ecorules.diagnostics import Language
    from ecorules.revision.comparison import Comparison


def comparison_html(found: Comparison, lang: Language) -> str:
    """Return the whole page."""
    title = Text("Comparison of two editions", "ผลการเปรียบเทียบเกณฑ์สองฉบับ").said(lang)
    page = begun(title, lang)
    add_heading(page.body, title, found, lang)
    if found.cases:
        _add_moves(page.body, found, lang)
    add_not_replayed(page.body, found, lang)
    add(page.body, "script", FILTER)
    return page.written()


def _add_moves(parent: ET.Element, found: Comparison, lang: Language) -> None:
    """Add what moves, by what, and case by case."""
    add_levels(parent, found, lang)
    add(parent, "h2", Text("Who moves", "ผลที่เปลี่ยน").said(lang))
    add_counts(parent, found, lang)
    add(parent, "h2", Text("What moves them", "สาเหตุที่ผลเปลี่ยน").said(lang))
    add_changes(parent, found, lang)
    still = unmoved_said(found)
    if still is not None:
        add(parent, "p", still.said(lang), class_="soft")
    add(parent, "h2", Text("Case by case", "รายกรณี").said(lang))
    add_cases(parent, found, lang)
    add_only_in_one(parent, found, lang)


def begun(title: str, lang: Language) -> Html:
    """Return an empty page with the styles of comparisons."""
    page = Html(title, lang)
    head = page.root.find("head")
    if head is not None:
        add(head, "style", FLOW_STYLE + CASES_STYLE)
    return page


def add_heading(parent: ET.Element, title: str, found: Comparison, lang: Language) -> None:
    """Add what is compared over how many cases, and what has to be known of it."""
    add(parent, "h1", title)
    for label, edition in (
        (Text("From", "ฉบับเดิม"), found.old),
        (Text("To", "ฉบับใหม่"), found.new),
    ):
        add(parent, "p", f"{label.said(lang)}: {edition.title.said(lang)} ({edition.id})")
    add(parent, "p", replayed_said(found).said(lang))
    made_up = sum(one.case.is_synthetic for one in found.cases)
    if made_up:
        said = f"{cases_said(made_up).said(lang)}: {SYNTHETIC.said(lang)}"
        add(parent, "p", said, class_="notice")
    for each in caveats(found):
        add(parent, "p", each.said(lang).replace("`", ""), class_="soft")


def add_levels(parent: ET.Element, found: Comparison, lang: Language) -> None:
    """Add the picture and the table of the proven and of the reachable level."""
    add(parent, "h2", Text("From level to level", "จากระดับสู่ระดับ").said(lang))
    for about in (PROVEN, REACHABLE):
        part = add(parent, "section")
        name = LEVELS[about].said(lang)
        add(part, "h3", name[:1].upper() + name[1:])
        add_flow(part, found, about, lang)
        add_matrix(part, found, about, lang)


def add_not_replayed(parent: ET.Element, found: Comparison, lang: Language) -> None:
    """Add the folders that could not be replayed, each with every reason."""
    if not found.not_replayed:
        return
    add(parent, "h2", Text("Cannot be evaluated", "ประเมินไม่ได้").said(lang))
    listed = add(parent, "ul")
    for one in found.not_replayed:
        item = add(listed, "li", one.shown)
        add(item, "pre", "\n".join(not_replayed(one, lang)))
