"""What people type into the cells of a plan: months, states, and texts that are the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text, nearest, quoted
from ecorules.documents import Unreadable, plain
from ecorules.path.plan.layout import STATES

if TYPE_CHECKING:
    from ecorules.path.plan.model import Said

_LONGEST: Final = 240
_MONTHS: Final = re.compile(r"([0-9]{1,4})(?:\.0+)?(?: ?(?:เดือน|months?))?", re.IGNORECASE)


def spelt(text: str) -> str:
    """Return a text as two are compared: blanks at the ends and kinds of line ends are nothing."""
    return "\n".join(line.strip() for line in text.strip().splitlines())


def months(text: str) -> int:
    """Return a number of months as it was typed; raise `Unreadable`."""
    found = _MONTHS.fullmatch(plain(text))
    number = 0 if found is None else int(found[1])
    if not 1 <= number <= _LONGEST:
        said = quoted(text)
        message = Text(f"{said} is not a number of months", f"{said} ไม่ใช่จำนวนเดือน")
        remedy = Text("write a whole number from 1 on", "เขียนจำนวนเต็มตั้งแต่ 1 ขึ้นไป")
        raise Unreadable("not-months", message, remedy)
    return number


def state(text: str) -> Said:
    """Return a state as it was typed in either language; raise `Unreadable`."""
    words = {
        word.casefold(): said for said, names in STATES.items() for word in (*names, said.value)
    }
    typed = plain(text).casefold()
    if typed in words:
        return words[typed]
    said, close = quoted(text), nearest(typed, words)
    message = Text(f"{said} is no state of an activity", f"{said} ไม่ใช่สถานะของกิจกรรม")
    known = Text(
        "write " + ", ".join(f"`{names.en}`" for names in STATES.values()),
        "เขียน " + ", ".join(f"`{names.th}`" for names in STATES.values()),
    )
    meant = Text(f"did you mean `{close}`?", f"หมายถึง `{close}` หรือไม่")
    raise Unreadable("unknown-state", message, known if close is None else meant)
