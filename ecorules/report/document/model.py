"""What a report says: sections of paragraphs, tables, lists and the picture of the ladder.

Values without any layout, each text in both languages.  A writer may set them as it likes and
leave nothing out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from ecorules.diagnostics import Language, Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

LANGUAGES: Final[tuple[Language, Language]] = ("en", "th")
NOTHING: Final = Text("-", "-")


class Tone(Enum):
    """Say how a text is meant; a colour only repeats what its words say."""

    PLAIN = "plain"
    SOFT = "soft"
    STRONG = "strong"
    GOOD = "good"
    BAD = "bad"
    OPEN = "open"


class Cell(NamedTuple):
    """One cell of a table: its paragraphs; `number` where it holds nothing but a number."""

    texts: tuple[Text, ...]
    tone: Tone = Tone.PLAIN
    number: int | None = None


class Column(NamedTuple):
    """One column: what stands above it, how wide it is beside the others, and what it holds.

    `is_below` says that on narrow paper it may stand below the others of its row.
    """

    head: Text
    width: float = 1
    is_number: bool = False
    is_below: bool = False


class Group(NamedTuple):
    """What all rows of a table have in common, such as their level: what it is and which."""

    head: Text
    value: Text


class Paragraph(NamedTuple):
    """One paragraph."""

    text: Text
    tone: Tone = Tone.PLAIN


class Heading(NamedTuple):
    """A heading within a section."""

    text: Text


class Table(NamedTuple):
    """A table with its caption; every row has a cell for each column.

    Tables of one section with the same columns are one table where there is room for it, and
    then `group` tells their rows apart.
    """

    caption: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    group: Group | None = None


class Step(NamedTuple):
    """One level on the ladder, with its state in words and whether it is the one aimed at."""

    number: int
    name: Text
    state: Text
    tone: Tone
    is_aim: bool


class Ladder(NamedTuple):
    """The picture of the levels, from the lowest up; `said` tells all that it shows."""

    said: Text
    steps: tuple[Step, ...]


class Line(NamedTuple):
    """One line of a reasoning: how deep it stands, its sign, and what it says."""

    depth: int
    sign: str
    text: Text
    tone: Tone = Tone.PLAIN


class Lines(NamedTuple):
    """A reasoning, each line made so by those that stand deeper below it."""

    lines: tuple[Line, ...]


class Signature(NamedTuple):
    """Room for somebody to sign, in what capacity, and the name where it is known."""

    role: Text
    name: Text | None = None


class Signatures(NamedTuple):
    """Room for all who sign."""

    places: tuple[Signature, ...]


Block: TypeAlias = Paragraph | Heading | Table | Ladder | Lines | Signatures


class Section(NamedTuple):
    """One part of a report; `key` names it for templates and readers of JSON."""

    key: str
    title: Text
    blocks: tuple[Block, ...]


class Attachment(NamedTuple):
    """A file that travels within another one."""

    name: str
    content: bytes
    media_type: str
    about: Text


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report: its title, what warns of it on every page, its sections and its day.

    `key` says what kind of report it is and of what.
    """

    key: str
    title: Text
    subtitle: Text
    warnings: tuple[Text, ...]
    on: date
    sections: tuple[Section, ...]
    attachments: tuple[Attachment, ...] = ()


def both(say: Callable[[Language], str]) -> Text:
    """Return what is said in each language.

    >>> both(lambda lang: lang.upper())
    Text(en='EN', th='TH')
    """
    return Text(say("en"), say("th"))


def same(text: str) -> Text:
    """Return a name, a code or a figure that is the same in both languages."""
    return Text(text, text)


def cell(text: Text | str, tone: Tone = Tone.PLAIN) -> Cell:
    """Return a cell of one paragraph."""
    return Cell((same(text) if isinstance(text, str) else text,), tone)


def number_cell(number: int, tone: Tone = Tone.PLAIN) -> Cell:
    """Return a cell that holds a number."""
    return Cell((same(f"{number:,}"),), tone, number)


def tables(document: Document) -> tuple[tuple[Section, Table], ...]:
    """Return every table of a report with its section, in reading order."""
    return tuple(
        (section, block)
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Table)
    )


def ladder_text(step: Step) -> Text:
    """Return what stands on one level of the picture."""
    aim = Text(" ◂ aimed at", " ◂ เป้าหมาย") if step.is_aim else Text("", "")
    return Text(
        f"{step.number} {step.name.en}: {step.state.en}{aim.en}",
        f"{step.number} {step.name.th}: {step.state.th}{aim.th}",
    )


def signature_lines(place: Signature) -> tuple[Text, ...]:
    """Return the lines on which somebody signs, as Thai offices print them."""
    name = place.name or same(f"{_DOTS}{_DOTS[:8]}")
    return (
        Text(f"Signed {_DOTS}", f"(ลงชื่อ) {_DOTS}"),
        Text(f"({name.en})", f"({name.th})"),
        place.role,
        Text(f"Date {_DOTS}", f"วันที่ {_DOTS}"),
    )


CONTENTS: Final = Text("Contents", "สารบัญ")
_DOTS: Final = "." * 36
