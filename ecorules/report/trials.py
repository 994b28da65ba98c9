"""The outcome of a requirement's own cases: what differs first, then a table of all."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from ecorules.audit.finding import Verdict
from ecorules.diagnostics import Text
from ecorules.language.sentence import sentence
from ecorules.language.truth import Truth
from ecorules.report.layout import columns
from ecorules.report.wording import SIGNS, VERDICTS, counted, words_of_edition

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from ecorules.audit.trials import Missed, Result
    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.report.layout import Page

_TRUTHS = {
    Truth.TRUE: Text("true", "เป็นจริง"),
    Truth.FALSE: Text("false", "ไม่เป็นจริง"),
    Truth.UNKNOWN: Text("unknown", "ยังไม่ทราบ"),
}


def trials_page(
    edition: Edition,
    results: Mapping[str, tuple[Result, ...]],
    untried: Mapping[str, Missed],
    page: Page,
    lang: Language,
) -> str:
    """Return the page: differences, what no case shows, and a row for each requirement."""
    lines = [
        *(line for found in results.values() for one in found for line in _differing(one, lang)),
        *(line for code in untried for line in _untried(edition, code, untried[code], lang)),
        *_table(edition, results, untried, lang),
        "",
        _total(results, untried, page, lang),
    ]
    return "\n".join(lines) + "\n"


def _differing(result: Result, lang: Language) -> Iterator[str]:
    if result.is_as_expected:
        return
    trial, span = result.trial, result.trial.span
    yield f"{span.file}:{span.line}:{span.column}: {trial.requirement}: {trial.name}"
    expected, found = Verdict(trial.verdict), result.finding.verdict
    if expected is not found:
        wanted, got = VERDICTS[expected], VERDICTS[found]
        yield Text(
            f"  expected {wanted.en}, found {got.en}", f"  คาดว่า{wanted.th} แต่พบว่า{got.th}"
        ).said(lang)
    if trial.reasons is not None and trial.reasons != result.found_reasons:
        wanted, got = _listed(trial.reasons), _listed(result.found_reasons)
        yield Text(
            f"  expected reasons: {wanted.en}; found: {got.en}",
            f"  เหตุผลที่คาดไว้: {wanted.th} ที่พบ: {got.th}",
        ).said(lang)


def _listed(reasons: Collection[str]) -> Text:
    """Return reasons by their codes, as they are written in a case."""
    listed = ", ".join(f"`{reason}`" for reason in sorted(reasons))
    return Text(listed or "none", listed or "ไม่มี")


def _untried(edition: Edition, code: str, missed: Missed, lang: Language) -> Iterator[str]:
    for verdict in missed.verdicts:
        said = VERDICTS[verdict].said(lang)
        yield Text(f"{code}: no case is {said}", f"{code}: ยังไม่มีกรณีตัวอย่างที่{said}").said(lang)
    words = words_of_edition(edition)
    for node, truth in missed.sides:
        said, side = sentence(node, edition.vocabulary, words, lang), _TRUTHS[truth].said(lang)
        yield Text(
            f"{code}: no case in which this is {side}: {said}",
            f"{code}: ยังไม่มีกรณีตัวอย่างที่เงื่อนไขนี้{side}: {said}",
        ).said(lang)


def _table(
    edition: Edition,
    results: Mapping[str, tuple[Result, ...]],
    untried: Mapping[str, Missed],
    lang: Language,
) -> list[str]:
    head = [Text("requirement", "ข้อกำหนด"), Text("cases", "กรณี")]
    rows = [[*(text.said(lang) for text in head), *SIGNS.values(), ""]]
    for code in edition.requirements:
        found = results.get(code, ())
        count = Counter(one.finding.verdict for one in found)
        whole = all(one.is_as_expected for one in found) and not untried[code]
        numbers = [str(count[verdict]) for verdict in Verdict]
        rows.append([code, str(len(found)), *numbers, "" if whole else "!"])
    return columns(rows, right=frozenset({1, 2, 3, 4, 5}))


def _total(
    results: Mapping[str, tuple[Result, ...]],
    untried: Mapping[str, Missed],
    page: Page,
    lang: Language,
) -> str:
    every = [one for found in results.values() for one in found]
    failed = sum(not one.is_as_expected for one in every)
    gaps = sum(bool(one) for one in untried.values())
    said = Text(
        f"{counted(len(every), 'case')}, {failed} not as expected; "
        f"{counted(gaps, 'requirement')} not fully tried",
        f"กรณีตัวอย่าง {len(every)} กรณี ไม่เป็นไปตามที่คาด {failed} กรณี ข้อกำหนดที่ยังทดสอบไม่ครบ {gaps} ข้อ",
    ).said(lang)
    return page.paint(said, "red" if failed or gaps else "green", "bold")


def written_trials(results: Mapping[str, tuple[Result, ...]], untried: Mapping[str, Missed]) -> str:
    """Return the outcome as JSON text, keys sorted."""
    value = {
        code: {
            "cases": [
                {
                    "name": one.trial.name,
                    "expected": one.trial.verdict,
                    "found": one.finding.verdict.value,
                    "reasons": sorted(one.found_reasons),
                    "as_expected": one.is_as_expected,
                }
                for one in results.get(code, ())
            ],
            "untried_verdicts": [verdict.value for verdict in untried[code].verdicts],
            "untried_sides": len(untried[code].sides),
        }
        for code in untried
    }
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
