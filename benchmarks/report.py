"""A report in each form, for 125, 250 and 500 factories: what each takes, and how it grows.

The case is the demonstration town, its factories taken again under other names until there are
enough, so that its findings and its evidence are those of a real report.  Each form stands beside
the audit of the same case, so that the machine it ran on matters less.
"""

import itertools
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from ecorules.audit.conduct import audit
from ecorules.audit.terms import load_with_edition
from ecorules.case.model import Case
from ecorules.cli.printing import printed
from ecorules.edition.model import Edition
from ecorules.report.document.letter import docx_bytes
from ecorules.report.document.making import report_of
from ecorules.report.document.model import Document
from ecorules.report.document.record import written_report
from ecorules.report.document.template import opened
from ecorules.report.document.voice import Voice

SIZES = (125, 250, 500)
THAI = Voice(("th",))
FORMS: dict[str, Callable[[Document], object]] = {
    "html": lambda document: printed(document, ".html", THAI, None),
    "pdf": lambda document: printed(document, ".pdf", THAI, None),
    "docx": lambda document: docx_bytes(document, THAI, opened(None)),
    "xlsx": lambda document: printed(document, ".xlsx", THAI, None),
    "json": written_report,
}
T = TypeVar("T")


def main() -> None:
    """Print the times as a table: factories down, forms across."""
    edition, town = load_with_edition("cases/demonstration")
    print("report of one case, Thai; milliseconds, and times the audit of the same case")
    print("factories" + "".join(f"{head:>18}" for head in ("audit", "model", *FORMS)))
    # What is imported and what fonts there are is found out once, and is not what grows.
    for write in FORMS.values():
        write(report_of(audit(edition, grown(town, 10))))
    last: list[float] = []
    for size in SIZES:
        times = measured(edition, grown(town, size))
        print(f"{size:9}" + "".join(shown(one, times[0]) for one in times))
        if last:
            more = [f"x {new / old:.1f}" for old, new in zip(last, times, strict=True)]
            print("       x2" + "".join(f"{one:>18}" for one in more))
        last = times


def grown(town: Case, size: int) -> Case:
    """Return the town with so many factories."""
    listed = town.rosters["factories"]
    taken = itertools.islice(itertools.cycle(listed.members), size)
    members = tuple(one._replace(key=f"{one.key}/{number}") for number, one in enumerate(taken))
    rosters = {**town.rosters, "factories": replace(listed, members=members)}
    return replace(town, rosters=rosters, digest="")


def measured(edition: Edition, case: Case) -> list[float]:
    """Return how long the audit takes, the model of its report, and each form."""
    auditing, found = spent(lambda: audit(edition, case))
    making, document = spent(lambda found=found: report_of(found))
    return [auditing, making, *(spent(lambda w=w: w(document))[0] for w in FORMS.values())]


def spent(task: Callable[[], T]) -> tuple[float, T]:
    """Return how many milliseconds a task takes, and what it made."""
    begun = time.perf_counter()
    made = task()
    return (time.perf_counter() - begun) * 1000, made


def shown(time_taken: float, yardstick: float) -> str:
    """Return a time, and how many times the yardstick it is."""
    return f"{f'{time_taken:,.0f} ({time_taken / yardstick:.1f})':>18}"


if __name__ == "__main__":
    main()
