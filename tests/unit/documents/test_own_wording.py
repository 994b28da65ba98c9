"""A schema may speak for itself, and complaints of other kinds are put in our words."""

import pytest
from pydantic import field_validator, model_validator

from ecorules.diagnostics import Text
from ecorules.documents import Unreadable, refused, wording
from tests.unit.documents.schema_forms import Strict, problems, said


class Period(Strict):
    """A schema with checks of its own."""

    since: str
    until: str

    @field_validator("since")
    @classmethod
    def _is_known(cls, text: str) -> str:
        if text == "?":
            raise refused("unknown-day", "unknown", "ไม่ทราบ", "look it up", "ค้นดู")
        return text

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "Period":
        if self.until < self.since:
            raise Unreadable("backwards", Text("ends first", "จบก่อนเริ่ม"), at=("until",))
        return self


def test_a_schema_speaks_both_languages_itself() -> None:
    """What a validator raises is said as it is, at the part that it means."""
    found = [*problems("since: '?'\nuntil: b", Period), *problems("since: b\nuntil: a", Period)]
    assert [said(each) for each in found] == [
        ("unknown-day", "'?'", "unknown"),
        ("backwards", "a", "ends first"),
    ]
    assert [each.message.th for each in found] == ["ไม่ทราบ", "จบก่อนเริ่ม"]
    assert [each.help for each in found] == [Text("look it up", "ค้นดู"), None]


def test_a_remedy_is_said_in_both_languages_or_not_at_all() -> None:
    """Half a help would leave one reader without."""
    assert refused("x", "a", "ก").help is None
    assert refused("x", "a", "ก", "b").help is None


@pytest.mark.parametrize(
    ("kind", "context", "expected"),
    [
        ("x-y", {"en": "said", "th": "พูด"}, ("x-y", "said", "พูด")),
        ("odd", {}, ("invalid-value", "this value is not accepted", "ไม่รับค่านี้")),
        ("odd", {"en": 5, "th": "x"}, ("invalid-value", "this value is not accepted", "ไม่รับค่านี้")),
        (
            "less_than_equal",
            {"le": 5},
            ("out-of-range", "`…` is too large; it has to be at most 5", "`…` มากเกินไป ต้องไม่เกิน 5"),
        ),
    ],
)
def test_any_other_complaint_is_put_in_words(
    kind: str,
    context: dict[str, object],
    expected: tuple[str, str, str],
) -> None:
    """A complaint that nobody foresaw does not show its inner name."""
    found = wording.complaint(kind, context, ["x"])
    assert (found.code, *found.message) == expected
