"""One requirement that stands in both editions, merged decision by decision."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ecorules.edition.codes import code_order
from ecorules.language.syntax import InHand, walk
from ecorules.revision.difference.merging import Merger, Spot
from ecorules.revision.difference.model import Change, ChangeKind, Clause, Strictness
from ecorules.revision.difference.offers import Offer

if TYPE_CHECKING:
    from ecorules.edition.model import EvidenceItem, Requirement
    from ecorules.language.vocabulary import Vocabulary
    from ecorules.revision.difference.offers import Decide


def merged_requirement(
    old: Requirement, new: Requirement, vocabulary: Vocabulary, decide: Decide
) -> Requirement:
    """Return the requirement that has of each difference what was decided.

    It is the one or the other as it stands, down to the order of its clauses, where all was
    decided alike.
    """
    answers = set[bool]()

    def heard(change: Change) -> bool:
        answers.add(decide(change))
        return decide(change)

    merged = _merged(old, new, vocabulary, heard)
    if len(answers) == 1:
        return new if True in answers else old
    return merged if answers else old


def _merged(
    old: Requirement, new: Requirement, vocabulary: Vocabulary, decide: Decide
) -> Requirement:
    at, code = ("requirement", old.code), old.code
    offer = Offer(decide, at, code)
    listed = _listed(old, new)
    merger = Merger(decide, ChangeKind.CONDITION, code, listed, vocabulary)
    requires = merger.condition(old.requires, new.requires, Spot((*at, "requires")))
    applying = replace(merger, kind=ChangeKind.APPLICABILITY)
    # To apply to more is to demand more.
    applies = applying.narrowing(old.applies, new.applies, Spot((*at, "applies"), sense=-1))
    merged = replace(
        old,
        level=offer.choice(ChangeKind.REQUIREMENT_MOVED, old.level, new.level, "level"),
        title=offer.told(ChangeKind.TITLE, old.title, new.title, "title"),
        owners=offer.told(ChangeKind.OWNER, old.owners, new.owners, "owners"),
        provenance=offer.told(ChangeKind.PROVENANCE, old.provenance, new.provenance, "provenance"),
        reading=offer.told(ChangeKind.PROVENANCE, old.reading, new.reading, "reading"),
        requires=requires,
        applies=applies,
    )
    merged = _placed(merged, old, new, offer)
    return replace(merged, evidence=_evidence(merged, old, new, listed, decide))


def _placed(merged: Requirement, old: Requirement, new: Requirement, offer: Offer) -> Requirement:
    """Return the requirement under one dimension, aspect and group: they go together."""
    before, after = _place(old), _place(new)
    if offer.told(ChangeKind.DIMENSION, before, after, "dimension") == before:
        return merged
    return replace(merged, dimension=new.dimension, aspect=new.aspect, group=new.group)


def _place(requirement: Requirement) -> tuple[str, ...]:
    """Return under what a requirement stands, as far as anything is said of it."""
    aspect = "" if requirement.aspect is None else str(requirement.aspect)
    return requirement.dimension, aspect, requirement.group or ""


def _listed(old: Requirement, new: Requirement) -> dict[str, Change]:
    """Return the change of each evidence item that only one of the two asks for."""
    before, after = _items(old), _items(new)
    found = {}
    for code in (*before, *after):
        if code in before and code in after:
            continue
        is_added = code in after
        is_demanded = (code in _demanded(old)) != (code in _demanded(new))
        harder = Strictness.STRICTER if is_added else Strictness.LOOSER
        found[code] = Change(
            ChangeKind.EVIDENCE_ADDED if is_added else ChangeKind.EVIDENCE_DROPPED,
            Clause(("requirement", old.code, "evidence", code)),
            before.get(code),
            after.get(code),
            old.code,
            harder if is_demanded else None,
            is_demanded,
        )
    return found


def _items(requirement: Requirement) -> dict[str, EvidenceItem]:
    return {item.code: item for item in requirement.evidence}


def _demanded(requirement: Requirement) -> frozenset[str]:
    """Return the evidence items that a requirement's conditions name."""
    conditions = (requirement.requires, requirement.applies)
    return frozenset(
        node.item
        for condition in conditions
        if condition is not None
        for node in walk(condition)
        if isinstance(node, InHand)
    )


def _evidence(
    merged: Requirement,
    old: Requirement,
    new: Requirement,
    listed: dict[str, Change],
    decide: Decide,
) -> tuple[EvidenceItem, ...]:
    """Return the list of evidence as decided, with all that the merged condition still names."""
    before, after, demanded = _items(old), _items(new), _demanded(merged)
    kept: list[EvidenceItem] = []
    for code, change in listed.items():
        item = after[code] if code in after else before[code]
        is_kept = decide(change) == (code in after)
        kept += [item] if is_kept or code in demanded else []
    kept += [_item(before[code], after[code], old, new, decide) for code in before if code in after]
    return tuple(sorted(kept, key=_printed))


def _item(
    old: EvidenceItem, new: EvidenceItem, before: Requirement, after: Requirement, decide: Decide
) -> EvidenceItem:
    offer = Offer(decide, ("requirement", before.code, "evidence", old.code), before.code)
    titled = offer.told(ChangeKind.TITLE, old, new._replace(owners=old.owners), "title")
    # Where nobody is named for the item, it follows the owners of its requirement.
    if (old.owners, new.owners) == (before.owners, after.owners):
        return titled
    return titled._replace(owners=offer.told(ChangeKind.OWNER, old.owners, new.owners, "owners"))


def _printed(item: EvidenceItem) -> tuple[object, ...]:
    """Return what the list of evidence is sorted by: the printed number, then the code."""
    return item.number is None, item.number or 0, code_order(item.code), item.code
