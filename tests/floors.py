"""The floors of coverage, checked inside the test run so that pytest's closing line stays last.

A floor holds only for a run of the whole suite with ``--cov``; a run of a few tests says nothing
about coverage and is left alone.
"""

import io
from collections.abc import Generator, Sequence
from dataclasses import dataclass

import coverage
import pytest


@dataclass(frozen=True, slots=True)
class Floor:
    """The least share of lines and branches that the tests must reach in some files."""

    name: str
    include: Sequence[str]
    percent: float


_SESSION = tuple(
    f"ecorules/engines/{module}.py"
    for module in (
        "_durable",
        "compiled",
        "course",
        "events",
        "follow_up",
        "forms",
        "gates",
        "ledger",
        "lines",
        "rails",
        "reading",
        "refusals",
        "session",
        "touching",
    )
)
_DIFFERENCE = (
    "ecorules/revision/difference/*",
    "ecorules/report/difference*.py",
    "ecorules/edition/dated.py",
    "ecorules/edition/laying.py",
    "ecorules/edition/overlay.py",
    "ecorules/edition/reasons.py",
    "ecorules/edition/refusing.py",
)
_COMPARING = (
    "ecorules/report/compare/*",
    "ecorules/report/hearing/*",
    *(
        f"ecorules/revision/{module}.py"
        for module in (
            "brief",
            "causes",
            "comparison",
            "fit",
            "judging",
            "mixtures",
            "moves",
            "reach",
            "replay",
            "revised",
            "smallest",
            "suspects",
        )
    ),
)
FLOORS = (
    Floor("the language and its meaning", ("ecorules/language/*",), 100),
    Floor("the level graph", ("ecorules/levels.py",), 100),
    Floor("the log of the register", ("ecorules/case/log/*",), 97),
    Floor("the canonical form of a case", ("ecorules/case/written/*",), 100),
    Floor("the form", ("ecorules/report/workbook/*",), 98),
    Floor("reports for people", ("ecorules/report/document/*",), 95),
    Floor("the session engine", _SESSION, 97),
    Floor("many cases in columns", ("ecorules/engines/columnar/*",), 88),
    Floor("what changed, and drafts", _DIFFERENCE, 97),
    Floor("decisions", ("ecorules/decision/*", "ecorules/report/decision/*"), 97),
    Floor("volumes over many areas", ("ecorules/report/volume/*",), 96),
    Floor("OSCAL", ("ecorules/report/oscal/*",), 96),
    Floor("sweeps", ("ecorules/revision/sweep/*", "ecorules/report/sweep/*"), 97),
    Floor("made-up cases", ("ecorules/revision/simulation/*",), 93),
    Floor("proofs", ("ecorules/revision/proof/*",), 95),
    Floor("who moves, and why", _COMPARING, 95),
    Floor("everything", ("ecorules/*",), 95),
)

_outcome = pytest.StashKey[list[str]]()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> Generator[None, object, object]:
    """Compare coverage with its floors once every test has run."""
    result = yield
    if _measures_the_whole(session.config) and not session.testsfailed:
        below = [line for floor in FLOORS if (line := _shortfall(floor))]
        session.config.stash[_outcome] = below
        session.testsfailed += len(below)
    return result


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which floors were missed, and where."""
    below = terminalreporter.config.stash.get(_outcome, None)
    if below is None:
        return
    terminalreporter.section("floors of coverage")
    for line in below or ["every floor is reached"]:
        terminalreporter.write_line(line)


def _measures_the_whole(config: pytest.Config) -> bool:
    is_worker = hasattr(config, "workerinput")
    selects = config.option.keyword or config.option.markexpr or config.args != ["tests"]
    return bool(config.getoption("cov_source", None)) and not is_worker and not selects


def _shortfall(floor: Floor) -> str:
    measured = coverage.Coverage()
    measured.load()
    table = io.StringIO()
    percent = measured.report(include=list(floor.include), file=table)
    if percent >= floor.percent:
        return ""
    return f"{floor.name}: {percent:.2f} % is below {floor.percent} %\n{table.getvalue()}"
