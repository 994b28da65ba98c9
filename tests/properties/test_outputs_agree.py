"""What leaves agrees with what was found: the page and the JSON of any audit, to the last count."""

from __future__ import annotations

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from ecorules.audit.conduct import Audit, audit
from ecorules.audit.finding import Verdict
from ecorules.audit.record import record, written_finding, written_record
from ecorules.audit.schema import AuditRecord
from ecorules.diagnostics import Language, cells
from ecorules.edition.model import Edition
from ecorules.report.explanation import explanation_page
from ecorules.report.layout import Page
from ecorules.report.text import audit_page
from ecorules.report.wording import SIGNS, VERDICTS
from tests.whole import EDITIONS, KNOWN, Known, area

PLAIN = Page(width=None, colour=False)
NARROW = Page(width=60, colour=False)
LANGUAGES: tuple[Language, ...] = ("en", "th")
# To draw an edition takes longer than all that is done with it, and there is little to break.
few = settings(max_examples=50)


def found(rules: Edition, known: Known) -> Audit:
    """Return the audit of a generated area."""
    return audit(rules, area(known))


@few
@given(rules=EDITIONS, known=KNOWN, lang=st.sampled_from(LANGUAGES))
def test_the_verdicts_on_a_page_add_up_to_the_requirements(
    rules: Edition, known: Known, lang: Language
) -> None:
    """The totals, the ladder and the list of findings tell the same four numbers."""
    audited = found(rules, known)
    page = audit_page(audited, PLAIN, lang)
    (total,) = (
        line for line in page.splitlines() if re.match(r"\d+ requirement|ข้อกำหนด \d+", line)
    )
    number, *counts = map(int, re.findall(r"\d+", total))
    assert number == sum(counts) == len(rules.requirements)
    assert counts == [audited.counts[verdict] for verdict in Verdict]
    for verdict, count in zip(Verdict, counts, strict=True):
        line = f"    {SIGNS[verdict]} {VERDICTS[verdict].said(lang)} · "
        assert sum(each.startswith(line) for each in page.splitlines()) == count
    assert _in_ladder(page, len(audited.conclusion.rungs)) == counts


def _in_ladder(page: str, rungs: int) -> list[int]:
    """Return the four numbers of the ladder, added up over its levels."""
    lines = page.split("\n\n")[2].splitlines()[1 : rungs + 1]
    rows = [[0 if each == "-" else int(each) for each in line.split()[-4:]] for line in lines]
    return [sum(column) for column in zip(*rows, strict=True)]


@few
@given(rules=EDITIONS, known=KNOWN)
def test_the_json_of_an_audit_is_of_its_published_form(rules: Edition, known: Known) -> None:
    """What the schema promises holds for every audit, and the counts are those of the findings."""
    audited = found(rules, known)
    written = json.loads(written_record(audited))
    assert written == record(audited)
    read = AuditRecord.model_validate(written, strict=True)
    verdicts = [one.verdict for one in read.findings]
    assert read.counts == {verdict.value: verdicts.count(verdict.value) for verdict in Verdict}
    assert sum(read.counts.values()) == sum(read.provenance.values()) == len(rules.requirements)
    assert {one.requirement for one in read.findings} == set(rules.requirements)
    for one in written["findings"]:
        assert json.loads(written_finding(audited.findings[one["requirement"]])) == one


@few
@given(rules=EDITIONS, known=KNOWN, lang=st.sampled_from(LANGUAGES))
def test_every_page_fits_a_narrow_screen(rules: Edition, known: Known, lang: Language) -> None:
    """However deep a condition goes, it is told within the screen."""
    audited = found(rules, known)
    pages = [explanation_page(audited, code, NARROW, lang) for code in audited.findings]
    for page in (audit_page(audited, NARROW, lang), *pages):
        assert max(map(cells, page.splitlines())) <= 60


@few
@given(rules=EDITIONS, known=KNOWN, lang=st.sampled_from(LANGUAGES))
def test_what_follows_from_another_finding_names_one_that_failed(
    rules: Edition, known: Known, lang: Language
) -> None:
    """A cause is told once, where it stands, and every consequence leads to it."""
    audited = found(rules, known)
    page = audit_page(audited, PLAIN, lang)
    lead = "follows from: " if lang == "en" else "เป็นผลจากข้อ: "
    causes = [one.causes for one in audited.findings.values() if one.causes]
    assert page.count(lead) == len(causes)
    for codes in causes:
        assert {audited.findings[code].verdict for code in codes} <= {
            Verdict.NONCONFORMING,
            Verdict.NOT_APPLICABLE,
        }
