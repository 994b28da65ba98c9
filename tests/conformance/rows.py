"""The rows of the conformance tables: what is given, what is asked, what must come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from ecorules.language.interval import Interval
from ecorules.language.subject import Gap, Lack
from ecorules.language.syntax import Condition, Measure
from ecorules.language.trace import Extent, Unresolved
from ecorules.language.truth import Truth
from tests.conformance.encoding import Plain, condition, listed, measure, number, opened, span, text
from tests.world import AUDITED_YEAR, Cell, Cells, Known, Words, World

FOLDER = Path(__file__).parent
TRUTHS = {"true": Truth.TRUE, "false": Truth.FALSE, "unknown": Truth.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence of what the language means, as an area, a question and the answer."""

    topic: str
    name: str
    world: World
    node: Condition | Measure
    expected: Truth | Extent
    open: frozenset[Unresolved] | None


def rows() -> list[Row]:
    """Return all rows of all topics."""
    return [
        row
        for path in sorted(FOLDER.glob("*.yaml"))
        for row in rows_of(path.stem, path.read_text(encoding="utf-8"))
    ]


def rows_of(topic: str, said: str) -> Iterator[Row]:
    """Yield the rows of one file of the tables."""
    # Scalars stay text: no float comes into being, and `no` is a word.
    whole: Plain = yaml.load(said, Loader=yaml.BaseLoader)  # noqa: S506
    with opened(whole) as left:
        words = _words(left.pop("facts", {}), left.pop("targets", {}))
        for plain in listed(left.pop("rows")):
            yield _row(topic, words, plain)


def _words(facts: Plain, targets: Plain) -> Words:
    area, columns = dict[str, Known](), dict[str, Known]()
    with opened(facts) as named:
        while named:
            fact, plain = named.popitem()
            with opened(plain) as left:
                place = columns if left.pop("of", "area") == "factories" else area
                place[fact] = _everything(left)
    with opened(targets) as named:
        return Words(area, columns, {name: span(named.pop(name)) for name in tuple(named)})


def _everything(left: dict[str, Plain]) -> Known:
    match left.pop("type"):
        case "number":
            return span(left.pop("range"))
        case "flag":
            return Truth.UNKNOWN
        case _:
            return frozenset(text(value) for value in listed(left.pop("values")))


def _row(topic: str, words: Words, plain: Plain) -> Row:
    with opened(plain) as left:
        name = text(left.pop("name"))
        world = _world(words, left.pop("given", {}))
        unresolved = _open(left.pop("open")) if "open" in left else None
        if "condition" in left:
            node: Condition | Measure = condition(left.pop("condition"))
            expected: Truth | Extent = TRUTHS[text(left.pop("truth"))]
        else:
            node, expected = measure(left.pop("measure")), _extent(left)
        return Row(topic, name, world, node, expected, unresolved)


def _extent(left: dict[str, Plain]) -> Extent:
    ends, is_defined = left.pop("extent"), left.pop("defined", "true") == "true"
    limits = {text(end) for end in listed(left.pop("but", []))}
    if ends == "nothing":
        return Extent(None, is_defined=False)
    reached = span(ends)
    interval = Interval(reached.low, reached.high, "low" in limits, "high" in limits)
    return Extent(interval, is_defined)


def _world(words: Words, given: Plain) -> World:
    with opened(given) as left:
        is_complete = left.pop("roster_complete", "true" if "roster" in left else "false")
        counts = left.pop("roster_counts", "true")
        return World(
            words,
            {
                _cell(name): _known(words.area[_cell(name)[0]], value)
                for kind in ("numbers", "flags", "choices")
                for name, value in _named(left.pop(kind, {})).items()
            },
            {name: _point(value) for name, value in _named(left.pop("targets", {})).items()},
            {name: _truth(value) for name, value in _named(left.pop("documents", {})).items()},
            {name: _truth(value) for name, value in _named(left.pop("conforms", {})).items()},
            _members(words, left.pop("roster", [])),
            is_complete=is_complete == "true",
            perhaps=counts == "false",
        )


def _named(plain: Plain) -> Mapping[str, Plain]:
    assert isinstance(plain, dict)
    return plain


def _members(words: Words, roster: Plain) -> dict[str, Cells]:
    found: dict[str, Cells] = {}
    for plain in listed(roster):
        with opened(plain) as left:
            times = int(text(left.pop("times", "1")))
            cells = {
                _cell(name): _known(words.columns[_cell(name)[0]], left.pop(name))
                for name in tuple(left)
            }
        found |= {str(len(found) + place + 1): cells for place in range(times)}
    return found


def _cell(name: str) -> Cell:
    fact, _, years_back = name.partition("@-")
    return fact, int(years_back or 0)


def _known(everything: Known, plain: Plain) -> Known:
    if isinstance(everything, Interval):
        return _point(plain)
    values = plain if isinstance(plain, list) else [plain]
    if isinstance(everything, Truth):
        return _truth(plain) if isinstance(plain, str) else Truth.UNKNOWN
    return frozenset(text(value) for value in values)


def _point(plain: Plain) -> Interval:
    return span(plain) if isinstance(plain, list) else Interval.point(number(plain))


def _truth(plain: Plain) -> Truth:
    return TRUTHS[text(plain)]


def _open(plain: Plain) -> frozenset[Unresolved]:
    return frozenset(_unresolved(each) for each in listed(plain))


def _unresolved(plain: Plain) -> Unresolved:
    with opened(plain) as left:
        members = tuple(sorted(text(name) for name in listed(left.pop("of", []))))
        years_back = int(text(left.pop("years_back", "0")))
        lack, item = left.popitem()
        is_of_a_year = Lack(lack) in {Lack.NO_OBSERVATION, Lack.CONFLICTING} and item != "factories"
        year = AUDITED_YEAR - years_back if is_of_a_year else None
        return Unresolved(Gap(Lack(lack), text(item), year), members)
