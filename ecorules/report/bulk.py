"""Many cases on one page: how many reach each level, and every requirement's verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.diagnostics import Text
from ecorules.report.layout import columns
from ecorules.report.wording import status_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.engines.columnar.found import Found
    from ecorules.report.layout import Page


def bulk_page(edition: Edition, found: Found, page: Page, lang: Language) -> str:
    """Return the page: cases by level, then one line a requirement."""
    lines = [*_head(edition, found, page, lang), "", *_levels(edition, found, lang)]
    return "\n".join([*lines, "", *_requirements(found, lang)]) + "\n"


def _head(edition: Edition, found: Found, page: Page, lang: Language) -> Iterator[str]:
    title = Text(
        f"{found.cases:,} {'case' if found.cases == 1 else 'cases'} by {edition.id}",
        f"{found.cases:,} กรณี ตามเกณฑ์ {edition.id}",
    )
    yield from page.paragraph("", title.said(lang), "bold")
    yield from page.paragraph("", status_said(edition, lang))


def _levels(edition: Edition, found: Found, lang: Language) -> Iterator[str]:
    rows = [["", _PROVEN.said(lang), _REACHABLE.said(lang)]]
    for level, number in sorted(found.proven.items()):
        name = _NONE if level == 0 else Text(f"level {level}", f"ระดับ {level}")
        rows.append([name.said(lang), f"{number:,}", f"{found.reachable[level]:,}"])
    for line in columns(rows, right=frozenset({1, 2})):
        yield f"  {line}"
    incomplete = [str(n) for n, level in sorted(edition.levels.items()) if level.incomplete]
    if incomplete:
        yield "  " + Text(
            f"no area can reach a level whose text is not known: {', '.join(incomplete)}",
            f"ระดับที่ยังไม่ทราบเนื้อหาไม่มีพื้นที่ใดผ่านได้: {', '.join(incomplete)}",
        ).said(lang)


def _requirements(found: Found, lang: Language) -> Iterator[str]:
    rows = [["", *(head.said(lang) for head in _HEADS.values())]]
    for code, verdicts in found.verdicts.items():
        rows.append([code, *(f"{verdicts[verdict]:,}" for verdict in _HEADS)])
    for line in columns(rows, right=frozenset(range(1, len(_HEADS) + 1))):
        yield f"  {line}"


_PROVEN = Text("proven", "พิสูจน์แล้ว")
_REACHABLE = Text("reachable", "ยังไปถึงได้")
_NONE = Text("none", "ไม่มีระดับ")
_HEADS = {
    "conforming": Text("conforming", "สอดคล้อง"),
    "nonconforming": Text("nonconforming", "ไม่สอดคล้อง"),
    "undetermined": Text("undetermined", "ยังตัดสินไม่ได้"),
    "not_applicable": Text("not applicable", "ไม่เกี่ยวข้อง"),
}
