"""The first line of each file is held against the schemas that there are."""

from pathlib import Path

import pytest

from ecorules.checks import schema_line
from ecorules.edition import read_edition
from tests.town import said, write_criteria
from tests.unit.checks.conftest import Stored

SCHEMA = "# yaml-language-server: $schema="
WITHOUT = "requirement: 1.1.1\ncases: [{name: Nothing is known yet, expect: undetermined}]\n"


def first_line(criteria: Path, name: str, line: str) -> None:
    """Write another first line into a file."""
    path = criteria / name
    rest = path.read_text(encoding="utf-8").partition("\n")[2]
    path.write_text(f"{line}\n{rest}", encoding="utf-8")


@pytest.mark.parametrize(
    ("slip", "name", "line"),
    [
        ("no-schema", "town/levels.yaml", "# levels of the town"),
        ("empty-line", "town/levels.yaml", ""),
        ("no-such-schema", "vocabulary.yaml", f"{SCHEMA}vocabulary.schema.json"),
        ("another-schema", "town/physical/2.1.1.yaml", f"{SCHEMA}../../schema/cases.schema.json"),
        ("endless-path", "town/levels.yaml", SCHEMA + "x" * 5000),
    ],
)
def test_a_line_that_names_no_schema_of_the_file_is_said(
    slip: str, name: str, line: str, tmp_path: Path, stored: Stored
) -> None:
    """An editor helps only with the right schema."""
    criteria = write_criteria(tmp_path)
    first_line(criteria, name, line)
    draft = read_edition(criteria / "town", "criteria/town")
    now = said(schema_line.run(draft))
    assert now == stored(slip, now)


def test_the_line_is_asked_of_cases_too(tmp_path: Path, stored: Stored) -> None:
    """They are written by hand like everything else."""
    criteria = write_criteria(tmp_path, {"town/physical/1.1.1.cases.yaml": WITHOUT})
    (criteria / "town" / "physical" / "1.1.1.cases.yaml").write_text(WITHOUT, encoding="utf-8")
    draft = read_edition(criteria / "town", "criteria/town")
    now = said(schema_line.run(draft))
    assert now == stored("cases-without-line", now)


def test_no_line_is_proposed_where_there_is_no_schema(tmp_path: Path) -> None:
    """A help that cannot be followed is none."""
    criteria = write_criteria(tmp_path)
    for schema in (criteria / "schema").iterdir():
        schema.unlink()
    draft = read_edition(criteria / "town", "criteria/town")
    assert {problem.help for problem in schema_line.run(draft)} == {None}
    assert len(schema_line.run(draft)) == 8


def test_a_schema_at_an_address_is_taken_as_it_is(tmp_path: Path) -> None:
    """Nothing is looked up over a network."""
    criteria = write_criteria(tmp_path)
    first_line(criteria, "town/levels.yaml", f"{SCHEMA}https://example.org/levels.schema.json")
    assert not schema_line.run(read_edition(criteria / "town"))


def test_what_cannot_be_read_is_left_to_its_reader(tmp_path: Path) -> None:
    """Cases that are no text are reported by `ecorules test`."""
    criteria = write_criteria(tmp_path)
    (criteria / "town" / "physical" / "1.1.1.cases.yaml").write_bytes(b"\xff\xfe")
    assert not schema_line.run(read_edition(criteria / "town"))
