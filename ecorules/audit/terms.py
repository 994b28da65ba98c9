"""What a case may name under an edition, and the way from a folder to both of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ecorules.case.load import Records, case_edition, without_edition
from ecorules.case.load import load_case as load_case_by
from ecorules.case.load import load_register as load_register_by
from ecorules.case.model import Case, Terms
from ecorules.diagnostics import Invalid, Text
from ecorules.edition.dated import bases, judges
from ecorules.edition.load import find_edition, load_edition
from ecorules.edition.model import SetBy
from ecorules.language.vocabulary import NumberKind

if TYPE_CHECKING:
    from ecorules.edition.model import Edition


def terms_of(edition: Edition, named: str | None = None) -> Terms:
    """Return the words of an edition that a case may use.

    A case that was made for what a draft extends is read by the words of both: `named` is the
    edition that it names.
    """
    editions = (edition, *bases(edition))
    own = edition.variant_of or edition.id
    return Terms(
        edition=named if named is not None and judges(edition, named) else own,
        vocabulary=edition.vocabulary,
        requirements=frozenset(code for each in editions for code in each.requirements),
        evidence=frozenset(
            item.code
            for each in editions
            for one in each.requirements.values()
            for item in one.evidence
        ),
        targets={
            name: NumberKind(target.unit, target.extent)
            for each in reversed(editions)
            for name, target in each.targets.items()
        },
        set_by_edition=frozenset.intersection(*map(_set_by_edition, editions)),
        highest=max((number for each in editions for number in each.levels), default=None),
    )


def _set_by_edition(edition: Edition) -> frozenset[str]:
    targets = edition.targets.items()
    return frozenset(name for name, target in targets if target.set_by is SetBy.EDITION)


def load_case(folder: str | Path, edition: Edition | None = None) -> Case:
    """Read a case folder, by the edition it names unless another is given.

    Raises `Invalid` with everything that is wrong, at once.
    """
    return load_with_edition(folder, edition)[1]


def load_with_edition(folder: str | Path, edition: Edition | None = None) -> tuple[Edition, Case]:
    """Read a case folder as `load_case` does, and return the edition it was read by as well."""
    path = Path(folder)
    by = _own_edition(path) if edition is None else edition
    return by, load_case_by(path, _terms_for(path, by))


def load_register(folder: str | Path, edition: Edition | None = None) -> tuple[Edition, Records]:
    """Read the register of a case alone, and return the edition it was read by as well."""
    path = Path(folder)
    by = _own_edition(path) if edition is None else edition
    return by, load_register_by(path, _terms_for(path, by))


def _terms_for(folder: Path, edition: Edition) -> Terms:
    """Return the words for one case; of a draft also those of the edition that the case names."""
    named = None if edition.overlay is None else case_edition(folder)
    return terms_of(edition, named)


def _own_edition(folder: Path) -> Edition:
    """Return the edition that a case names; that there is none is told where it is named."""
    named = case_edition(folder)
    try:
        found = find_edition(named)
    except Invalid as unknown:
        told = (replace(each, help=_or_a_draft(each.help)) for each in unknown.diagnostics)
        raise without_edition(folder, told) from None
    return load_edition(found)


def _or_a_draft(remedy: Text | None) -> Text:
    """Return what to do about an edition that is none: it may be a draft in a folder of its own."""
    if remedy is None:
        return _A_DRAFT
    return Text(f"{remedy.en} {_A_DRAFT.en}", f"{remedy.th} {_A_DRAFT.th}")


_A_DRAFT: Final = Text(
    "if it is a draft of your own, name the draft's folder with `--edition DRAFT-FOLDER`",
    "หากเป็นฉบับร่างที่จัดทำเอง ให้ระบุโฟลเดอร์ของฉบับร่างด้วย `--edition DRAFT-FOLDER`",
)
