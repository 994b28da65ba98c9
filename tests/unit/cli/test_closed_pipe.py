"""A reader who has seen enough, as in `ecorules … | head -1`, is no failure of any command."""

import os
import subprocess
import sys

import pytest

from tests.repository import ROOT

# Each with the exit code it has without a pipe.
COMMANDS = {
    "audit cases/demonstration": 0,
    "explain cases/demonstration 19.1.1": 0,
    "crosswalk cases/demonstration --to eit-2565": 0,
    "editions": 0,
    "portfolio": 0,
    "check tests/example/town --format json": 1,
    "test tests/example/town": 1,
    "handbook eit-2562 --level 1 -o {folder}/handbook.html": 0,
}


@pytest.mark.parametrize("line", COMMANDS, ids=lambda line: line.split()[0])
def test_a_reader_who_leaves_early_is_no_failure(
    line: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The command ends as it would have, and says nothing on standard error."""
    folder = tmp_path_factory.mktemp("made")
    taken, given = os.pipe()
    os.close(taken)
    words = line.format(folder=folder).split()
    with os.fdopen(given, "w") as nobody:
        ended = subprocess.run(  # noqa: S603 - our own program with words of ours
            [sys.executable, "-m", "ecorules", *words, "--lang", "en"],
            cwd=ROOT,
            stdout=nobody,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (ended.returncode, ended.stderr) == (COMMANDS[line], b"")
