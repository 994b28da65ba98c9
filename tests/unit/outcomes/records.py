"""A small file of outcomes for the tests, and files that differ from it in a few lines."""

from pathlib import Path

from ecorules.diagnostics import Invalid, Language, render
from ecorules.outcomes.load import load_outcomes
from ecorules.outcomes.model import Records

FILE = """\
# yaml-language-server: $schema=../criteria/schema/outcomes.schema.json
edition: town
sources:
  news: {title: {th: ข่าว, en: News}, url: https://example.org/news}
areas:
  harbour:
    province: {th: ชายฝั่ง, en: Coast}
    name: {th: ท่าเรือ, en: Harbour}
    provenance: {status: stated, source: news, place: 1}
    outcomes:
      - level: 2
        fiscal_year: 2563
        provenance: {status: stated, source: news, place: 2}
      - level: 4
        fiscal_year: 2564
        provenance: {status: stated, source: news, place: 3}
  hills:
    province: {th: ภูเขา, en: Hills}
    provenance: {status: stated, source: news, place: 1}
  plain:
    province: {th: ที่ราบ, en: Plain}
    provenance: {status: stated, source: news, place: 1}
    outcomes:
      - level: 4
        by: 2019-11-19
        provenance: {status: stated, source: news, place: 4}
      - level: 4
        fiscal_year: 2564
        by: 2021-02-22
        provenance: {status: stated, source: news, place: 5}
totals:
  - on: 2021-06-30
    areas: 3
    levels: {1: 3, 2: 2, 3: 2, 4: 2}
    provenance: {status: stated, source: news, place: 6}
rounds:
  - fiscal_year: 2564
    areas: 3
    raise: 2
    keep: 1
    provenance: {status: stated, source: news, place: 7}
indicators:
  - fiscal_year: 2564
    on: 2021-06-30
    name: {th: พื้นที่ตามระดับ, en: Areas by level}
    goals:
      basic: {levels: {1: 3}}
      standard: {levels: {1: 3, 2: 2}, also: [{th: ถอดบทเรียน, en: lessons are drawn}]}
      advanced: {levels: {1: 3, 2: 3}}
    published: basic
    provenance: {status: stated, source: news, place: 8}
  - fiscal_year: 2564
    on: 2021-06-30
    name: {th: คะแนนเฉลี่ย, en: Mean score}
    unit: {th: คะแนน, en: points}
    goals: {basic: {at_least: 2}, standard: {at_least: "2.5"}}
    counts: {1: 1, 2: 1, 4: 1}
    published: basic
    provenance: {status: stated, source: news, place: 9}
"""


def changed(old: str, new: str) -> str:
    """Return the file with one text in place of another."""
    assert old in FILE, f"{old!r} is not in the file"
    return FILE.replace(old, new, 1)


def loaded(folder: Path, text: str = FILE) -> Records:
    """Return what is read of a file, shown as if it stood in `cases`."""
    (folder / "outcomes.yaml").write_text(text, encoding="utf-8")
    return load_outcomes(folder, "cases")


def said(folder: Path, text: str, lang: Language) -> str:
    """Return everything that is said about a file that is not in order."""
    try:
        loaded(folder, text)
    except Invalid as invalid:
        return render(invalid.diagnostics, lang, colour=False) + "\n"
    return ""
