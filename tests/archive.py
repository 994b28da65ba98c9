"""Two hundred made-up cases of four years, for whatever looks at many cases at once."""

from functools import cached_property
from pathlib import Path

import pytest

from ecorules.audit.terms import terms_of
from ecorules.case.model import Case
from ecorules.case.written import written_case
from ecorules.edition.load import load_edition
from ecorules.edition.model import Edition
from ecorules.revision.simulation import Made, Order, simulated

AREAS, SEED, YEARS = 50, 7, (2562, 2563, 2564, 2565)
FEWEST, MOST = 3, 9


class Archive:
    """Made-up cases for one edition with their audits; every one of them is synthetic."""

    def __init__(self, order: Order) -> None:
        """Make the cases."""
        self.edition: Edition = order.edition
        self.made: tuple[Made, ...] = tuple(simulated(order))

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """Return the cases alone."""
        return tuple(each.case for each in self.made)

    def written(self, folder: Path) -> Path:
        """Write every case into a folder of its own below this one, and return it."""
        terms = terms_of(self.edition)
        for case in self.cases:
            place = folder / case.id
            place.mkdir(parents=True)
            for name, text in written_case(case, terms).items():
                (place / name).write_text(text, encoding="utf-8", newline="")
        return folder


@pytest.fixture(scope="session")
def archive() -> Archive:
    """Return 200 made-up cases for the edition of 2562."""
    return Archive(Order(load_edition("eit-2562"), AREAS, SEED, YEARS, FEWEST, MOST))


@pytest.fixture(scope="session")
def archive_folder(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which the 200 cases stand, one folder each; nobody writes in it."""
    return archive.written(tmp_path_factory.mktemp("archive"))
