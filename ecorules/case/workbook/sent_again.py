"""What a form says once more of documents that the register has meanwhile.

An office keeps one form for months and sends it again and again, with the files beside it or
without them.  A file that the register has by now, under the name that it got there, is no other
file; and a document that was judged meanwhile was handed in, as the form says.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from ecorules.case.files import file_inside, require_registered
from ecorules.case.model import EvidenceFile, EvidenceState
from ecorules.case.workbook import conflicts as say
from ecorules.case.workbook.layout import EVIDENCE
from ecorules.case.workbook.papers import source_of
from ecorules.documents import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ecorules.case.model import Case, Evidence
    from ecorules.case.workbook.papers import Places
    from ecorules.case.workbook.part import Part, Stated
    from ecorules.diagnostics import Diagnostic

_FILE: Final = "file"
_JUDGED: Final = frozenset({EvidenceState.ACCEPTED, EvidenceState.REJECTED})
_KEPT: Final = frozenset({EvidenceState.ACCEPTED, EvidenceState.SUBMITTED})


def take_as_kept(part: Part, case: Case, places: Places, into: list[Diagnostic]) -> None:
    """Read names of files that the register has as its own, and states that it went beyond."""
    for code, cells in part.cells.get(EVIDENCE.name, {}).items():
        kept = case.register.evidence.get(code)
        stated = cells.get(_FILE)
        if kept is None or stated is None or not stated.text:
            continue
        before = part.before(EVIDENCE.name, code, _FILE)
        if stated.text == before:
            continue
        text = _as_kept(stated.text.split("\n"), before.split("\n"), kept, places)
        cells[_FILE] = stated._replace(text=text)
        if text == _named(kept):
            _go_on(part, code, cells, kept, into)


def _as_kept(names: Sequence[str], before: Sequence[str], kept: Evidence, places: Places) -> str:
    """Return the names of files, each as the register has it; in its order if it has them all."""
    read = [name if name in before else _name(name, kept, places) for name in names]
    named = _named(kept)
    return named if sorted(read) == sorted(named.split("\n")) else "\n".join(read)


def _name(named: str, kept: Evidence, places: Places) -> str:
    """Return the name that a file has in the register, or the one that it has in the form."""
    try:
        sent = source_of(named, places)
    except Unreadable:
        last = PurePosixPath(named.replace("\\", "/")).name
        same = [file.path for file in kept.files if PurePosixPath(file.path or "").name == last]
        return same[0] or named if len(same) == 1 else named
    return next((file.path for file in kept.files if file.path and _is(sent, file)), named)


def _is(sent: Path, file: EvidenceFile) -> bool:
    if file.sha256 is None:
        return False
    try:
        require_registered(sent, file)
    except Unreadable:
        return False
    return True


def _named(kept: Evidence) -> str:
    return "\n".join(file.path or "" for file in kept.files)


def _go_on(
    part: Part,
    code: str,
    cells: dict[str, Stated],
    kept: Evidence,
    into: list[Diagnostic],
) -> None:
    """Leave the state to the register if the form says only that the document was handed in."""
    state = cells.get("state")
    if state is None or state.text != EvidenceState.SUBMITTED.value or kept.state not in _JUDGED:
        return
    if part.before(EVIDENCE.name, code, "state") != state.text:
        cells["state"] = state._replace(text=kept.state.value)
        if state.span is not None:
            into.append(say.went_on(kept.state.value, state.span))


def unkept_remarks(
    before: Case, after: Case, rows: Mapping[str, Mapping[str, Stated]]
) -> list[Diagnostic]:
    """Return where a remark stands that no event of the register can say."""
    told = []
    for code, evidence in sorted(after.register.evidence.items()):
        was = before.register.evidence.get(code)
        stated = rows.get(code, {}).get("because")
        is_new = evidence.because and (was is None or was.because != evidence.because)
        if is_new and evidence.state in _KEPT and stated is not None and stated.span is not None:
            told.append(say.unkept_remark(stated.span))
    return told


def twice_named(parts: Sequence[Part], places: Places) -> list[Diagnostic]:
    """Return the files that lie beside a form while another one of their name is taken."""
    told = []
    for part in parts:
        own = Path(part.shown).parent
        for code, cells in part.cells.get(EVIDENCE.name, {}).items():
            stated = cells.get(_FILE)
            before = part.before(EVIDENCE.name, code, _FILE).split("\n")
            names = [] if stated is None else [*{*stated.text.split("\n")} - {*before}]
            for name in sorted(filter(None, names)):
                other = _another(name, own, places)
                if other is not None and stated is not None and stated.span is not None:
                    told.append(say.files_differ(name, str(own), str(other), stated.span))
    return told


def _another(name: str, own: Path, places: Places) -> Path | None:
    """Return the file that is taken under a name, if the one beside the form is not the same."""
    try:
        beside, taken = file_inside(own, name), source_of(name, places)
        is_same = taken.samefile(beside) or taken.read_bytes() == beside.read_bytes()
    except (Unreadable, OSError):
        return None
    return None if is_same else taken
