"""Where something is wrong, and how to say it in two languages.

What an author got wrong is a value, not an exception: problems are collected
while a file is read and are all reported at once, each with its place, the
clause it concerns and what to do.  Every sentence exists in English and Thai,
because the people who write criteria and the people who write this program
rarely share a first language.  Finding problems is left to the layers above.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal, NamedTuple, TypeAlias

from ecorules.diagnostics.places import Span
from ecorules.diagnostics.shown import cells, visible

Language: TypeAlias = Literal["th", "en"]


class Text(NamedTuple):
    """Hold one sentence in both languages."""

    en: str
    th: str

    def said(self, lang: Language) -> str:
        """Return the sentence in the reader's language."""
        return self.th if lang == "th" else self.en


class Severity(Enum):
    """Tell what must be mended from what should be looked at, and from what is only told."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """State one problem: what is wrong, where, under which clause, what to do."""

    code: str
    message: Text
    span: Span | None = None
    clause: Text | None = None
    help: Text | None = None
    severity: Severity = Severity.ERROR


class Invalid(Exception):  # noqa: N818 it says what the input is
    """Carry every problem of an edition or a case to whoever asked for it."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep each problem once, in the order of the files and lines."""
        self.diagnostics: tuple[Diagnostic, ...] = ordered(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        """Return the problems as a person would read them."""
        return render(self.diagnostics, "en", colour=False)


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return each problem once, sorted by place; those without a place come first."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=_reading_order))


def refuse_errors(diagnostics: Iterable[Diagnostic]) -> None:
    """Raise `Invalid` if any of the problems is an error; warnings alone pass."""
    found = tuple(diagnostics)
    if any(each.severity is Severity.ERROR for each in found):
        raise Invalid(found)


def _reading_order(diagnostic: Diagnostic) -> tuple[str, int, int, int, str, str]:
    span = diagnostic.span or Span.whole("")
    sheet = 0 if span.sheet is None else span.sheet.number
    return (span.file, sheet, span.line, span.column, diagnostic.code, diagnostic.message.en)


_LABELS: Final[Mapping[str, Text]] = {
    "error": Text("error", "ข้อผิดพลาด"),
    "warning": Text("warning", "คำเตือน"),
    "note": Text("note", "ข้อสังเกต"),
    "help": Text("help", "คำแนะนำ"),
    "clause": Text("clause", "ข้อ"),
}
_PAINT: Final[Mapping[str, str]] = {
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "note": "\x1b[1;34m",
    "help": "\x1b[1;36m",
    "clause": "\x1b[1;34m",
    "place": "\x1b[1m",
    "margin": "\x1b[2m",
}
_PLAIN: Final = "\x1b[0m"
_LONGEST_LINE: Final = 160
_KEPT_BEFORE_CARET: Final = 80
_NUMBER_WIDTH: Final = 4


def render(diagnostics: Iterable[Diagnostic], lang: Language, *, colour: bool) -> str:
    """Return the problems as text, one block each, with the line and a caret."""
    return "\n".join(
        line
        for diagnostic in ordered(diagnostics)
        for line in _Renderer(lang, colour=colour).lines(diagnostic)
    )


class _Renderer:
    """Say a diagnostic in one language, with or without colour."""

    def __init__(self, lang: Language, *, colour: bool) -> None:
        self._lang = lang
        self._colour = colour

    def lines(self, diagnostic: Diagnostic) -> list[str]:
        span = diagnostic.span
        shown = [self._headline(diagnostic)]
        clause = diagnostic.clause
        if span is not None and span.source:
            shown += self._excerpt(span, diagnostic)
        elif clause is not None:
            shown.append(self._note("clause", clause))
        if diagnostic.help is not None:
            shown.append(self._note("help", diagnostic.help))
        return shown

    def _headline(self, diagnostic: Diagnostic) -> str:
        severity = diagnostic.severity.value
        label = f"{_LABELS[severity].said(self._lang)}[{diagnostic.code}]"
        said = visible(diagnostic.message.said(self._lang))
        headline = f"{self._painted(severity, label)}: {said}"
        if diagnostic.span is None:
            return headline
        place = self._painted("place", visible(diagnostic.span.place) + ":")
        return f"{place} {headline}"

    def _excerpt(self, span: Span, diagnostic: Diagnostic) -> list[str]:
        line, caret = _cut(span)
        number = span.margin.rjust(_NUMBER_WIDTH)
        margin = self._painted("margin", f"{number} |")
        below = self._painted("margin", f"{' ' * len(number)} |")
        carets = self._painted(diagnostic.severity.value, caret.strip(" "))
        indent = caret[: len(caret) - len(caret.lstrip(" "))]
        clause = diagnostic.clause
        said = "" if clause is None else f" {visible(clause.said(self._lang))}"
        return [f"{margin} {line}", f"{below} {indent}{carets}{said}"]

    def _note(self, name: str, text: Text) -> str:
        label = self._painted(name, _LABELS[name].said(self._lang))
        return f"  {label}: {visible(text.said(self._lang))}"

    def _painted(self, paint: str, text: str) -> str:
        return f"{_PAINT[paint]}{text}{_PLAIN}" if self._colour else text


def _cut(span: Span) -> tuple[str, str]:
    """Return the line around the stretch and the caret line to go below it."""
    source = span.source
    # What stands in a cell is meant as a whole.
    first, beyond = (span.column, span.end_column) if span.sheet is None else (1, len(source) + 1)
    start = min(max(first - 1, 0), len(source))
    end = min(max(beyond - 1, start), len(source))
    left, right = 0, len(source)
    if right > _LONGEST_LINE:
        left = max(0, min(start - _KEPT_BEFORE_CARET, right - _LONGEST_LINE))
        while left < start and not cells(source[left]):
            left += 1  # a mark without the letter that carries it would shift the carets
        right = min(right, left + _LONGEST_LINE)
    before = ("…" if left else "") + visible(source[left:start])
    meant = visible(source[start : min(end, right)])
    after = visible(source[min(end, right) : right]) + ("…" if right < len(source) else "")
    caret = " " * cells(before) + "^" * max(1, cells(meant))
    return (before + meant + after).rstrip(), caret
