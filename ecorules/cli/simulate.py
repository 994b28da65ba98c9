"""`ecorules simulate`: made-up cases in the number and with the levels of the known portfolio."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecorules.cli.help import spoken_command
from ecorules.cli.options import format_option, language_option, page
from ecorules.cli.outcome import WrongUsage
from ecorules.cli.progress import Progress
from ecorules.cli.ranges import typed_range
from ecorules.cli.streams import result
from ecorules.cli.whole import made_whole, require_free
from ecorules.diagnostics import Text
from ecorules.documents import fiscal_year, number
from ecorules.edition.load import load_edition

if TYPE_CHECKING:
    from ecorules.diagnostics import Language
    from ecorules.revision.simulation.model import Counted, Order

_ABOUT = Text(
    en="Make up cases to try criteria on: as many areas in as many provinces as the known "
    "portfolio has, the first 18 at the levels that are published of the first 18, with missing "
    "and unaccepted evidence as in life.  Every case is marked synthetic, says nothing of any "
    "real area, and is audited once it is made.  The same seed gives the same bytes.",
    th="สร้างกรณีสมมติสำหรับทดลองใช้เกณฑ์ จำนวนพื้นที่และจังหวัดตามที่ทราบของโครงการจริง โดย 18 พื้นที่แรก"
    "มีระดับตามจำนวนที่เผยแพร่ของ 18 พื้นที่แรก และมีหลักฐานที่ขาดหรือยังไม่รับดังที่พบจริง ทุกกรณีระบุว่าเป็นข้อมูลสมมติ "
    "ไม่ได้กล่าวถึงพื้นที่จริงใด และผ่านการตรวจเมื่อสร้างเสร็จ เลขตั้งต้นเดียวกันให้ผลเหมือนกันทุกไบต์",
)
_AREAS = Text("how many areas", "จำนวนพื้นที่")
_SEED = Text("a number that everything is drawn from", "เลขตั้งต้นของการสุ่ม")
_EDITION = Text(
    "edition that the cases are made for (id or folder)", "ฉบับเกณฑ์ของกรณี (รหัสหรือโฟลเดอร์)"
)
_YEARS = Text("fiscal years (B.E.)", "ปีงบประมาณ (พ.ศ.)")
_FACTORIES = Text("how many factories an area has", "จำนวนโรงงานของพื้นที่")
_INTO = Text("folder to make, one folder a case in it", "โฟลเดอร์ที่จะสร้าง ภายในมีหนึ่งโฟลเดอร์ต่อกรณี")
_MOST = 100_000


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "simulate",
        _ABOUT,
        lang,
        "ecorules simulate --areas 54 --seed 7 --factories 5..15 -o archive",
        "ecorules simulate --areas 6 --seed 7 --edition eit-2565 --years 2564..2565 "
        "--factories 20..60 -o archive --lang th",
    )
    @click.option(
        "--areas", type=click.IntRange(1), metavar="N", default=54, show_default=True,
        help=_AREAS.said(lang),
    )  # fmt: skip
    @click.option(
        "--seed", type=click.IntRange(0), metavar="N", required=True, help=_SEED.said(lang)
    )
    @click.option(
        "--edition", metavar="ID", default="eit-2562", show_default=True, help=_EDITION.said(lang)
    )
    @click.option(
        "--years", metavar="A..B", default="2564", show_default=True, help=_YEARS.said(lang)
    )
    @click.option(
        "--factories", metavar="A..B", default="20..1500", show_default=True,
        help=_FACTORIES.said(lang),
    )  # fmt: skip
    @click.option("-o", "--output", "output", metavar="DIR", required=True, help=_INTO.said(lang))
    @format_option(lang)
    @language_option(lang)
    def run(
        *,
        areas: int,
        seed: int,
        edition: str,
        years: str,
        factories: str,
        output: str,
        form: str,
        lang: Language,
    ) -> None:
        from ecorules.revision.simulation.model import Order

        first, last = typed_range("--years", years, fiscal_year)
        fewest, most = typed_range("--factories", factories, _whole)
        order = Order(
            load_edition(edition), areas, seed, tuple(range(first, last + 1)), fewest, most
        )
        result(_written(order, _made(order, Path(output), lang), output, form, lang))

    return run


def _whole(text: str) -> int:
    """Return a number of factories."""
    found = number(text)
    if found.denominator != 1 or not 1 <= found <= _MOST:
        said = Text(
            f"`--factories` takes whole numbers from 1 to {_MOST:,}",
            f"`--factories` ต้องเป็นจำนวนเต็มตั้งแต่ 1 ถึง {_MOST:,}",
        )
        raise WrongUsage(said, Text("as in `20..1500`", "เช่น `20..1500`"))
    return found.numerator


def _made(order: Order, folder: Path, lang: Language) -> list[Counted]:
    """Make the cases, each in a folder of its own, and the whole folder at once."""
    from ecorules.audit.terms import terms_of
    from ecorules.case.written.files import written_case
    from ecorules.revision.simulation import simulated

    require_free(folder)
    terms = terms_of(order.edition)
    found: list[Counted] = []
    with (
        made_whole(folder) as beside,
        Progress(order.areas * len(order.years), lang) as progress,
    ):
        for made in simulated(order):
            place = beside / made.case.id
            place.mkdir()
            for name, text in written_case(made.case, terms).items():
                (place / name).write_text(text, encoding="utf-8", newline="")
            found.append(made.counted())
            progress.advance(1)
    return found


def _written(order: Order, made: list[Counted], folder: str, form: str, lang: Language) -> str:
    if form == "json":
        from ecorules.report.simulation_record import written_simulation

        return written_simulation(order, made)
    from ecorules.report.simulation import simulation_page

    return simulation_page(order, made, folder, page(), lang)
