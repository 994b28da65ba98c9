"""The documents of a case in OSCAL: resources with their files and digests, and who gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from ecorules.audit.outstanding import titles
from ecorules.diagnostics import Text
from ecorules.report.oscal.marks import filled, id_of, line, markup, prop
from ecorules.report.wording import owner_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.audit.conduct import Audit
    from ecorules.case.model import Evidence, EvidenceFile
    from ecorules.diagnostics import Language
    from ecorules.edition.model import Requirement
    from ecorules.report.oscal.marks import Json

_PLANNED = Text("not handed in", "ยังไม่ได้ส่ง")


def documents(audit: Audit, lang: Language) -> list[Json]:
    """Return every document of the register as a resource, with its files as far as they are told.

    Paths are as in the folder of the case; of a file that stays where it is only the digest is
    known.
    """
    called = titles(audit)
    register = audit.case.register.evidence
    return [
        filled(
            uuid=_resource_id(audit, code),
            title=markup(called.get(code, Text(code, code)).said(lang)),
            props=[
                prop("evidence", code),
                prop("state", one.state.value),
                *_days(one),
                *(prop("sha256", each.sha256 or "-") for each in one.files if each.path is None),
            ],
            rlinks=[_file(each) for each in one.files if each.path is not None],
            remarks=None if one.because is None else markup(one.because),
        )
        for code, one in sorted(register.items())
    ]


def relevant(audit: Audit, one: Requirement, lang: Language) -> list[Json]:
    """Return the documents that a requirement asks for, each with how far it has come."""
    register = audit.case.register.evidence
    found: list[Json] = []
    for item in one.evidence:
        title, held = markup(item.title.said(lang)), register.get(item.code)
        if held is None:
            found.append(
                filled(
                    description=f"{title} ({_PLANNED.said(lang)})",
                    props=[prop("evidence", item.code)],
                )
            )
        else:
            href = f"#{_resource_id(audit, item.code)}"
            found.append(filled(href=href, description=title, props=[prop("evidence", item.code)]))
    return found


def parties(audit: Audit, lang: Language) -> list[Json]:
    """Return the agencies that provide evidence, by the names that the case gives them."""
    asked = {owner for one in audit.edition.requirements.values() for owner in one.owners}
    asked |= {owner for owners in audit.case.owners.values() for owner in owners}
    return [
        filled(
            uuid=id_of("owner", audit.case.id, owner),
            type="organization",
            name=line(owner_said(audit, owner, lang)),
            props=[prop("owner", owner)],
        )
        for owner in sorted(asked)
    ]


def _days(one: Evidence) -> Iterator[Json]:
    days = (
        ("submitted", one.submitted),
        ("valid-from", one.valid_from),
        ("valid-until", one.valid_until),
    )
    return (prop(name, day.isoformat()) for name, day in days if day is not None)


def _file(each: EvidenceFile) -> Json:
    digest = each.sha256
    hashes = [] if digest is None else [{"algorithm": "SHA-256", "value": digest}]
    return filled(href=quote(each.path or ""), media_type=each.media_type, hashes=hashes)


def _resource_id(audit: Audit, code: str) -> str:
    return id_of("evidence", audit.case.id, code)
