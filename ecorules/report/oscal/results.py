"""An audit as OSCAL assessment results: the levels, and a finding for every requirement.

OSCAL knows an objective that is satisfied and one that is not.  What a level sees of a
requirement decides which of the two is written; which of the four verdicts it is stands beside it
as the reason, and once more as a property in our own words.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from ecorules.case.canonical import digest
from ecorules.diagnostics import Text
from ecorules.documents.days import day_said
from ecorules.report.oscal.catalog import catalog_id, control_id
from ecorules.report.oscal.evidence import documents, parties
from ecorules.report.oscal.findings import area_id, finding, observation, tool_id
from ecorules.report.oscal.marks import filled, id_of, line, markup, metadata, moment, prop
from ecorules.report.wording import PURPOSES, ROUNDS, SYNTHETIC, status_said

if TYPE_CHECKING:
    from ecorules.audit.conduct import Audit
    from ecorules.diagnostics import Language
    from ecorules.report.oscal.marks import Json

_DECIDES: Final = Text(
    en="The program recommends; the committee decides.",
    th="โปรแกรมให้ข้อเสนอแนะเท่านั้น การตัดสินเป็นอำนาจของคณะกรรมการ",
)
_NO_PLAN: Final = Text(
    en="This audit had no assessment plan in OSCAL.  It followed the edition named here, on the "
    "day and in the kind of round named in the results.",
    th="การตรวจนี้ไม่มีแผนการตรวจในรูปแบบ OSCAL แต่ดำเนินการตามฉบับเกณฑ์ วันที่ และรอบการตรวจที่ระบุในผลการตรวจ",
)
_AREA: Final = Text("An area, not an information system.", "พื้นที่อุตสาหกรรม ไม่ใช่ระบบสารสนเทศ")
_TOOL: Final = Text(
    "Rule engine for the Eco-Industrial Town criteria.",
    "โปรแกรมตรวจประเมินตามเกณฑ์เมืองอุตสาหกรรมเชิงนิเวศ",
)


def results_of(audit: Audit, lang: Language, catalog: str | None = None) -> dict[str, Json]:
    """Return an audit as OSCAL assessment results in one language.

    `catalog` is where the catalog of the edition was written, if it was.
    """
    case = audit.case
    plan = id_of("plan", case.id, audit.edition.id)
    return {
        "assessment-results": filled(
            uuid=id_of("results", case.id, audit.edition.id),
            metadata=_head(audit, lang),
            import_ap={"href": f"#{plan}", "remarks": markup(_NO_PLAN.said(lang))},
            results=[_result(audit, lang)],
            back_matter={
                "resources": [
                    _plan(audit, plan, lang),
                    _criteria(audit, catalog, lang),
                    *documents(audit, lang),
                ]
            },
        )
    }


def _head(audit: Audit, lang: Language) -> Json:
    case, edition = audit.case, audit.edition
    remarks = [SYNTHETIC.said(lang)] if case.is_synthetic else []
    return metadata(
        case.title.said(lang),
        case.digest or digest(case),
        moment(audit.on),
        props=[
            prop("case", case.id),
            prop("edition", edition.id, remarks=status_said(edition, lang)),
            prop("edition-digest", edition.digest),
            prop("synthetic", "yes" if case.is_synthetic else "no"),
            prop("language", lang),
        ],
        parties=parties(audit, lang),
        remarks=" ".join([*map(markup, remarks), markup(_DECIDES.said(lang))]),
    )


def _result(audit: Audit, lang: Language) -> Json:
    case = audit.case
    title = Text(
        f"{ROUNDS[audit.kind].en} on {day_said(audit.on, 'en')}",
        f"{ROUNDS[audit.kind].th} วันที่ {day_said(audit.on, 'th')}",
    )
    about = Text(
        f"Proven level {audit.conclusion.proven}, reachable level {audit.conclusion.reachable} "
        f"(0: none). {_DECIDES.en}",
        f"ระดับที่พิสูจน์แล้ว {audit.conclusion.proven} ระดับที่ยังไปถึงได้ {audit.conclusion.reachable} "
        f"(0 คือยังไม่มี) {_DECIDES.th}",
    )
    found = audit.findings.values()
    return filled(
        uuid=id_of("result", case.id, audit.edition.id, audit.on.isoformat(), audit.kind.value),
        title=markup(title.said(lang)),
        description=markup(about.said(lang)),
        start=moment(audit.on),
        end=moment(audit.on),
        props=[*_round(audit, lang), *_levels(audit, lang), *_counts(audit)],
        local_definitions=_definitions(audit, lang),
        reviewed_controls={
            "control-selections": [
                {"include-controls": [{"control-id": control_id(code)} for code in audit.findings]}
            ],
            "links": [{"href": f"#{catalog_id(audit.edition, lang)}", "rel": "reference"}],
        },
        observations=[observation(audit, one, lang) for one in found],
        findings=[finding(audit, one, lang) for one in found],
    )


def _round(audit: Audit, lang: Language) -> list[Json]:
    asked = audit.case.round
    purpose = prop("purpose", asked.purpose.value, remarks=PURPOSES[asked.purpose].said(lang))
    aim = [] if asked.aim is None else [prop("aim", str(asked.aim))]
    return [
        prop("round", audit.kind.value, remarks=ROUNDS[audit.kind].said(lang)),
        purpose,
        prop("fiscal-year", str(asked.fiscal_year)),
        prop("register", "closed" if audit.case.register.is_closed else "open"),
        *aim,
    ]


def _levels(audit: Audit, lang: Language) -> list[Json]:
    conclusion = audit.conclusion
    return [
        prop("proven-level", str(conclusion.proven)),
        prop("reachable-level", str(conclusion.reachable)),
        *(
            prop(
                "level-state",
                rung.state.value,
                f"level-{rung.level.number}",
                rung.level.name.said(lang),
            )
            for rung in conclusion.rungs
        ),
    ]


def _counts(audit: Audit) -> list[Json]:
    verdicts = (
        prop("count", str(number), verdict.value.replace("_", "-"))
        for verdict, number in audit.counts.items()
    )
    texts = (
        prop("provenance-count", str(number), status.value)
        for status, number in audit.provenance.items()
    )
    return [*verdicts, *texts]


def _definitions(audit: Audit, lang: Language) -> Json:
    """Return what findings refer to: the area that was audited, and the program that did it."""
    area = filled(
        uuid=area_id(audit),
        type="area",
        title=markup(audit.case.title.said(lang)),
        description=markup(_AREA.said(lang)),
        props=[prop("area", text.said(lang), name) for name, text in audit.case.area.items()],
        status={"state": "other", "remarks": markup(_AREA.said(lang))},
    )
    tool = filled(
        uuid=tool_id(),
        type="software",
        title="ecorules",
        description=markup(_TOOL.said(lang)),
        props=[{"name": "version", "value": version("ecorules")}],
        status={"state": "operational"},
    )
    platform: Json = {
        "uuid": id_of("platform", "ecorules"),
        "title": "ecorules",
        "uses-components": [{"component-uuid": tool_id()}],
    }
    return {
        "components": [area],
        "assessment-assets": {"components": [tool], "assessment-platforms": [platform]},
    }


def _plan(audit: Audit, plan: str, lang: Language) -> Json:
    return filled(
        uuid=plan,
        title=markup(audit.edition.title.said(lang)),
        description=markup(_NO_PLAN.said(lang)),
        props=[prop("edition", audit.edition.id), prop("edition-digest", audit.edition.digest)],
    )


def _criteria(audit: Audit, catalog: str | None, lang: Language) -> Json:
    links: list[Json] = []
    if catalog is not None:
        links = [{"href": catalog, "media-type": "application/oscal.catalog+json"}]
    return filled(
        uuid=catalog_id(audit.edition, lang),
        title=markup(audit.edition.title.said(lang)),
        props=[
            prop("edition", line(audit.edition.id)),
            prop("edition-digest", audit.edition.digest),
        ],
        rlinks=links,
    )
