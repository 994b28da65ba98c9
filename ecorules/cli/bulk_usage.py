"""What may be typed after `ecorules bulk`, and what is said of the rest."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ecorules.cli.outcome import WrongUsage
from ecorules.diagnostics import Text, nearest, quoted
from ecorules.documents import Unreadable, fiscal_year

if TYPE_CHECKING:
    import click

    from ecorules.edition.model import Edition


def year_typed(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """Return the fiscal year that was typed, in the forms that case files take."""
    del ctx
    try:
        return None if value is None else fiscal_year(value)
    except Unreadable as unreadable:
        where, said = f"`{param.opts[0]}`: ", unreadable.message
        raise WrongUsage(Text(where + said.en, where + said.th), unreadable.help) from None


def named_edition(edition: str | None) -> str:
    """Return the edition that was named, which a table needs."""
    if edition is None:
        raise WrongUsage(
            Text(
                "a table names no edition: give `--edition`",
                "ตารางไม่ได้ระบุฉบับเกณฑ์ ให้ระบุ `--edition`",
            )
        )
    return edition


def paths_typed(files: tuple[str, ...], into: str | None) -> list[Path]:
    """Return what is to be read: tables, or folders of cases."""
    if not files:
        raise WrongUsage(Text("`FILE` is missing", "ยังไม่ได้ระบุ `FILE`"))
    if into is not None and Path(into).suffix.lower() not in _SUFFIXES:
        listed = ", ".join(_SUFFIXES)
        raise WrongUsage(
            Text(f"`-o` takes a file that ends in {listed}", f"ชื่อแฟ้มของ `-o` ต้องลงท้ายด้วย {listed}")
        )
    paths = [Path(each) for each in files]
    if len({path.is_dir() for path in paths}) > 1:
        raise WrongUsage(
            Text("give either tables or folders of cases", "ระบุตารางหรือโฟลเดอร์ของกรณีอย่างใดอย่างหนึ่ง")
        )
    return paths


_SUFFIXES = (".parquet", ".csv", ".jsonl")


def require_package(package: str, extra: str) -> None:
    """Say which extra is missing, unless it is there."""
    if find_spec(package) is None:
        raise WrongUsage(
            Text(f"this needs the package {package}", f"ต้องใช้แพ็กเกจ {package}"),
            Text(f"install `ecorules[{extra}]`", f"ติดตั้ง `ecorules[{extra}]`"),
        )


def refuse_for_folders(
    rosters: tuple[str, ...],
    complete: tuple[str, ...],
    register: str | None,
    year: int | None,
    cluster: str | None,
) -> None:
    """Refuse what a case says for itself."""
    given = {
        "--roster": rosters,
        "--complete": complete,
        "--register": register,
        "--fiscal-year": year,
        "--cluster": cluster,
    }
    named = next((name for name, value in given.items() if value), None)
    if named is not None:
        raise WrongUsage(
            Text(f"`{named}` is for tables, not for folders", f"`{named}` ใช้กับตาราง ไม่ใช้กับโฟลเดอร์")
        )


def roster_tables(rosters: tuple[str, ...], edition: Edition) -> dict[str, Path]:
    """Return the table of each roster that was named."""
    found = {}
    for typed in rosters:
        name, is_given, path = typed.partition("=")
        if not is_given:
            raise WrongUsage(
                Text("`--roster` takes NAME=FILE", "ค่าของ `--roster` ต้องเป็น NAME=FILE")
            )
        found[roster_typed(name, edition)] = Path(path)
    return found


def roster_typed(name: str, edition: Edition) -> str:
    """Return a roster of the edition, or say which may be meant."""
    known = edition.vocabulary.rosters
    if name not in known:
        said, close = quoted(name), nearest(name, known)
        also = close or ", ".join(sorted(known))
        raise WrongUsage(
            Text(f"there is no roster {said}", f"ไม่มีบัญชี {said}"),
            Text(f"did you mean {quoted(also)}?", f"หมายถึง {quoted(also)} หรือไม่"),
        )
    return name
