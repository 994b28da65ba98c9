"""The volumes of `ecorules portfolio`: all cases of a folder audited, and written by province."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.cli.outcome import WrongUsage, noticed
from ecorules.cli.printing import form_of, kept, printed, refuse_kept, require, voice_of
from ecorules.cli.progress import Progress
from ecorules.cli.streams import result
from ecorules.diagnostics import Text, quoted
from ecorules.documents.wording import did_you_mean
from ecorules.outcomes.load import FILE, load_outcomes

if TYPE_CHECKING:
    from ecorules.diagnostics import Language
    from ecorules.report.volume.gathered import Gathered


class Order(NamedTuple):
    """What volumes are asked for, and how they are to be written."""

    output: str | None
    volumes: str | None
    form: str | None
    province: str | None
    synthetic: bool
    languages: str
    digits: str | None
    font: str | None

    @property
    def is_placed(self) -> bool:
        """Return whether anything is to be written at all."""
        return self.output is not None or self.volumes is not None


def refuse_passed_over(order: Order) -> None:
    """Refuse options that would do nothing, before anything is read."""
    if order.output is not None and order.volumes is not None:
        raise WrongUsage(
            Text("give `-o` or `--volumes`, not both", "ระบุ `-o` หรือ `--volumes` อย่างใดอย่างหนึ่ง")
        )
    into = order.output or order.volumes
    given = {
        "--province": (order.province, order.output, _O),
        "--to": (order.form, order.volumes, _VOLUMES),
        "--synthetic": (order.synthetic or None, into, _EITHER),
        "--digits": (order.digits, into, _EITHER),
        "--font": (order.font, into, _EITHER),
        "--lang both": (order.languages == "both" or None, into, _EITHER),
    }
    for option, (value, needed, other) in given.items():
        if value is not None and needed is None:
            raise WrongUsage(
                Text(f"`{option}` goes with {other.en}", f"`{option}` ใช้กับ {other.th}")
            )


def write_volumes(folder: Path, year: int | None, order: Order, lang: Language) -> None:
    """Audit the cases of a folder and write what was asked for."""
    if order.output is not None:
        form = form_of(order.output)
        refuse_kept({Path(order.output): None})
        gathered = _gathered(folder, year, order, lang)
        if order.province is not None:
            gathered = gathered.of(_province(order.province, gathered))
        _write({Path(order.output): gathered}, form, order, lang)
        return
    form = f".{order.form or 'html'}"
    require(form)
    gathered = _gathered(folder, year, order, lang)
    into = Path(order.volumes or "")
    wanted = {into / f"{name}{form}": each for name, each in _by_province(gathered).items()}
    refuse_kept(wanted)
    _write(wanted, form, order, lang)


def _gathered(folder: Path, year: int | None, order: Order, lang: Language) -> Gathered:
    """Return everything that a folder tells, of one fiscal year if one is named."""
    from ecorules.audit.many import audited_folders, case_folders
    from ecorules.report.volume.gathered import Gathered, last_year

    folders = case_folders(folder)
    records = load_outcomes(folder) if (folder / FILE).is_file() or not folders else None
    with Progress(len(folders), lang) as progress:
        found = audited_folders(folders, seen=progress.advance)
    noticed([notice for one in found for notice in one.case.notices], lang)
    if year is not None:
        found = tuple(one for one in found if one.case.round.fiscal_year == year)
    made_up = tuple(one.case.id for one in found if one.case.is_synthetic)
    if not order.synthetic:
        found = tuple(one for one in found if not one.case.is_synthetic)
    chosen = year or last_year(found, records)
    if chosen is None:
        raise WrongUsage(_NOTHING, _SYNTHETIC if made_up else None)
    return Gathered(found, records, chosen, left_out=() if order.synthetic else made_up)


def _by_province(gathered: Gathered) -> dict[str, Gathered]:
    """Return the volumes by the names of their files: one for all, one for each province."""
    from ecorules.report.volume.gathered import NOWHERE, province_of

    found = {"all": gathered}
    audited = {province_of(one.case) for one in gathered.audits}
    for province in gathered.provinces:
        if province in audited:
            name = "no-province" if province == NOWHERE else _slug(province)
            while name in found:
                name += "-2"
            own = gathered.of(province)
            found[name] = replace(own, left_out=())
    return found


def _slug(province: Text) -> str:
    return re.sub("[^a-z0-9]+", "-", province.en.casefold()).strip("-") or "province"


def _province(typed: str, gathered: Gathered) -> Text:
    """Return the province that is meant, by its name in either language."""
    from ecorules.case.provinces import province_called

    known = {said.casefold(): one for one in gathered.provinces for said in one}
    meant = province_called(typed)
    if meant in known.values():
        return meant or Text(typed, typed)
    if typed.casefold() in known:
        return known[typed.casefold()]
    said = quoted(typed)
    raise WrongUsage(
        Text(f"nothing is told of the province {said}", f"ไม่มีข้อมูลของจังหวัด {said}"),
        did_you_mean(typed, [said for one in gathered.provinces for said in one]),
    )


def _write(volumes: dict[Path, Gathered], form: str, order: Order, lang: Language) -> None:
    from ecorules.report.volume.making import volume_of

    voice = voice_of(order.languages, order.digits)
    told = []
    with Progress(len(volumes), lang) as progress:
        for path, gathered in volumes.items():
            told.append(kept(path, printed(volume_of(gathered), form, voice, order.font)))
            progress.advance(1)
    for name in told:
        result(Text(f"written: {name}\n", f"เขียนแล้ว: {name}\n").said(lang))


_O: Final = Text("`-o`", "`-o`")
_VOLUMES: Final = Text("`--volumes`", "`--volumes`")
_EITHER: Final = Text("`-o` or `--volumes`", "`-o` หรือ `--volumes`")
_NOTHING: Final = Text("there is no case and no record to tell of", "ไม่มีกรณีหรือบันทึกที่จะรายงาน")
_SYNTHETIC: Final = Text(
    "all cases are made up: give `--synthetic` to take them in",
    "ทุกกรณีเป็นข้อมูลสมมติ ระบุ `--synthetic` เพื่อรวมไว้ด้วย",
)
