"""Two documents as one: what the upper one says stands over what the lower one does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.documents.document import Document

if TYPE_CHECKING:
    from ecorules.diagnostics import Span
    from ecorules.documents.composing import Value
    from ecorules.documents.document import Steps


class Overlaid(Document):
    """Hold what two files say together, and tell the place of each part in its own file.

    How they are put together is for whoever knows what they say: `root` is the result, and
    whatever both have is the upper one's.
    """

    def __init__(self, root: Value, above: Document, below: Document) -> None:
        """Keep the value, and the documents that it was made of."""
        super().__init__(root, above.shown)
        self._above = above
        self._below = below

    def span(self, path: Steps = ()) -> Span:
        """Return the place of a value in the file that it comes from."""
        return self._whose(path).span(path)

    def key_span(self, path: Steps) -> Span:
        """Return the place of a key in the file that its value comes from."""
        return self._whose(path).key_span(path)

    def _whose(self, path: Steps) -> Document:
        if self._above.value(path) is None and self._below.value(path) is not None:
            return self._below
        # What neither has is missing from the upper one, unless it says nothing around it.
        begins = self._above.value(path[:1]) is not None or self._below.value(path[:1]) is None
        return self._above if begins else self._below
