"""The agency that is meant on a command line: by its id, or by its name in either language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.cli.outcome import WrongUsage
from ecorules.diagnostics import Text, nearest, quoted
from ecorules.documents import plain
from ecorules.documents.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping


def owner_meant(typed: str, owners: Mapping[str, Text], agencies: Mapping[str, Text]) -> str:
    """Return the owner that is meant, or raise `WrongUsage` with the one that probably was.

    `agencies` are what owners are called in an area, if there is one.
    """
    word = plain(typed).casefold()
    meant = {owner.casefold(): owner for owner in owners}
    for owner, name in (*owners.items(), *agencies.items()):
        for said in name:
            meant.setdefault(plain(said).casefold(), owner)
    if word in meant:
        return meant[word]
    message = Text(f"no agency is called {quoted(typed)}", f"ไม่มีหน่วยงานชื่อ {quoted(typed)}")
    close = nearest(word, meant)
    if close is None:
        raise WrongUsage(message, did_you_mean(typed, owners))
    raise WrongUsage(message, did_you_mean(meant[close], owners))
