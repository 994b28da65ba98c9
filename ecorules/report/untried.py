"""What the cases of a requirement leave untried, one sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.diagnostics import Text
from ecorules.language.sentence import sentence
from ecorules.language.truth import Truth
from ecorules.report.wording import VERDICTS, words_of_edition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.audit.trials import Coverage
    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.language.syntax import Condition

TRUTHS_SAID = {
    Truth.TRUE: Text("true", "เป็นจริง"),
    Truth.FALSE: Text("false", "ไม่เป็นจริง"),
    Truth.UNKNOWN: Text("unknown", "ยังไม่ทราบ"),
}

_ROSTERS = {
    True: Text(
        "no case in which a partly unknown roster is settled nevertheless",
        "ยังไม่มีกรณีตัวอย่างที่ทราบข้อมูลในบัญชีโรงงานเพียงบางส่วนแต่ตัดสินได้แล้ว",
    ),
    False: Text(
        "no case in which a partly unknown roster leaves it open",
        "ยังไม่มีกรณีตัวอย่างที่ทราบข้อมูลในบัญชีโรงงานเพียงบางส่วนจึงยังตัดสินไม่ได้",
    ),
}


def untried(edition: Edition, code: str, found: Coverage, lang: Language) -> Iterator[str]:
    """Yield a line for each thing that no case of a requirement shows."""
    for text in (*_verdicts(found), *_conditions(edition, found), *_rosters(found)):
        yield f"{code}: {text.said(lang)}"


def _verdicts(found: Coverage) -> Iterator[Text]:
    for verdict in found.untried_verdicts:
        said = VERDICTS[verdict]
        yield Text(f"no case is {said.en}", f"ยังไม่มีกรณีตัวอย่างที่{said.th}")


def _conditions(edition: Edition, found: Coverage) -> Iterator[Text]:
    for node, truth in found.untried_truths:
        said, side = condition_said(edition, node), TRUTHS_SAID[truth]
        yield Text(
            f"no case in which this is {side.en}: {said.en}",
            f"ยังไม่มีกรณีตัวอย่างที่เงื่อนไขนี้{side.th}: {said.th}",
        )
    for pairing in found.untried_decisions:
        said = condition_said(edition, pairing.condition)
        for truth in pairing.unseen:
            side = TRUTHS_SAID[truth]
            yield Text(
                f"no case in which this alone decides, being {side.en}: {said.en}",
                f"ยังไม่มีกรณีตัวอย่างที่เงื่อนไขนี้ข้อเดียวเป็นตัวตัดสินเมื่อ{side.th}: {said.th}",
            )


def _rosters(found: Coverage) -> Iterator[Text]:
    for settled in found.untried_rosters:
        yield _ROSTERS[settled]


def condition_said(edition: Edition, node: Condition) -> Text:
    """Return a condition of an edition as a sentence."""
    words = words_of_edition(edition)
    return Text(
        sentence(node, edition.vocabulary, words, "en"),
        sentence(node, edition.vocabulary, words, "th"),
    )
