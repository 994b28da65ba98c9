"""Make the report of an audit: everything that it says, in the order of an auditor."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from ecorules.audit.record import written_record
from ecorules.case.canonical import digest
from ecorules.diagnostics import Text
from ecorules.report.document.closing import register_section, signatures_section
from ecorules.report.document.conclusion import basis_section, conclusion_section
from ecorules.report.document.findings import findings_section, nonconformities_section
from ecorules.report.document.firmness import firmness_section
from ecorules.report.document.model import Attachment, Document, Section
from ecorules.report.document.place import making_section, place_section
from ecorules.report.document.saying import ROUNDS, day
from ecorules.report.document.team import team_section
from ecorules.report.document.traces import traces_section
from ecorules.report.document.wanting import beyond_section, outstanding_section
from ecorules.report.wording import SYNTHETIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.audit.conduct import Audit
    from ecorules.path.journey import Journey

_TITLE: Final = Text("Audit report", "รายงานผลการตรวจประเมิน")


def report_of(audit: Audit, journey: Journey | None = None) -> Document:
    """Return the report of an audit, with the way to a level if one was looked for."""
    on, held = day(audit.on), ROUNDS[audit.kind]
    return Document(
        key=f"audit-report:{audit.case.id}",
        title=Text(f"{_TITLE.en}: {audit.case.title.en}", f"{_TITLE.th} {audit.case.title.th}"),
        subtitle=Text(f"{held.en}, {on.en}", f"{held.th} วันที่ {on.th}"),
        warnings=tuple(_warnings(audit)),
        on=audit.on,
        sections=tuple(_sections(audit, journey)),
        attachments=(
            Attachment(
                "audit.json",
                written_record(audit).encode(),
                "application/json",
                Text("the whole audit as JSON", "ผลการตรวจประเมินทั้งหมดสำหรับโปรแกรม"),
            ),
        ),
    )


def _warnings(audit: Audit) -> Iterator[Text]:
    if audit.case.is_synthetic:
        yield SYNTHETIC
    if audit.edition.adoption is None:
        yield Text(
            "By a working edition of the criteria that nobody has adopted",
            "ตรวจตามฉบับเกณฑ์ที่ยังไม่มีผู้มีอำนาจประกาศใช้",
        )


def _sections(audit: Audit, journey: Journey | None) -> Iterator[Section]:
    yield place_section(audit)
    if audit.case.team is not None:
        yield team_section(audit.case.team)
    yield conclusion_section(audit)
    yield basis_section(audit)
    yield findings_section(audit)
    yield nonconformities_section(audit)
    yield outstanding_section(audit)
    yield firmness_section(audit)
    if journey is not None:
        from ecorules.report.document.way import way_section  # noqa: PLC0415 - it asks a solver

        yield way_section(journey)
    yield signatures_section(audit)
    beyond = beyond_section(audit)
    if beyond is not None:
        yield beyond
    yield register_section(audit)
    yield traces_section(audit)
    engine = f"ecorules {version('ecorules')}"
    yield making_section(audit, engine, audit.case.digest or digest(audit.case))
