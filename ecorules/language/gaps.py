"""What is missing, said as something that somebody can go and get."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.language.subject import Lack

if TYPE_CHECKING:
    from ecorules.language.naming import Names
    from ecorules.language.subject import Gap
    from ecorules.language.trace import Unresolved

# What is not in hand: a document by its title, or the document behind a fact.
_PAPERS: Final = {
    Lack.NO_DOCUMENT: Text("not handed in", "ยังไม่ได้ส่งเอกสาร"),
    Lack.NOT_ACCEPTED: Text("not accepted", "เอกสารยังไม่ได้รับการยอมรับ"),
    Lack.EXPIRED: Text("not valid on the day", "เอกสารไม่มีผลใช้ในวันที่ตรวจ"),
}
_OF_PAPER: Final = Text("{lack}: {paper}", "{lack}: {paper}")
_OTHERS: Final = {
    Lack.NO_OBSERVATION: Text("no observation of {item}", "ยังไม่มีข้อมูล{item}"),
    Lack.CONFLICTING: Text("the observations of {item} contradict each other", "ข้อมูล{item}ขัดแย้งกัน"),
    Lack.UNSUPPORTED: Text("no evidence supports {item}", "ไม่มีหลักฐานรองรับ{item}"),
    Lack.NO_TARGET: Text("no value is set for {item}", "ยังไม่ได้กำหนด{item}"),
    Lack.UNKNOWN_APPLICABILITY: Text(
        "it is not known whether {item} applies", "ยังไม่ทราบว่า{item} เกี่ยวข้องกับพื้นที่หรือไม่"
    ),
    Lack.OPEN_PREREQUISITE: Text("{item} is not decided yet", "{item} ยังตัดสินไม่ได้"),
}
_INCOMPLETE: Final = Text("the list of {members} is not complete", "บัญชี{members}ยังไม่ครบถ้วน")
_EVIDENCE_OF: Final = Text("the evidence of {item}", "หลักฐานของ{item}")
_LIST_OF: Final = Text("the list of {members}", "บัญชี{members}")
_IN_YEAR: Final = Text("{said} (fiscal year {year})", "{said} (ปีงบประมาณ {year})")
_FOR_MEMBERS: Final = Text(
    "{said} for {number} {members}: {named}", "{said} สำหรับ {number} {members}: {named}"
)
_AND_MORE: Final = Text("{named} and {more} more", "{named} และอีก {more}")
_NAMED: Final = 3


def gap_said(unresolved: Unresolved, names: Names) -> str:
    """Return what is missing, of which year, and for which members."""
    gap = unresolved.gap
    said = _lacking(gap, names)
    if gap.fiscal_year is not None:
        said = names.said(_IN_YEAR, said=said, year=str(gap.fiscal_year))
    if not unresolved.members:
        return said
    named = ", ".join(unresolved.members[:_NAMED])
    more = len(unresolved.members) - _NAMED
    if more > 0:
        named = names.said(_AND_MORE, named=named, more=str(more))
    return names.said(
        _FOR_MEMBERS,
        said=said,
        number=str(len(unresolved.members)),
        members=members_counted(gap, len(unresolved.members), names),
        named=named,
    )


def lack_said(gap: Gap, names: Names) -> str:
    """Return what is missing beside a sentence that names the document itself."""
    return names.said(_PAPERS[gap.lack]) if gap.lack in _PAPERS else _lacking(gap, names)


def members_counted(gap: Gap, number: int, names: Names) -> str:
    """Return what so many of the members that something is missing for are called."""
    fact = names.vocabulary.facts.get(gap.item)
    if fact is None or fact.roster is None:
        return names.said(_ONE if number == 1 else _SEVERAL)
    return names.member(fact.roster) if number == 1 else names.members(fact.roster)


_ONE: Final = Text("member", "ราย")
_SEVERAL: Final = Text("members", "ราย")


def _lacking(gap: Gap, names: Names) -> str:
    if gap.lack in _PAPERS:
        lack = names.said(_PAPERS[gap.lack])
        return names.said(_OF_PAPER, lack=lack, paper=_paper(gap.item, names))
    if gap.lack is Lack.NO_OBSERVATION and gap.item in names.vocabulary.rosters:
        return names.said(_INCOMPLETE, members=names.members(gap.item))
    return names.said(_OTHERS[gap.lack], item=_item(gap, names))


def _paper(item: str, names: Names) -> str:
    if item in names.vocabulary.facts:
        return names.said(_EVIDENCE_OF, item=names.fact(item))
    if item in names.vocabulary.rosters:
        return names.said(_LIST_OF, members=names.members(item))
    return names.document(item)


def _item(gap: Gap, names: Names) -> str:
    match gap.lack:
        case Lack.NO_TARGET:
            return names.target(gap.item)
        case Lack.UNKNOWN_APPLICABILITY | Lack.OPEN_PREREQUISITE:
            return names.requirement(gap.item)
        case _ if gap.item in names.vocabulary.rosters:
            return names.said(_LIST_OF, members=names.members(gap.item))
        case _:
            return names.fact(gap.item)
