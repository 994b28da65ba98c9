"""The vocabulary: what may be named."""

from ecorules.diagnostics import Text
from ecorules.language.vocabulary import Better, Fact, FlagKind, Vocabulary


def flag(name: str, roster: str | None) -> Fact:
    """Return a yes-or-no fact."""
    return Fact(name, Text(name, name), FlagKind(), roster, Better.HIGHER, "diw")


def test_the_columns_of_a_roster_are_its_own_facts_by_name() -> None:
    """A form for a roster has the same columns in the same order on any machine."""
    facts = [
        flag("large", "factories"),
        flag("trained", None),
        flag("certified", "factories"),
        flag("school", "schools"),
    ]
    words = Vocabulary({fact.name: fact for fact in facts}, {}, {})
    assert [fact.name for fact in words.columns("factories")] == ["certified", "large"]
    assert words.columns("hospitals") == ()


def test_a_fact_is_found_by_its_name_in_a_set() -> None:
    """Names are unique, so a fact with its labels and ranges can be a key."""
    assert {flag("large", None), flag("large", None)} == {flag("large", None)}
    assert len({flag("large", None), flag("small", None)}) == 2
