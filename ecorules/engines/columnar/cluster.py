"""Many cases shared among workers: each takes some rows, evaluated by the very same columns.

There is no second compiler.  A worker is told the edition, the files, and which rows are its
own; it reads them itself, so that cases never pass through the process that hands out the work.
Files and results stand where all workers see them.
"""

from __future__ import annotations

import logging
import os
import shutil
from contextlib import ExitStack
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Final, NamedTuple

import polars as pl

from ecorules.engines.columnar.flat import Part, Sources, flat_tables
from ecorules.engines.columnar.found import Found, together
from ecorules.engines.columnar.run import NotSaved, Order, carried_out, sink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from distributed import Client

    from ecorules.edition.model import Edition
    from ecorules.engines.columnar.setting import Setting

ROWS: Final = 250_000
PATIENCE: Final = 30


class NotReached(Exception):  # noqa: N818 - it says what the cluster is
    """Say that there is no cluster at an address."""


class Work(NamedTuple):
    """What is to be done: by which edition, on which files, and of how many cases in all."""

    edition: Edition
    sources: Sources
    setting: Setting
    cases: int


def shared(work: Work, where: str, order: Order, rows: int = ROWS) -> Found:
    """Have a cluster do the work, some rows at a time, and return what was found in all.

    `where` is the address of a scheduler, or how many workers to start on this machine.  Raises
    `NotReached` and `NotSaved`.
    """
    from distributed import as_completed  # noqa: PLC0415 - heavy, and another extra

    with ExitStack() as stack:
        client = _client(where, stack)
        folder = _folder(order.into, stack)
        parts = list(_parts(work.cases, rows))
        tasks = [client.submit(evaluated, work, part, folder, pure=False) for part in parts]
        for part, task in zip(parts, as_completed(tasks), strict=True):
            task.result()
            if order.seen is not None:
                order.seen(part.rows)
        found = together(client.gather(tasks))
        if order.into is not None and folder is not None:
            _joined(folder, order.into)
        return found


def evaluated(work: Work, part: Part, folder: Path | None) -> Found:
    """Evaluate some of the cases; their rows go into a file of the folder, if there is one."""
    sources = work.sources._replace(part=part)
    tables = flat_tables(work.edition, sources, work.setting).tables
    into = None if folder is None else folder / f"{part.first:015}.parquet"
    return carried_out(work.edition, tables, Order(into))


def _parts(cases: int, rows: int) -> Iterator[Part]:
    for first in range(0, max(cases, 1), rows):
        yield Part(first, min(rows, cases - first))


def _client(where: str, stack: ExitStack) -> Client:
    from dask import config  # noqa: PLC0415 - heavy, and another extra
    from distributed import Client, LocalCluster  # noqa: PLC0415 - the same

    if not where.isdigit():
        try:
            reached: Client = stack.enter_context(Client(where, timeout=PATIENCE))
        except (OSError, ValueError):
            raise NotReached(where) from None
        return reached
    workers = max(int(where), 1)
    cores = str(max((os.cpu_count() or 1) // workers, 1))
    # Each worker computes on its share of the cores, and not each on all of them.
    stack.enter_context(
        config.set({"distributed.nanny.pre-spawn-environ.POLARS_MAX_THREADS": cores})
    )
    cluster = stack.enter_context(
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.ERROR,
        )
    )
    started: Client = stack.enter_context(Client(cluster))
    return started


def _folder(into: Path | None, stack: ExitStack) -> Path | None:
    """Return a folder for the parts, beside the result, that is gone when all is done."""
    if into is None:
        return None
    try:
        folder = Path(mkdtemp(prefix=f".{into.name}.", dir=into.resolve().parent))
    except OSError as error:
        raise NotSaved(error.strerror or str(error)) from None
    stack.callback(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _joined(folder: Path, into: Path) -> None:
    """Put the parts together, in the order of the cases."""
    rows = pl.concat([pl.scan_parquet(path) for path in sorted(folder.glob("*.parquet"))])
    sink(rows, into)
