"""What runs in other processes while the log is tried: writers that are killed or crowd in.

Called as a script with a folder, a name and a number: records so many events under that name and
prints a line after each, so that the test knows what it was promised.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from ecorules.case.log import HandedIn, append
from ecorules.case.log.storing import stored


def quiet(name: str, done: int, whole: int) -> None:
    """Tell nobody how far the reading of a file has come."""
    del name, done, whole


def record(folder: Path, name: str, number: int) -> None:
    """Record events one by one, and print each once it is promised to be kept."""
    for each in range(number):
        append(folder, [HandedIn(f"{name}-{each}", (), name * 40, date(2022, 1, 10))])
        print(each, flush=True)  # noqa: T201 - the test reads it


def hand_in(folder: Path, source: Path, number: int) -> None:
    """Hand in a file over and over, each time for another document."""
    for each in range(number):
        file = stored(folder, f"1.2.1/item-{each}", source, quiet)
        append(folder, [HandedIn(f"1.2.1/item-{each}", (file,), "who", date(2022, 1, 10))])
        print(each, flush=True)  # noqa: T201 - the test reads it


if __name__ == "__main__":
    what, place, named, count = sys.argv[1:]
    if what == "record":
        record(Path(place), named, int(count))
    else:
        hand_in(Path(place), Path(named), int(count))
