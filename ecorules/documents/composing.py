"""YAML made into plain values with a place for each.

The parser's events are put together here, one after the other and without
recursion, so that nothing an author writes can exhaust the program: depth,
aliases and the number of values are bounded while the text is read.  Every
scalar stays text: `no`, `1.10` and `2022-03-31` mean what they say and nothing
else.  Tags, merge keys and repeated keys are refused.
"""

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

import yaml

from ecorules.diagnostics import Diagnostic, Span, Text
from ecorules.documents import yaml_messages as say
from ecorules.documents.sources import EMPTY, Source

Value: TypeAlias = str | list["Value"] | dict[str, "Value"]


class Marks(NamedTuple):
    """Hold where a value begins and ends, counted from 0 as the parser does."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(slots=True)
class Branch:
    """Hold the places of a list or a mapping and of all that is in it."""

    marks: Marks
    children: "dict[str | int, Place]" = field(default_factory=dict)
    keys: dict[str, Marks] = field(default_factory=dict)


Place: TypeAlias = Marks | Branch

_NOWHERE: Final = Marks(0, 0, 0, 0)

DEEPEST: Final = 60
MOST_VALUES: Final = 250_000
MOST_ALIASES: Final = 100
MOST_REPEATED_VALUES: Final = 100_000

# A figure with a comma for thousands, cut at the comma.
_START: Final = re.compile(r"^\d{1,3}(,\d{3})*$")
_REST: Final = re.compile(r"\d{3}(?!\d)")
_NOTHING: Final = frozenset({"~", "null", "Null", "NULL"})
# The parser in C is some twenty times faster; where it was not built, the other one will do.
_PARSER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def composed(source: Source, into: list[Diagnostic]) -> tuple[Value, Place] | None:
    """Return the one value of a YAML text and its places, reporting all that is wrong.

    What can be passed over, such as a repeated key, does not keep the rest from
    being read.
    """
    try:
        return _Composer(source, into).composed()
    except yaml.MarkedYAMLError as error:
        into.append(say.syntax_error(source, error))
    except _Abandoned as abandoned:
        into.append(abandoned.diagnostic)
    return None


class _Abandoned(Exception):  # noqa: N818 it says what became of the text
    """Stop reading: the rest of the text cannot be trusted or is too much."""

    def __init__(self, code: str, message: Text, span: Span, remedy: Text | None = None) -> None:
        super().__init__(message.en)
        self.diagnostic = Diagnostic(code, message, span, help=remedy)


class _Made(NamedTuple):
    """A finished value: how many values it stands for and how deep it goes."""

    value: Value
    place: Place
    size: int
    depth: int


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read yet."""

    value: list[Value] | dict[str, Value]
    branch: Branch
    anchor: str | None
    size: int = 1
    depth: int = 0
    awaits_value: bool = False
    key: str | None = None
    before: str | None = None


