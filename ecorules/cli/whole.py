"""A folder that is made whole or not at all: it gets its name when everything stands in it."""

from __future__ import annotations

import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from ecorules.cli.outcome import WrongUsage
from ecorules.diagnostics import Text, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator


def require_free(folder: Path, option: str = "-o") -> None:
    """Refuse a folder in which anything stands: nothing is ever written over."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        said = Text(
            f"{quoted(str(folder))} is there already, and nothing is written over",
            f"มี {quoted(str(folder))} อยู่แล้ว และจะไม่เขียนทับ",
        )
        raise WrongUsage(
            said, Text(f"give another folder with `{option}`", f"ระบุโฟลเดอร์อื่นด้วย `{option}`")
        )


@contextmanager
def made_whole(folder: Path) -> Iterator[Path]:
    """Give a passing folder to write into, and the name that is meant once all is written."""
    require_free(folder)
    beside = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        beside.chmod(0o755)
        yield beside
        if folder.exists():
            folder.rmdir()  # it is empty, or this fails and nothing is lost
        beside.rename(folder)
    except BaseException as error:
        if beside is not None:
            with suppress(OSError):
                shutil.rmtree(beside)
        if not isinstance(error, OSError):
            raise
        said = Text(
            f"{quoted(str(folder))} cannot be made ({error.strerror})",
            f"สร้าง {quoted(str(folder))} ไม่ได้ ({error.strerror})",
        )
        raise WrongUsage(said) from None
