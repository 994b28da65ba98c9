"""A YAML file as plain values that still know where they were written.

Values are dictionaries, lists and text.  A place is asked for by the path to a
value, and only when something has to be said about it.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from ecorules.diagnostics import Diagnostic, Span
from ecorules.documents.composing import Branch, Place, Value, composed, span_of
from ecorules.documents.sources import MEGABYTE, Source, decoded, read_source

Steps: TypeAlias = Sequence[str | int]

LARGEST_DOCUMENT: Final = 4 * MEGABYTE


class Document(ABC):
    """Hold what a file says, and where."""

    def __init__(self, root: Value, shown: str) -> None:
        """Keep the value, and the name of the file as its reader knows it."""
        self.root: Final = root
        self.shown: Final = shown

    def value(self, path: Steps = ()) -> Value | None:
        """Return the value at a path, or nothing if the path leads nowhere."""
        found: Value = self.root
        for step in path:
            match found:
                case dict() if step in found:
                    found = found[str(step)]
                case list() if isinstance(step, int) and step < len(found):
                    found = found[step]
                case _:
                    return None
        return found

    @abstractmethod
    def span(self, path: Steps = ()) -> Span:
        """Return the place of a value, or of the last value on the way to it."""

    @abstractmethod
    def key_span(self, path: Steps) -> Span:
        """Return the place of the key that leads to a value.

        An entry of a list has no key, and a missing key no place: then it is
        the place of the value, or of the last value on the way to it.
        """

    def keys(self, path: Steps = ()) -> tuple[str, ...]:
        """Return the keys of a mapping in the order in which they are written."""
        found = self.value(path)
        return tuple(found) if isinstance(found, dict) else ()


class Composed(Document):
    """A YAML file: places are looked for in its text."""

    def __init__(self, root: Value, source: Source, place: Place) -> None:
        """Keep the value with the text it was read from, and the place of each part in it."""
        super().__init__(root, source.shown)
        self._source = source
        self._place = place

    def span(self, path: Steps = ()) -> Span:
        """Return where a value stands in the text, or what is nearest around it."""
        place = self._places(path)[-1]
        return span_of(self._source, place.marks if isinstance(place, Branch) else place)

    def key_span(self, path: Steps) -> Span:
        """Return where the key of a value stands in the text."""
        *before, last = path
        places = self._places(before)
        around = places[-1]
        if len(places) == len(path) and isinstance(around, Branch) and last in around.keys:
            return span_of(self._source, around.keys[str(last)])
        return self.span(path)

    def _places(self, path: Steps) -> list[Place]:
        """Return the places from the root along the path, as far as it exists."""
        places = [self._place]
        for step in path:
            around = places[-1]
            if not isinstance(around, Branch) or step not in around.children:
                break
            places.append(around.children[step])
        return places


class Assembled(Document):
    """A document put together of cells: the places of its values are told one by one."""

    def __init__(
        self, root: Value, whole: Span, places: Mapping[tuple[str | int, ...], Span]
    ) -> None:
        """Keep the place of each value that has one, and one for the whole."""
        super().__init__(root, whole.file)
        self._whole = whole
        self._places = places

    def span(self, path: Steps = ()) -> Span:
        """Return the place of a value, or of the last value on the way to it that has one."""
        for end in range(len(path), 0, -1):
            found = self._places.get(tuple(path[:end]))
            if found is not None:
                return found
        return self._whole

    def key_span(self, path: Steps) -> Span:
        """Return the place of the value: in a table a key is a row or the header of a column."""
        return self.span(path)


def read_document(
    path: Path,
    shown: str,
    into: list[Diagnostic],
    limit: int = LARGEST_DOCUMENT,
) -> Document | None:
    """Return the document in a YAML file, or nothing if it cannot be read at all.

    Whatever is wrong is reported.  A document with a repeated key or a tag is
    still returned, so that the rest of it can be examined too.
    """
    return _document(read_source(path, shown, limit, into), into)


def document_of(content: bytes, shown: str, into: list[Diagnostic]) -> Document | None:
    """Return the document in the bytes of a YAML file, as `read_document` does."""
    return _document(decoded(content, shown, into), into)


def _document(source: Source | None, into: list[Diagnostic]) -> Document | None:
    made = None if source is None else composed(source, into)
    if source is None or made is None:
        return None
    return Composed(made[0], source, made[1])
