"""Where the repository is, and which of its files are ours."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "ecorules"
CRITERIA = ROOT / "criteria"
DOCS = ROOT / "docs"

_LEFT_BEHIND = frozenset({".cache", ".git", ".hypothesis", ".venv", "__pycache__", "build", "dist"})
_TEXT = frozenset({"", ".cfg", ".csv", ".json", ".md", ".py", ".sh", ".toml", ".txt", ".yaml"})


def text_files(folder: Path = ROOT) -> Iterator[Path]:
    """Yield every text file that people or tools of this project wrote, in order."""
    for path in sorted(folder.iterdir()):
        if path.name in _LEFT_BEHIND or path.name.startswith(".coverage"):
            continue
        if path.is_dir():
            yield from text_files(path)
        elif path.suffix in _TEXT:
            yield path


def modules(folder: Path = PACKAGE) -> list[Path]:
    """Return the modules of a folder, in order."""
    return [path for path in text_files(folder) if path.suffix == ".py"]


def place(path: Path) -> str:
    """Return the path as a reader of the repository would write it."""
    return path.relative_to(ROOT).as_posix()
