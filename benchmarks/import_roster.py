"""Import a filled-in form with a long roster, beside openpyxl reading the same file.

A form with 20,000 factories is made and imported into a new folder: unpacked, understood, held
against the criteria, and written as a case.  In the same run openpyxl alone reads every row of
every sheet of the file, in its fastest way.  Each runs in a process of its own, so that its time
and its memory are its own.

    python benchmarks/import_roster.py [factories]
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from ecorules.audit.terms import load_with_edition
from ecorules.case.model import Member, MemberList
from ecorules.cli import main as command
from ecorules.language.vocabulary import ChoiceKind, FlagKind, NumberKind
from ecorules.report.workbook.form import form_bytes
from ecorules.report.workbook.part import Part

if TYPE_CHECKING:
    from ecorules.case.model import Case, Value
    from ecorules.edition.model import Edition
    from ecorules.language.vocabulary import Fact

ROOT = Path(__file__).resolve().parent.parent
FACTORIES = 20_000
COLUMNS = 40
# Instruments show two or three digits, so a column repeats itself.
DIFFERENT = 1_000
MOST_TIMES = 1.5


def main() -> None:
    """Make the form, import it, read it with openpyxl, and print the ratio."""
    if sys.argv[1:2] == ["--run"]:
        run(sys.argv[2], Path(sys.argv[3]))
        return
    factories = int(sys.argv[1]) if len(sys.argv) > 1 else FACTORIES
    with TemporaryDirectory() as folder:
        form = Path(folder) / "form.xlsx"
        make(form, factories)
        size = form.stat().st_size / 1e6
        print(f"a form with {factories:,} factories and {COLUMNS} columns, {size:.1f} MB")
        taken = {}
        for what in ("openpyxl", "ecorules"):
            seconds, memory = (float(word) for word in measured(what, form))
            taken[what] = seconds
            print(f"  {what:9} {seconds:6.2f} s   peak {memory:5.0f} MB")
        ratio = taken["ecorules"] / taken["openpyxl"]
        print(f"  import takes {ratio:.2f} times as long as openpyxl alone (at most {MOST_TIMES})")


def measured(what: str, form: Path) -> list[str]:
    """Return seconds and megabytes that one of the two takes, in a process of its own."""
    order = [sys.executable, __file__, "--run", what, str(form)]
    done = subprocess.run(order, check=True, capture_output=True, text=True)  # noqa: S603 - this very file
    return done.stdout.splitlines()[-1].split()


def run(what: str, form: Path) -> None:
    """Do one of the two, and print seconds and megabytes."""
    work = with_openpyxl if what == "openpyxl" else with_ecorules
    start = time.perf_counter()
    work(form)
    seconds = time.perf_counter() - start
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def with_openpyxl(form: Path) -> None:
    """Read every row of every sheet, values alone and nothing kept."""
    for sheet in load_workbook(form, read_only=True, data_only=True).worksheets:
        for _ in sheet.iter_rows(values_only=True):
            pass


def with_ecorules(form: Path) -> None:
    """Import the form as the command does."""
    target = form.with_name("case")
    files = ROOT / "cases" / "demonstration"
    try:
        command(["import", str(form), "-o", str(target), "--files", str(files)])
    except SystemExit as end:
        if end.code:
            raise


def make(form: Path, factories: int) -> None:
    """Write a form that is filled in with a made-up roster."""
    edition, case = load_with_edition(ROOT / "cases" / "demonstration")
    form.write_bytes(form_bytes(Part(edition, listed(edition, case, factories)), "th"))


def listed(edition: Edition, case: Case, factories: int) -> Case:
    """Return the case with so many made-up factories."""
    chance = random.Random(1)  # noqa: S311 - the same roster in every run
    facts = list(edition.vocabulary.columns("factories"))[:COLUMNS]
    year = case.round.fiscal_year
    observed = {fact.name: [value(fact, chance) for _ in range(DIFFERENT)] for fact in facts}
    members = tuple(
        Member(
            f"3-{number:05}-65",
            f"โรงงานที่ {number}",
            {(fact, year): chance.choice(values) for fact, values in observed.items()},
        )
        for number in range(factories)
    )
    old = case.rosters["factories"]
    new = MemberList("factories", members, old.is_complete, old.evidence, old.column_evidence)
    return replace(case, rosters={"factories": new})


def value(fact: Fact, chance: random.Random) -> Value:
    """Return a value that is possible for a fact, two digits behind the point at most."""
    match fact.kind:
        case FlagKind():
            return chance.random() < 0.5  # noqa: PLR2004 - as often one as the other
        case ChoiceKind(values):
            return chance.choice(sorted(values))
        case NumberKind(unit, extent, whole):
            low = 0 if extent.low is None else unit.from_base(extent.low)
            high = low + 1000 if extent.high is None else unit.from_base(extent.high)
            steps = int(high - low) if whole else int((high - low) * 100)
            step = Fraction(chance.randint(0, steps), 1 if whole else 100)
            return unit.to_base(low + step)


if __name__ == "__main__":
    main()
