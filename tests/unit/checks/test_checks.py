"""What all checks have in common."""

from pathlib import Path

import pytest

from ecorules.checks import CHECKS, Check, checked
from tests.repository import PACKAGE
from tests.town import drafted
from tests.unit.checks.conftest import SAID

EVERYTHING = {
    "town/physical/1.1.1.yaml": "requires: {fact: green_aera, at_least: 10 rai}\nlevel: 9\n",
    "town/levels.yaml": """\
levels:
  1:
    stands_on: [1]
    name: {th: ระดับ, en: Level}
    provenance: {status: stated, source: guide}
""",
}


def code(check: Check) -> str:
    """Return the name of a check."""
    return check.CODE


@pytest.mark.parametrize("check", CHECKS, ids=code)
def test_a_check_reports_its_own_mistake_and_no_other(check: Check, tmp_path: Path) -> None:
    """Whoever asks for one check gets one."""
    assert {each.code for each in check.run(drafted(tmp_path, EVERYTHING))} <= {check.CODE}


@pytest.mark.parametrize("check", CHECKS, ids=code)
def test_an_edition_in_order_passes_every_check(check: Check, tmp_path: Path) -> None:
    """The example has a little of everything."""
    assert not check.run(drafted(tmp_path))


def test_what_loading_found_is_told_once_beside_what_checks_find(tmp_path: Path) -> None:
    """Also what no check looks for, in the order of files and lines."""
    found = [(each.code, each.severity.value) for each in checked(drafted(tmp_path, EVERYTHING))]
    assert found == [
        ("level-cycle", "error"),
        ("key-order", "warning"),
        ("provenance-incomplete", "error"),
        ("unknown-level", "error"),
        ("unknown-fact", "error"),
        ("unknown-level", "error"),
    ]


def test_every_module_of_a_check_is_in_the_list() -> None:
    """A check that is written is also run, under the name of its module."""
    modules = {path.stem for path in (PACKAGE / "checks").glob("[!_]*.py")}
    assert modules == {check.CODE.replace("-", "_") for check in CHECKS}
    assert len(CHECKS) == len(modules)


def test_no_stored_text_is_left_behind() -> None:
    """Every text in `said/` is compared by some test."""
    tests = "".join(path.read_text(encoding="utf-8") for path in SAID.parent.glob("test_*.py"))
    stored = {path.stem for path in SAID.iterdir()}
    assert {name for name in stored if f'"{name}"' not in tests} == set()
