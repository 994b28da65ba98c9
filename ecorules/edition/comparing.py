"""What one comparison asks, and what is said when it asks nothing or too much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.diagnostics import Text
from ecorules.edition.schema.conditions import FactForm
from ecorules.language.syntax import AllOf, Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecorules.edition.page import Path
    from ecorules.edition.schema.conditions import Compared
    from ecorules.edition.scope import Scope

_BOUNDED = (*(relation.value for relation in Relation), "between")


def asked_of(form: Compared) -> list[str]:
    """Return the keys by which a form compares: one of them, or an author's slip."""
    asked = [key for key in _BOUNDED if getattr(form, key) is not None]
    if isinstance(form, FactForm):
        asked += [] if form.is_ is None else ["is"]
        asked += [] if form.is_one_of is None else ["is_one_of"]
    return asked


def unclear(asked: Sequence[str], path: Path, scope: Scope) -> AllOf:
    """Report a comparison that asks for nothing or for two things, and stand in for it."""
    said = [f"`{key}`" for key in asked]
    message = _NOTHING_ASKED
    if said:
        message = Text(
            f"{' and '.join(said)} stand in one comparison",
            f"มีทั้ง {' และ '.join(said)} ในการเปรียบเทียบเดียวกัน",
        )
    scope.page.report("unclear-comparison", message, path, _HOW_TO_COMPARE)
    return AllOf((), span=scope.span(path))


_NOTHING_ASKED = Text(
    "it is not said what the measure is compared with",
    "ไม่ได้ระบุว่าให้นำค่านี้ไปเทียบกับอะไร",
)
_HOW_TO_COMPARE = Text(
    "write one of `at_least`, `at_most`, `more_than`, `less_than`, `equals` and `between`;"
    " join several conditions with `all_of`",
    "เลือกเขียน `at_least`, `at_most`, `more_than`, `less_than`, `equals` หรือ `between` เพียงอย่างเดียว"
    " หากมีหลายเงื่อนไขให้รวมด้วย `all_of`",
)
