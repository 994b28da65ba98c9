"""A title or a name stands in one language only, although both keys are filled in.

That a key is left out the schema says already.  Here a Thai title without a Thai letter and
an English one without a Latin letter are found, such as one that was copied into both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ecorules.checks._places import clause_in, files
from ecorules.checks._texts import texts
from ecorules.diagnostics import Diagnostic, Severity, Text

if TYPE_CHECKING:
    from ecorules.edition.draft import Draft

CODE: Final = "missing-title"

_CALLED: Final = frozenset({"title", "name"})
_LETTER: Final = {"th": re.compile("[ก-ฮ]"), "en": re.compile("[A-Za-z]")}


def run(draft: Draft) -> list[Diagnostic]:
    """Return every title whose text in one language has no letter of that language."""
    return [
        Diagnostic(
            CODE,
            _MESSAGES[text.lang],
            file.document.span(text.path),
            clause_in(file),
            _HELPS[text.lang],
            Severity.WARNING,
        )
        for file in files(draft)
        for text in texts(file.document)
        if text.path[-2] in _CALLED and not _LETTER[text.lang].search(text.words)
    ]


_MESSAGES: Final = {
    "th": Text("this title is not in Thai", "ชื่อนี้ยังไม่มีภาษาไทย"),
    "en": Text("this title is not in English", "ชื่อนี้ยังไม่มีภาษาอังกฤษ"),
}
_HELPS: Final = {
    "th": Text("write the official name in Thai", "ใส่ชื่อทางการเป็นภาษาไทย"),
    "en": Text("write what the Thai name says, in English", "ใส่คำแปลของชื่อเป็นภาษาอังกฤษ"),
}
