"""What no area has is refused before it fills the memory."""

import pytest

from ecorules.diagnostics import Diagnostic, render
from ecorules.documents import table_of


def _said(text: str) -> str:
    into: list[Diagnostic] = []
    assert table_of(text.encode(), "roster.csv", into) is None
    return render(into, "en", colour=False)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a" + "," * 2000, "the table has more than 2,000 columns"),
        ("a\n" * 200_001, "the table has more than 200,000 rows"),
        ("a" + "," * 99 + "\nb" * 40_000, "the table has more than 4,000,000 cells"),
    ],
)
def test_a_table_that_no_area_has_is_refused_before_it_fills_the_memory(
    text: str, message: str
) -> None:
    """A stray entry far to the right would make every row as long."""
    first, *_, last = _said(text).splitlines()
    assert first == f"roster.csv:1:1: error[too-large]: {message}"
    assert last.startswith("  help: delete what nobody asks for; a stray entry far to the right")
