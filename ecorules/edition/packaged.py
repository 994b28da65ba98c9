"""The editions that come with the program, found by their id from any folder."""

from __future__ import annotations

from pathlib import Path

from ecorules.diagnostics import Diagnostic, Invalid, Text, nearest, quoted
from ecorules.documents.wording import did_you_mean

VARIANTS = "variants"
DRAFTS = "drafts"
_PACKAGE = Path(__file__).resolve().parent.parent


def packaged_editions() -> tuple[str, ...]:
    """Return the ids of the editions that come with the program."""
    return tuple(sorted(path.parent.name for path in criteria_folder().glob("*/edition.yaml")))


def packaged_variants() -> tuple[Path, ...]:
    """Return the files of the variants that come with the program; each is named by its id."""
    return tuple(sorted((criteria_folder() / VARIANTS).glob("*.yaml")))


def packaged_drafts() -> tuple[Path, ...]:
    """Return the folders of the drafts that come with the program; each is named by its id."""
    frames = (criteria_folder() / DRAFTS).glob("*/edition.yaml")
    return tuple(sorted(frame.parent for frame in frames))


def find_below(draft: Path, name: str) -> Path | None:
    """Return the edition that a draft extends: beside it, around it, or the packaged one."""
    around = draft.resolve().parent
    # A path is no name: a draft from other hands does not choose which files are read.
    if Path(name).name != name:
        return None
    places = (around, around.parent, criteria_folder(), criteria_folder() / DRAFTS)
    found = (place / name for place in places if (place / name / "edition.yaml").is_file())
    return next(found, None)


def is_variant(path: Path) -> bool:
    """Return whether a path is the file of a variant."""
    return path.is_file() and path.parent.name == VARIANTS


def find_edition(id_or_path: str | Path) -> Path:
    """Return the folder of an edition: one that exists, or the packaged one of that id.

    Raises `Invalid` with the ids that are known.
    """
    path = Path(id_or_path)
    others = {each.stem: each for each in (*packaged_variants(), *packaged_drafts())}
    known = (*packaged_editions(), *others)
    # An id comes first: a case that names one is not judged by whatever lies beside it.
    if isinstance(id_or_path, str) and id_or_path in known:
        return others.get(id_or_path, criteria_folder() / id_or_path)
    if _is_there(path):
        return path.parent if path.is_file() and not is_variant(path) else path
    said = quoted(str(id_or_path))
    message = Text(
        f"no edition or folder is called {said}; the program comes with {_listed(known)}",
        f"ไม่มีฉบับเกณฑ์หรือโฟลเดอร์ชื่อ {said} ฉบับที่มากับโปรแกรมคือ {_listed(known)}",
    )
    close = nearest(str(id_or_path), known)
    remedy = None if close is None else did_you_mean(str(id_or_path), [close])
    raise Invalid([Diagnostic("unknown-edition", message, help=remedy)])


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        # No file has a name as long as this one.
        return False


def shown_as(folder: Path) -> str:
    """Return the name by which messages call a folder: from here, if it is below."""
    here = Path.cwd()
    return (folder.relative_to(here) if folder.is_relative_to(here) else folder).as_posix()


def criteria_folder() -> Path:
    """Return the folder of the criteria: in the wheel within the package, else beside it."""
    installed = _PACKAGE / "criteria"
    return installed if installed.is_dir() else _PACKAGE.parent / "criteria"


def _listed(ids: tuple[str, ...]) -> str:
    return ", ".join(f"`{each}`" for each in ids) or "-"