class _Composer:
    def __init__(self, source: Source, into: list[Diagnostic]) -> None:
        self._source = source
        self._into = into
        self._root: list[Value] = []
        self._open = [_Open(self._root, Branch(_NOWHERE), None)]
        self._anchors: dict[str, _Made | None] = {}
        self._written = 0
        self._aliases = 0
        self._repeated = 0

    def composed(self) -> tuple[Value, Place] | None:
        for event in yaml.parse(self._source.text, Loader=_PARSER):
            self._take(event)
        if not self._root or self._root[0] == "":
            self._report("empty-file", EMPTY, Span.whole(self._source.shown))
            return None
        return self._root[0], self._open[0].branch.children[0]

    def _take(self, event: yaml.Event) -> None:
        match event:
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.MappingStartEvent():
                self._start({}, event)
            case yaml.SequenceStartEvent():
                self._start([], event)
            case yaml.CollectionEndEvent():
                self._end(event)
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.DocumentStartEvent() if self._root:
                span = self._span(event)
                raise _Abandoned("several-documents", say.SECOND_DOCUMENT, span, say.ONE_EACH)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._examine(event)
        text: str = event.value
        if text in _NOTHING and event.implicit[0]:
            text = ""
        marks = _marks(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Made(text, marks, 1, 0)
        self._add(text, marks, 1, 0)

    def _start(
        self,
        value: list[Value] | dict[str, Value],
        event: yaml.CollectionStartEvent,
    ) -> None:
        self._examine(event)
        if len(self._open) > DEEPEST:
            raise self._too_deep(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        self._open.append(_Open(value, Branch(_marks(event)), event.anchor))

    def _end(self, event: yaml.CollectionEndEvent) -> None:
        done = self._open.pop()
        started, ended = done.branch.marks, _marks(event)
        done.branch.marks = Marks(started.line, started.column, ended.end_line, ended.end_column)
        made = _Made(done.value, done.branch, done.size, done.depth + 1)
        if done.anchor is not None:
            self._anchors[done.anchor] = made
        self._add(*made)

    def _alias(self, event: yaml.AliasEvent) -> None:
        name = event.anchor or ""
        meant = self._anchors.get(name)
        if meant is None:
            raise _Abandoned("bad-alias", say.no_anchor(name), self._span(event))
        self._aliases += 1
        self._repeated += meant.size
        if self._aliases > MOST_ALIASES or self._repeated > MOST_REPEATED_VALUES:
            raise _Abandoned(
                "too-many-aliases", say.TOO_MANY_ALIASES, self._span(event), say.WRITE_OUT
            )
        if len(self._open) - 1 + meant.depth > DEEPEST:
            raise self._too_deep(event)
        place = meant.place if isinstance(meant.place, Branch) else _marks(event)
        self._add(meant.value, place, meant.size, meant.depth)

    def _add(self, value: Value, place: Place, size: int, depth: int) -> None:
        """Put a finished value into the list or mapping around it: `_Made`, taken apart."""
        around = self._open[-1]
        around.size += size
        around.depth = max(around.depth, depth)
        inside = around.value
        if isinstance(inside, list):
            around.branch.children[len(inside)] = place
            inside.append(value)
        elif not around.awaits_value:
            around.awaits_value = True
            around.key = self._key(around, value, place)
        else:
            around.awaits_value = False
            around.before = around.key or around.before
            if around.key is not None:
                around.branch.children[around.key] = place
                inside[around.key] = value

    def _key(self, around: _Open, key: Value, place: Place) -> str | None:
        """Return a key that may stand, or report it so that its value is passed over."""
        if isinstance(place, Branch) or not isinstance(key, str) or not key:
            marks = place.marks if isinstance(place, Branch) else place
            self._report("key-not-text", say.KEY_IS_TEXT, self._span_of(marks), say.NAME_THE_KEY)
            return None
        if self._is_rest_of_a_figure(around, key, place):
            return None
        if key == "<<":
            self._report("merge-key", say.NO_MERGING, self._span_of(place), say.WRITE_OUT)
            return None
        first = around.branch.keys.get(key)
        if first is not None:
            message = say.written_twice(key, first.line + 1, place.line + 1)
            self._report("duplicate-key", message, self._span_of(place), say.ONE_OF_TWO)
            return None
        around.branch.keys[key] = place
        return key

    def _is_rest_of_a_figure(self, around: _Open, key: str, place: Marks) -> bool:
        """Report `{value: 42,000 rai}`: the comma made a key of what belongs to the value."""
        if around.before is None or not isinstance(around.value, dict):
            return False
        value, begun = around.value[around.before], around.branch.children[around.before]
        if isinstance(begun, Branch) or not isinstance(value, str):
            return False
        is_next = (place.line, place.column) == (begun.end_line, begun.end_column + 1)
        if not (is_next and _REST.match(key) and _START.search(value)):
            return False
        # The figure is put together again, so that nothing is said of half of it.
        whole, marks = f"{value},{key}", Marks(*begun[:2], *place[2:])
        around.value[around.before], around.branch.children[around.before] = whole, marks
        told, span = self._into[-1:], self._span_of(begun)
        if [(one.code, one.span) for one in told] == [("cut-figure", span)]:
            self._into.pop()  # a figure of millions is told once, and whole
        remedy = say.in_quotes(whole)
        self._report("cut-figure", say.cut_in_two(whole), self._span_of(marks), remedy)
        return True

    def _examine(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Count a value and refuse its tag."""
        self._written += 1
        if self._written > MOST_VALUES:
            raise _Abandoned(
                "too-large", say.too_many_values(MOST_VALUES), self._span(event), say.SPLIT
            )
        if event.tag is not None:
            self._report("tag", say.no_tag(event.tag), self._span(event), say.WITHOUT_TAG)

    def _too_deep(self, event: yaml.Event) -> _Abandoned:
        return _Abandoned("too-deep", say.too_deep(DEEPEST), self._span(event))

    def _report(self, code: str, message: Text, span: Span, remedy: Text | None = None) -> None:
        self._into.append(Diagnostic(code, message, span, help=remedy))

    def _span(self, event: yaml.Event) -> Span:
        return self._span_of(_marks(event))

    def _span_of(self, marks: Marks) -> Span:
        return span_of(self._source, marks)


def span_of(source: Source, marks: Marks) -> Span:
    """Return the span of a value; of one over several lines, its first line."""
    one_line = marks.end_line == marks.line
    return source.span(
        marks.line + 1,
        marks.column + 1,
        marks.end_column + 1 if one_line else None,
    )


def _marks(event: yaml.Event) -> Marks:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:  # the parser always says where it is
        return _NOWHERE
    return Marks(start.line, start.column, end.line, end.column)
