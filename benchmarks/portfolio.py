"""Volumes over 6, 18 and 54 areas: from folders to files, and what one more area costs.

Each area is the demonstration town with its 164 factories under another name, in one of fifteen
provinces.  Every step stands beside what it is of auditing the same areas, so that the machine it
ran on matters less.  The last lines are one audit on its way to other programs.
"""

import shutil
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from ecorules.audit.conduct import Audit
from ecorules.audit.many import audited_folders, case_folders
from ecorules.case.provinces import provinces
from ecorules.cli.printing import printed, voice_of
from ecorules.diagnostics import Text
from ecorules.outcomes.load import load_outcomes
from ecorules.report.document.model import Document
from ecorules.report.findings import finding_rows, written_rows
from ecorules.report.oscal.catalog import catalog_of
from ecorules.report.oscal.marks import written
from ecorules.report.oscal.results import results_of
from ecorules.report.volume.gathered import Gathered
from ecorules.report.volume.making import volume_of

SIZES = (6, 18, 54)
PROVINCES = 15
TOWN = Path("cases/demonstration")
FORMS = (".html", ".xlsx", ".pdf")
T = TypeVar("T")


def main() -> None:
    """Print the times as a table: areas down, steps across."""
    print("volume of all areas, Thai; milliseconds, and times the auditing of the same areas")
    heads = ("reading and auditing", "gathering", *(form[1:] for form in FORMS), "15 provinces")
    print("areas" + "".join(f"{head:>22}" for head in heads))
    with tempfile.TemporaryDirectory() as folder:
        last: list[float] = []
        for size in SIZES:
            times, audits = measured(Path(folder), size)
            print(f"{size:5}" + "".join(shown(one, times[0]) for one in times))
            if last:
                grown = [new / old for old, new in zip(last, times, strict=True)]
                print("   x3" + "".join(f"{f'x {one:.1f}':>22}" for one in grown))
            last = times
    exports(audits[0])


def measured(folder: Path, size: int) -> tuple[list[float], tuple[Audit, ...]]:
    """Return how long each step takes for so many areas, and their audits."""
    cases = folder / str(size)
    write_areas(cases, size)
    auditing, audits = spent(lambda: audited_folders(case_folders(cases)))
    whole = Gathered(audits, load_outcomes(Path("cases")), 2565)
    gathering, document = spent(lambda: volume_of(whole))
    forms = [spent(partial(as_file, document, form))[0] for form in FORMS]
    each = spent(lambda: [as_file(volume_of(whole.of(one)), ".html") for one in named(whole)])[0]
    return [auditing, gathering, *forms, each], audits


def named(whole: Gathered) -> list[Text]:
    """Return the provinces that were audited."""
    return [one for one in whole.provinces if whole.of(one).audits]


def write_areas(folder: Path, size: int) -> None:
    """Write so many areas, each a folder of its own."""
    chosen = provinces()[:PROVINCES]
    text = (TOWN / "case.yaml").read_text(encoding="utf-8")
    for number in range(size):
        province = chosen[number % PROVINCES]
        own = text.replace("id: demonstration", f"id: area-{number}", 1)
        own = own.replace("จังหวัดสมมติ, en: Made-up Province", f"{province.th}, en: {province.en}", 1)
        own = own.replace("เมืองตัวอย่าง, en: Example Town}", f"เมือง {number}, en: Town {number}}}", 1)
        shutil.copytree(TOWN, folder / f"area-{number}")
        (folder / f"area-{number}" / "case.yaml").write_text(own, encoding="utf-8")


def as_file(document: Document, form: str) -> bytes:
    """Return a volume as the bytes of a file."""
    return printed(document, form, voice_of("th", None), None)


def exports(found: Audit) -> None:
    """Print how long one audit takes to other programs, and how much it is."""
    ways: dict[str, Callable[[], str]] = {
        "OSCAL results": lambda: written(results_of(found, "th")),
        "OSCAL catalog": lambda: written(catalog_of(found.edition, "th")),
        "CSV": lambda: written_rows(finding_rows(found)),
    }
    print("\none audit for other programs")
    for name, way in ways.items():
        took, text = spent(way)
        print(f"{name:15}{took * 1000:8.1f} ms {len(text.encode()) // 1000:6,} kB")


def shown(took: float, auditing: float) -> str:
    """Return a time, and how many times another one it is."""
    return f"{f'{took * 1000:,.0f}':>12}{f'x {took / auditing:.2f}':>10}"


def spent(work: Callable[[], T]) -> tuple[float, T]:
    """Return how long some work took, in seconds, and what came of it."""
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


if __name__ == "__main__":
    main()
