"""Targets with several dated values: which of them the cases were judged by, which the examples."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Language, Text
from ecorules.language.amount import amount
from ecorules.report.compare.words import cases_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.edition.model import Edition, Target, TargetPeriod
    from ecorules.revision.comparison import Comparison
    from ecorules.revision.proof.model import ComparedEditions

_LANGUAGES: Final[tuple[Language, ...]] = ("en", "th")


def replayed_values(found: Comparison) -> Iterator[Text]:
    """Yield by which of several dated values how many cases were judged, target by target."""
    for edition, target in _several(found.old, found.new):
        days = (target.on(one.case.on) for one in found.cases)
        counts = Counter(period for period in days if period is not None)
        parts = [(_said(target, each), cases_said(counts[each])) for each in counts]
        if not parts:
            continue
        en = ", ".join(f"{value.en} ({cases.en})" for value, cases in parts)
        th = " ".join(f"{value.th} ({cases.th})" for value, cases in parts)
        yield Text(
            f"`{edition.id}` gives {target.name} several dated values; the replay takes the one of "
            f"each case's own day: {en}.",
            f"`{edition.id}` กำหนดค่าเป้าหมาย {target.name} ไว้หลายค่าตามช่วงเวลา "
            f"การตรวจซ้ำใช้ค่าที่มีผลในวันที่ตรวจของแต่ละกรณี คือ {th}",
        )


def proven_values(found: ComparedEditions) -> Iterator[Text]:
    """Yield which of several dated values a proof and its examples take, target by target."""
    for edition, target in _several(found.old, found.new):
        period = target.on(found.on)
        if period is not None:
            value = _said(target, period)
            yield Text(
                f"`{edition.id}` gives {target.name} several dated values; what is proven, and "
                f"every example area, takes {value.en}.",
                f"`{edition.id}` กำหนดค่าเป้าหมาย {target.name} ไว้หลายค่าตามช่วงเวลา "
                f"การพิสูจน์และพื้นที่ตัวอย่างใช้{'' if value.th.startswith('ร') else ' '}{value.th}",
            )


def _several(old: Edition, new: Edition) -> Iterator[tuple[Edition, Target]]:
    """Yield every target with several dated values, those of the old edition first."""
    for edition in (old, new):
        for target in edition.targets.values():
            if len(target.periods) > 1:
                yield edition, target


def _said(target: Target, period: TargetPeriod) -> Text:
    return Text(*(amount(period.value, target.unit, lang) for lang in _LANGUAGES))
