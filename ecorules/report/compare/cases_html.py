"""The table of all cases: how each stands under both editions, what moves and by which changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.report.compare.tables_html import add_linked
from ecorules.report.compare.words import (
    LEVELS,
    MOVED,
    SIGNS,
    WAYS,
    causes_said,
    outcome_said,
)
from ecorules.report.page_html import add
from ecorules.revision.moves import PROVEN, REACHABLE, Way

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from ecorules.diagnostics import Language
    from ecorules.revision.comparison import Comparison
    from ecorules.revision.replay import Explained, Replayed

STYLE: Final = """
td.figure { text-align: right; font-variant-numeric: tabular-nums; width: 4.5rem; }
td.moves div { white-space: nowrap; }
form.filter { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin: .5rem 0; }
form.filter label { display: flex; flex-direction: column; font-size: .9rem; }
form.filter select, form.filter input { font: inherit; padding: .15rem .3rem; max-width: 16rem; }
tr[hidden] { display: none; } table.cases td div + div { margin-top: .25rem; }
table.cases { font-size: .92rem; } pre { white-space: pre-wrap; font-size: .85rem; }
.sign { font-weight: 700; } .said-up { color: #1d5c3a; } .said-down { color: #8c2a1e; }
.said-undetermined { color: #7a5505; } .said-otherwise { color: #23587f; }
body { max-width: 64rem; } @media print { form.filter { display: none; } }
"""

# Rows say in `data-moves` what moves which way; the words typed are looked for in the row.
FILTER: Final = """
(function () {
  var form = document.querySelector("form.filter");
  if (!form) { return; }
  var rows = Array.prototype.slice.call(document.querySelectorAll("table.cases tbody tr"));
  var shown = document.querySelector("form.filter output");
  function sift() {
    var about = form.about.value, way = form.way.value, words = form.words.value.toLowerCase();
    var left = 0;
    rows.forEach(function (row) {
      var moves = row.getAttribute("data-moves").split(" ").filter(function (move) {
        var parts = move.split("|");
        return (!about || parts[0] === about) && (!way || parts[1] === way);
      });
      var fits = (moves.length > 0 || (!about && !way)) &&
        row.textContent.toLowerCase().indexOf(words) >= 0;
      row.hidden = !fits;
      left += fits ? 1 : 0;
    });
    shown.textContent = left + " / " + rows.length;
  }
  form.hidden = false;
  form.addEventListener("input", sift);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  sift();
})();
"""


def add_cases(parent: ET.Element, found: Comparison, lang: Language) -> None:
    """Add the filter and the table of all cases, those that move first."""
    _add_filter(parent, found, lang)
    table = add(parent, "table", class_="cases")
    add(table, "caption", Text("All cases that were replayed", "ทุกกรณีที่ตรวจซ้ำ").said(lang))
    line = add(add(table, "thead"), "tr")
    for name in _HEAD:
        add(line, "th", name.said(lang), scope="col")
    body = add(table, "tbody")
    for one in sorted(found.cases, key=lambda one: (not one.moves, one.case.shown)):
        _add_case(body, one, lang)


def _add_filter(parent: ET.Element, found: Comparison, lang: Language) -> None:
    """Add the controls, hidden until the script finds them: without it they could do nothing."""
    form = add(parent, "form", class_="filter", hidden="")
    moved = {each.move.about for case in found.cases for each in case.moves}
    codes = [code for code in found.old.requirements if code in moved]
    abouts = [(about, text.said(lang)) for about, text in LEVELS.items()]
    abouts += [(code, code) for code in codes]
    _add_choice(form, "about", Text("Outcome", "ผล"), [("", _ALL.said(lang)), *abouts], lang)
    ways = [(way.value, f"{SIGNS[way]} {WAYS[way].said(lang)}") for way in (*MOVED, Way.STAYS)]
    _add_choice(form, "way", Text("Which way", "การเปลี่ยน"), [("", _ALL.said(lang)), *ways], lang)
    label = add(form, "label", Text("Words", "คำค้น").said(lang))
    add(label, "input", type="search", name="words")
    label = add(form, "label", Text("Cases shown", "กรณีที่แสดง").said(lang))
    add(label, "output", name="shown", **{"aria-live": "polite"})


def _add_choice(
    form: ET.Element, name: str, about: Text, options: list[tuple[str, str]], lang: Language
) -> None:
    label = add(form, "label", about.said(lang))
    select = add(label, "select", name=name)
    for value, said in options:
        add(select, "option", said, value=value)


def _add_case(body: ET.Element, one: Replayed, lang: Language) -> None:
    ways = {each.move.about: each.move.way for each in one.moves}
    for about in LEVELS:
        ways.setdefault(about, Way.STAYS)
    line = add(body, "tr", **{"data-moves": " ".join(f"{a}|{w.value}" for a, w in ways.items())})
    cell = add(line, "th", one.case.title.said(lang), scope="row")
    add(cell, "div", f"{one.case.id} · {one.case.fiscal_year}", class_="soft")
    moves = {each.move.about: each for each in one.moves}
    for about, before, after in (
        (PROVEN, one.before.proven, one.after.proven),
        (REACHABLE, one.before.reachable, one.after.reachable),
    ):
        cell = add(line, "td")
        if about in moves:
            _add_move(cell, moves[about], "", lang)
        else:
            said = outcome_said(before).said(lang)
            add(cell, "div", f"{said} {SIGNS[Way.STAYS]}" if before == after else said)
    cell = add(line, "td")
    for each in one.moves:
        if each.move.about not in LEVELS:
            _add_move(cell, each, f"{each.move.about}: ", lang)


def _add_move(cell: ET.Element, each: Explained, lead: str, lang: Language) -> None:
    move, causes = each
    line = add(cell, "div")
    sign = add(line, "span", SIGNS[move.way], class_=f"sign said-{move.way.value}")
    before, after = (outcome_said(one).said(lang) for one in (move.before, move.after))
    sign.tail = f" {lead}{before} → {after} ({WAYS[move.way].said(lang)})"
    add_linked(add(line, "div", class_="soft"), causes_said(causes).said(lang))


_ALL: Final = Text("all", "ทั้งหมด")
_HEAD: Final = (
    Text("Case", "กรณี"),
    Text("Proven level", "ระดับที่พิสูจน์แล้ว"),
    Text("Reachable level", "ระดับที่ยังไปถึงได้"),
    Text("Requirements of both editions", "ข้อกำหนดที่มีในทั้งสองฉบับ"),
)
