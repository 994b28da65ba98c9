"""A plan as JSON: stable, versioned, the same bytes on any machine; and back."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from importlib.metadata import version
from typing import TYPE_CHECKING, TypeAlias

from pydantic import ValidationError

from ecorules.case.model import RoundKind
from ecorules.diagnostics import Diagnostic, Invalid, Span, Text, quoted
from ecorules.path.actions import Better
from ecorules.path.plan.model import Activity, Origin, Owner, Plan, Said, Standpoint
from ecorules.path.plan.months import Month
from ecorules.path.plan.schema import FORMAT, ActivityRecord, PlanRecord
from ecorules.path.record import action_of, action_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.path.actions import Action
    from ecorules.path.plan.schema import InBoth

Json: TypeAlias = bool | int | str | list["Json"] | dict[str, "Json"] | None


def written_plan(plan: Plan) -> str:
    """Return a plan as JSON text."""
    return json.dumps(_record(plan), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _record(plan: Plan) -> Json:
    made = plan.stands_on
    return {
        "format": FORMAT,
        "engine": f"ecorules {version('ecorules')}",
        "edition": {"id": made.edition, "digest": made.edition_digest},
        "case": {
            "id": made.case,
            "digest": made.case_digest,
            "title": _text(made.title),
            "synthetic": made.is_synthetic,
        },
        "round": made.kind.value,
        "on": made.on.isoformat(),
        "fiscal_year": made.fiscal_year,
        "register": "closed" if made.is_closed else "open",
        "level": {"proven": made.proven, "aim": plan.aim},
        "assumed": {name: str(value) for name, value in plan.assumed.items()},
        "effort": str(plan.effort),
        "defaults": plan.defaults,
        "start": plan.start.written,
        "actions": [_action(one) for one in plan.actions],
        "activities": [_activity(one) for one in plan.activities],
    }


def _action(action: Action) -> Json:
    """Return an action with the requirements that it was chosen for, where it names any."""
    if isinstance(action, Better):
        return {**action_record(action), "requirements": list(action.requirements)}
    return action_record(action)


def _activity(one: Activity) -> Json:
    return {
        "code": one.code,
        "origin": one.origin.value,
        "title": _text(one.title),
        "requirements": list(one.requirements),
        "level": one.level,
        "owners": [{"agency": agency, "name": _text(name)} for agency, name in one.owners],
        "start": None if one.start is None else one.start.written,
        "months": one.months,
        "after": list(one.after),
        "action": one.action,
        "critical": one.is_critical,
        "lead_time_default": one.has_default_time,
        "state": None if one.said is None else one.said.value,
        "remark": one.remark,
        "source": None if one.source is None else _text(one.source),
    }


def _text(text: Text) -> dict[str, Json]:
    return {"en": text.en, "th": text.th}


def plan_from(text: str, shown: str) -> Plan:
    """Return the plan that JSON text holds, or raise `Invalid` with everything that is wrong."""
    span = Span.whole(shown)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        message = Text("this is not JSON", "ไฟล์นี้ไม่ใช่ JSON")
        raise Invalid([Diagnostic("not-json", message, span)]) from None
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise Invalid([Diagnostic("not-a-plan", _NOT_A_PLAN, span, help=_HOW_TO_MAKE_ONE)])
    try:
        record = PlanRecord.model_validate(value)
    except ValidationError as wrong:
        raise Invalid(_wrong(wrong, span)) from None
    problems = list(_unfit(record, span))
    if problems:
        raise Invalid(problems)
    return _plan(record)


def _wrong(wrong: ValidationError, span: Span) -> Iterator[Diagnostic]:
    for each in wrong.errors(include_url=False, include_input=False):
        place = quoted(".".join(map(str, each["loc"])))
        message = Text(
            f"{place}: {each['msg']}", f"{place}: ค่าไม่ถูกต้องตามรูปแบบของแผน ({each['type']})"
        )
        yield Diagnostic("malformed-plan", message, span, help=_HOW_TO_MAKE_ONE)


def _unfit(record: PlanRecord, span: Span) -> Iterator[Diagnostic]:
    """Yield what is wrong though each value by itself is right."""
    codes: set[str] = set()
    known = {one.code for one in record.activities}
    for one in record.activities:
        said = quoted(one.code)
        if one.code in codes:
            message = Text(f"activity {said} is there twice", f"มีกิจกรรม {said} ซ้ำกัน")
            yield Diagnostic("activity-twice", message, span)
        codes.add(one.code)
        for other in one.after:
            if other not in known:
                message = Text(
                    f"activity {said} comes after {quoted(other)}, which is not there",
                    f"กิจกรรม {said} ต้องตามหลัง {quoted(other)} แต่ไม่มีกิจกรรมนี้ในแผน",
                )
                yield Diagnostic("unknown-activity", message, span)
        if one.action is not None and one.action >= len(record.actions):
            message = Text(
                f"activity {said} names action {one.action}, which is not there",
                f"กิจกรรม {said} อ้างถึงการดำเนินการลำดับ {one.action} ซึ่งไม่มีในแผน",
            )
            yield Diagnostic("unknown-action", message, span)


def _plan(record: PlanRecord) -> Plan:
    case, edition = record.case, record.edition
    return Plan(
        stands_on=Standpoint(
            edition=edition.id,
            edition_digest=edition.digest,
            case=case.id,
            case_digest=case.digest,
            title=_read(case.title),
            is_synthetic=case.synthetic,
            kind=RoundKind(record.round),
            on=date.fromisoformat(record.on),
            fiscal_year=record.fiscal_year,
            is_closed=record.register_ == "closed",
            proven=record.level.proven,
        ),
        aim=record.level.aim,
        assumed={name: Fraction(amount) for name, amount in record.assumed.items()},
        effort=Fraction(record.effort),
        defaults=record.defaults,
        start=_month(record.start),
        actions=tuple(map(action_of, record.actions)),
        activities=tuple(map(_activity_of, record.activities)),
    )


def _activity_of(record: ActivityRecord) -> Activity:
    return Activity(
        code=record.code,
        origin=Origin(record.origin),
        title=_read(record.title),
        requirements=tuple(record.requirements),
        level=record.level,
        owners=tuple(Owner(one.agency, _read(one.name)) for one in record.owners),
        start=None if record.start is None else _month(record.start),
        months=record.months,
        after=tuple(record.after),
        action=record.action,
        is_critical=record.critical,
        has_default_time=record.lead_time_default,
        said=None if record.state is None else Said(record.state),
        remark=record.remark,
        source=None if record.source is None else _read(record.source),
    )


def _read(text: InBoth) -> Text:
    return Text(text.en, text.th)


def _month(text: str) -> Month:
    year, number = text.split("-")
    return Month(int(year), int(number))


_NOT_A_PLAN = Text(
    f"this is not a plan: its `format` is not `{FORMAT}`",
    f"ไฟล์นี้ไม่ใช่แผนการดำเนินงาน เพราะ `format` ไม่ใช่ `{FORMAT}`",
)
_HOW_TO_MAKE_ONE = Text(
    "make one with `ecorules plan CASE --to N --start 2565-10 -o plan.json`",
    "จัดทำแผนด้วย `ecorules plan CASE --to N --start 2565-10 -o plan.json`",
)
