"""What a province does every year beside single requirements, as Saraburi planned it.

Only what the plan of Saraburi for fiscal year 2565 says (activities 1.1 to 1.6), without its
places and numbers.  In which months it was planned cannot be read from the source, so these come
without months, for the plan's users to set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.path.plan.model import Activity, Origin, Owner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_OFFICE: Final = "provincial-industry-office"
_WORKING_GROUP: Final = "working-group"
_PLACE: Final = Text(
    "Saraburi plan for fiscal year 2565, activity {number}",
    "แผนการดำเนินงานจังหวัดสระบุรี ปีงบประมาณ พ.ศ. 2565 กิจกรรมที่ {number}",
)
_REGULAR: Final = (
    (
        "1.1",
        Text(
            "Working group, first meeting: review and draw up the plan, share out the indicators",
            "ประชุมคณะทำงานขับเคลื่อนอุตสาหกรรมเชิงนิเวศ ครั้งที่ 1 เพื่อทบทวนแผนปฏิบัติการ "
            "จัดทำแผนการดำเนินงาน และมอบหมายงานตามตัวชี้วัด",
        ),
        (_OFFICE, _WORKING_GROUP),
    ),
    (
        "1.2",
        Text(
            "Provincial committee, first meeting: approve the plan",
            "ประชุมคณะกรรมการพัฒนาเมืองอุตสาหกรรมเชิงนิเวศจังหวัด ครั้งที่ 1 เพื่อเห็นชอบแผน",
        ),
        (_OFFICE,),
    ),
    (
        "1.3",
        Text(
            "Working group, second meeting: follow up the indicators of each agency",
            "ประชุมคณะทำงานขับเคลื่อนอุตสาหกรรมเชิงนิเวศ ครั้งที่ 2 เพื่อติดตามผลตามตัวชี้วัดของแต่ละหน่วยงาน",
        ),
        (_OFFICE,),
    ),
    (
        "1.4",
        Text(
            "Provincial committee, second meeting: hear the results and prepare for the audit",
            "ประชุมคณะกรรมการพัฒนาเมืองอุตสาหกรรมเชิงนิเวศจังหวัด ครั้งที่ 2 "
            "เพื่อรับทราบผลการดำเนินงานและเตรียมพร้อมรับการตรวจประเมิน",
        ),
        (_OFFICE,),
    ),
    (
        "1.5",
        Text(
            "Workshop for factories and mines: what the certification asks of them",
            "อบรมสัมมนาเชิงปฏิบัติการชี้แจงสถานประกอบการ (โรงงาน/เหมือง) ในพื้นที่",
        ),
        (_OFFICE,),
    ),
    (
        "1.6",
        Text(
            "Workshops for factories: follow up the indicators and record their figures",
            "อบรมสัมมนาเชิงปฏิบัติการสถานประกอบการเพื่อติดตามตัวชี้วัดและบันทึกข้อมูล",
        ),
        (_OFFICE,),
    ),
)


def regular(named: Callable[[str], Owner]) -> Iterator[Activity]:
    """Yield the regular activities, marked with where they are taken from."""
    for number, title, owners in _REGULAR:
        source = Text(_PLACE.en.format(number=number), _PLACE.th.format(number=number))
        yield Activity(
            f"R{number}",
            Origin.REGULAR,
            title,
            owners=tuple(map(named, owners)),
            source=source,
        )
