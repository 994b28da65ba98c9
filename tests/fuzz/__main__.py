"""Try what is broken for as long as you like, and keep what ecorules did wrong with.

    python -m tests.fuzz --seconds 600 --seed 7
    python -m tests.fuzz --heavy
    python -m tests.fuzz --only heavy-bomb

What is made up has one gigabyte together with this very process, and thirty seconds each.  What
is heavy has a process of its own.
"""

from __future__ import annotations

import argparse
import gc
import resource
import signal
import time
from collections import Counter
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.fuzz.apart import GIGABYTE, SECONDS, tried_apart
from tests.fuzz.corpus import KINDS, corpus, named
from tests.fuzz.heavy import HEAVY
from tests.fuzz.trial import editions_read_once, mistakes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fuzz.broken import Broken

_OFTEN = 40
KEPT = Path(".cache/fuzz")


class TooSlow(BaseException):
    """Stop what takes too long; nothing catches it on the way."""


def main() -> int:
    """Try one input, the heavy ones, or made-up ones; return 1 if anything was wrong."""
    told = _told()
    found = Counter[bool]()
    with editions_read_once():
        for broken in _inputs(told):
            problems = _apart(broken) if broken.name in HEAVY else _here(broken)
            found[bool(problems)] += 1
            if found.total() % _OFTEN == 0:
                gc.collect()  # the commands leave it for the end, and here it does not come
            if problems:
                _keep(broken, problems)
    print(f"{found.total():,} tried, {found[True]} went wrong")  # noqa: T201 - it is a command
    return min(found[True], 1)


def _told() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seconds", type=int, default=60, help="how long to make inputs up")
    parser.add_argument("--seed", default="1", help="other seeds, other inputs")
    parser.add_argument("--heavy", action="store_true", help="try the heavy ones instead")
    parser.add_argument("--only", metavar="NAME", help="try one input, made up or not")
    return parser.parse_args()


def _inputs(told: argparse.Namespace) -> Iterator[Broken]:
    if told.only is not None or told.heavy:
        yield from map(named, HEAVY if told.only is None else [told.only])
        return
    yield from corpus().values()
    # The inputs are small, and what they become shall not be large.
    resource.setrlimit(resource.RLIMIT_AS, (GIGABYTE, GIGABYTE))
    end = time.monotonic() + told.seconds
    for number in count():
        for kind in KINDS:
            yield named(f"{kind}-{told.seed}-{number}")
        if time.monotonic() > end:
            return


def _here(broken: Broken) -> list[str]:
    """Return what went wrong with an input in this process."""
    with TemporaryDirectory() as folder:
        signal.alarm(SECONDS)
        try:
            return list(mistakes(broken, Path(folder)))
        except TooSlow:
            return [f"no answer after {SECONDS} seconds"]
        finally:
            signal.alarm(0)


def _apart(broken: Broken) -> list[str]:
    """Return what went wrong with an input in a process of its own, and print what it took."""
    with TemporaryDirectory() as folder:
        took = tried_apart(broken, Path(folder))
    print(f"{took.seconds:6.1f} s {took.megabytes:5} MB  {broken.name}", flush=True)  # noqa: T201
    return list(took.problems)


def _keep(broken: Broken, problems: list[str]) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / broken.name.replace("/", "_")).write_bytes(broken.content)
    print(f"--- {broken.name} ({broken.taken.value})", *problems, sep="\n", flush=True)  # noqa: T201


def _too_slow(*_: object) -> None:
    raise TooSlow


if __name__ == "__main__":
    signal.signal(signal.SIGALRM, _too_slow)
    raise SystemExit(main())
