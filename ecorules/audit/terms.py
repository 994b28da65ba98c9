"""What a case may name under an edition, and the way from a folder to both of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ecorules.case.load import Records, case_edition, without_edition
from ecorules.case.load import load_case as load_case_by
from ecorules.case.load import load_register as load_register_by
from ecorules.case.model import Case, Terms
from ecorules.diagnostics import Invalid
from ecorules.edition.load import find_edition, load_edition
from ecorules.edition.model import SetBy
from ecorules.language.vocabulary import NumberKind

if TYPE_CHECKING:
    from ecorules.edition.model import Edition


def terms_of(edition: Edition) -> Terms:
    """Return the words of an edition that a case may use."""
    return Terms(
        edition=edition.variant_of or edition.id,
        vocabulary=edition.vocabulary,
        requirements=frozenset(edition.requirements),
        evidence=frozenset(
            item.code for one in edition.requirements.values() for item in one.evidence
        ),
        targets={
            name: NumberKind(target.unit, target.extent) for name, target in edition.targets.items()
        },
        set_by_edition=frozenset(
            name for name, target in edition.targets.items() if target.set_by is SetBy.EDITION
        ),
        highest=max(edition.levels, default=None),
    )


def load_case(folder: str | Path, edition: Edition | None = None) -> Case:
    """Read a case folder, by the edition it names unless another is given.

    Raises `Invalid` with everything that is wrong, at once.
    """
    return load_with_edition(folder, edition)[1]


def load_with_edition(folder: str | Path, edition: Edition | None = None) -> tuple[Edition, Case]:
    """Read a case folder as `load_case` does, and return the edition it was read by as well."""
    path = Path(folder)
    by = _own_edition(path) if edition is None else edition
    return by, load_case_by(path, terms_of(by))


def load_register(folder: str | Path, edition: Edition | None = None) -> tuple[Edition, Records]:
    """Read the register of a case alone, and return the edition it was read by as well."""
    path = Path(folder)
    by = _own_edition(path) if edition is None else edition
    return by, load_register_by(path, terms_of(by))


def _own_edition(folder: Path) -> Edition:
    """Return the edition that a case names; that there is none is told where it is named."""
    named = case_edition(folder)
    try:
        found = find_edition(named)
    except Invalid as unknown:
        raise without_edition(folder, unknown.diagnostics) from None
    return load_edition(found)
