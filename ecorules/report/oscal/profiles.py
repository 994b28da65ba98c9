"""A level as an OSCAL profile: the requirements that are asked for it, those below included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.diagnostics import Text
from ecorules.report.oscal.catalog import control_id, day_note, modified
from ecorules.report.oscal.marks import filled, id_of, metadata, prop

if TYPE_CHECKING:
    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.report.oscal.marks import Json


def profiles_of(edition: Edition, catalog: str, lang: Language) -> dict[int, dict[str, Json]]:
    """Return the profile of each level that asks for anything, of the catalog in a file."""
    return {
        number: {"profile": _profile(edition, number, asked, catalog, lang)}
        for number in edition.levels
        if (asked := asked_for(edition, number))
    }


def asked_for(edition: Edition, number: int) -> tuple[str, ...]:
    """Return the codes of all requirements that a level asks for, in the edition's order."""
    levels, ahead = set[int](), [number]
    while ahead:
        level = ahead.pop()
        if level not in levels:
            levels.add(level)
            ahead.extend(edition.levels[level].stands_on)
    return tuple(code for code, one in edition.requirements.items() if one.level in levels)


def profile_id(edition: Edition, number: int, lang: Language) -> str:
    """Return the UUID of the profile of a level."""
    return id_of("profile", edition.digest, number, lang)


def _profile(
    edition: Edition, number: int, asked: tuple[str, ...], catalog: str, lang: Language
) -> Json:
    level = edition.levels[number]
    name = Text(f"Level {number}: {level.name.en}", f"ระดับ {number} {level.name.th}").said(lang)
    incomplete = None if level.incomplete is None else level.incomplete.said(lang)
    return filled(
        uuid=profile_id(edition, number, lang),
        metadata=metadata(
            f"{edition.title.said(lang)} · {name}",
            edition.digest,
            modified(edition),
            props=[
                prop("edition", edition.id),
                prop("level", str(number), remarks=incomplete),
                prop("language", lang),
            ],
            remarks=day_note(edition, lang),
        ),
        imports=[
            {"href": catalog, "include-controls": [{"with-ids": [control_id(c) for c in asked]}]}
        ],
        merge={"as-is": True},
    )
