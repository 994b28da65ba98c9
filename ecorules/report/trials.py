"""The outcome of a requirement's own cases: what differs first, then a table of all."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from ecorules.audit.finding import Verdict
from ecorules.audit.trials import TRUTHS
from ecorules.diagnostics import Text
from ecorules.report.layout import columns
from ecorules.report.untried import TRUTHS_SAID, condition_said, untried
from ecorules.report.wording import SIGNS, VERDICTS, counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from ecorules.audit.trials import Coverage, Result, Tried
    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.language.syntax import Condition
    from ecorules.language.truth import Truth
    from ecorules.report.layout import Page

    Results: TypeAlias = Mapping[str, tuple[Result, ...]]

FORMAT = "ecorules.trials/1"

Json: TypeAlias = bool | int | str | list["Json"] | dict[str, "Json"] | None


def trials_page(
    edition: Edition,
    results: Results,
    covered: Mapping[str, Coverage],
    page: Page,
    lang: Language,
) -> str:
    """Return the page: differences, what no case shows, and a row for each requirement."""
    lines = [
        *(line for found in results.values() for one in found for line in _differing(one, lang)),
        *(line for code, one in covered.items() for line in untried(edition, code, one, lang)),
        *_table(results, covered, lang),
        "",
        *_total(results, covered, page, lang),
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


def _table(results: Results, covered: Mapping[str, Coverage], lang: Language) -> list[str]:
    head = [Text("requirement", "ข้อกำหนด"), Text("cases", "กรณี"), Text("conditions", "เงื่อนไข")]
    code, cases, conditions = (text.said(lang) for text in head)
    truths = [TRUTHS_SAID[truth].said(lang) for truth in TRUTHS]
    rows = [[code, cases, *SIGNS.values(), conditions, *truths, "MC/DC", ""]]
    for code, coverage in covered.items():
        found = results.get(code, ())
        count = Counter(one.finding.verdict for one in found)
        whole = all(one.is_as_expected for one in found) and coverage.is_full
        verdicts = [str(count[verdict]) for verdict in Verdict]
        tried = [_of(coverage.truths[truth]) for truth in TRUTHS]
        mark = "" if whole else "!"
        row = [code, str(len(found)), *verdicts, str(coverage.nodes), *tried]
        rows.append([*row, _of(coverage.decisions), mark])
    return columns(rows, right=frozenset(range(1, 11)))


def _of(tried: Tried) -> str:
    return f"{tried.seen}/{tried.wanted}"


def _total(
    results: Results, covered: Mapping[str, Coverage], page: Page, lang: Language
) -> Iterator[str]:
    every = [one for found in results.values() for one in found]
    failed = sum(not one.is_as_expected for one in every)
    gaps = sum(not one.is_full for one in covered.values())
    said = Text(
        f"{counted(len(every), 'case')}, {failed} not as expected; "
        f"{counted(gaps, 'requirement')} not fully tried",
        f"กรณีตัวอย่าง {len(every)} กรณี ไม่เป็นไปตามที่คาด {failed} กรณี ข้อกำหนดที่ยังทดสอบไม่ครบ {gaps} ข้อ",
    ).said(lang)
    yield page.paint(said, "red" if failed or gaps else "green", "bold")


def written_trials(edition: Edition, results: Results, covered: Mapping[str, Coverage]) -> str:
    """Return the outcome as JSON text, keys sorted."""
    requirements: Json = {
        code: {
            "cases": [_case(one) for one in results.get(code, ())],
            "conditions": found.nodes,
            "truths": {truth.value: _tried(found.truths[truth]) for truth in TRUTHS},
            "decisions": _tried(found.decisions),
            "untried": _untried(edition, found),
        }
        for code, found in covered.items()
    }
    value: Json = {"format": FORMAT, "edition": edition.id, "requirements": requirements}
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _case(one: Result) -> Json:
    return {
        "name": one.trial.name,
        "expected": one.trial.verdict,
        "found": one.finding.verdict.value,
        "reasons": [*sorted(one.found_reasons)],
        "as_expected": one.is_as_expected,
    }


def _tried(tried: Tried) -> Json:
    return {"seen": tried.seen, "wanted": tried.wanted}


def _untried(edition: Edition, found: Coverage) -> Json:
    """Return what no case shows; a condition is named by its sentence, in both languages."""
    decisions = [(one.condition, truth) for one in found.untried_decisions for truth in one.unseen]
    return {
        "verdicts": [verdict.value for verdict in found.untried_verdicts],
        "truths": [_side(edition, node, truth) for node, truth in found.untried_truths],
        "decisions": [_side(edition, node, truth) for node, truth in decisions],
        "partly_unknown_rosters": ["settled" if one else "open" for one in found.untried_rosters],
    }


def _side(edition: Edition, node: Condition, truth: Truth) -> Json:
    said = condition_said(edition, node)
    return {"condition": {"en": said.en, "th": said.th}, "truth": truth.value}
