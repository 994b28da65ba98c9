"""A date means one day, in whichever era it is written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.diagnostics import Text
from ecorules.documents import Unreadable, day, fiscal_year

FULL = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
SHORT = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค."
ENGLISH = "January February March April May June July August September October November December"
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
ANY_FORM = Text(
    "write a date as `2022-03-31`, `BE 2565-03-31` or `31 มีนาคม 2565`",
    "เขียนวันที่เป็น `31 มีนาคม 2565`, `พ.ศ. 2565-03-31` หรือ `2022-03-31`",
)
LAST_OF_MARCH = Text(
    "write `2022-03-31`, or `BE 2565-03-31`",
    "เขียน `พ.ศ. 2565-03-31` หรือ `2022-03-31`",
)
NOT_BUDDHIST = Text(
    "`2022` is not a year of the Buddhist Era",
    "`2022` ไม่ใช่ปีพุทธศักราช (พ.ศ.)",
)
NOT_CHRISTIAN = Text(
    "`2565` is not a year of the Common Era",
    "`2565` ไม่ใช่ปีคริสต์ศักราช (ค.ศ.)",
)


@pytest.mark.parametrize(
    "text",
    [
        "2022-03-31",
        "๒๐๒๒-๐๓-๓๑",
        "ค.ศ. 2022-03-31",
        "AD 2022-03-31",
        "C.E. 2022-03-31",
        "พ.ศ. 2565-03-31",
        "พ.ศ.2565-03-31",
        "พ. ศ. 2565-03-31",
        "พศ 2565-03-31",
        "BE 2565-03-31",
        "b.e. 2565-03-31",
        "31 มีนาคม 2565",
        "วันที่ 31 มีนาคม พ.ศ. ๒๕๖๕",
        "31 มี.ค. 2565",
        "31 มี. ค. 2565",
        "31มีค2565",
        "31 มีนาคม ค.ศ. 2022",
        "31/03/พ.ศ. 2565",
        "31.3.BE 2565",
        "พ.ศ. 31/3/2565",
        "CE 31-03-2022",
        "31/03/2565",
        "๓๑/๓/๒๕๖๕",
        "31-3-2565",
        "31.03.2565",
        "31/03/2022",
        "31-มี.ค.-2565",
        "31/มีนาคม/2565",
        "31 มี.ค. 65",
        "31-มี.ค.-65",
        "31 มีนาคม พ.ศ. 65",
        "31/3/พ.ศ. 65",
        "31 March 2022",
        "31 march 2565",
        "31-Mar-2022",
        "31st March, 2022",
        "31 Mar. BE 2565",
        "2022/03/31",
        "2022-03-31 00:00:00",
        "2022-03-31T00:00",
        "31/3/2565 0:00",
    ],
)
def test_every_clear_form_is_read(text: str) -> None:
    """All these are the last day of March 2022."""
    assert day(text) == date(2022, 3, 31)


@given(st.dates(date(1900, 1, 1), date(2300, 12, 31)), st.booleans())
def test_a_day_is_read_back_from_every_form(
    meant: date,
    thai: bool,  # noqa: FBT001 hypothesis draws it
) -> None:
    """Both eras and both kinds of month name lead to the same day."""
    buddhist = meant.year + 543
    forms = [
        f"{meant:%Y-%m-%d}",
        f"BE {buddhist}-{meant:%m-%d}",
        f"{meant.day} {FULL.split()[meant.month - 1]} {buddhist}",
        f"{meant.day} {SHORT.split()[meant.month - 1]} พ.ศ. {buddhist}",
        f"{meant:%d/%m}/ค.ศ. {meant.year}",
        f"{meant.day}/{meant.month}/{buddhist}",
        f"{meant.day:02}-{SHORT.split()[meant.month - 1]}-{buddhist}",
        f"{meant.day} {ENGLISH.split()[meant.month - 1]} {meant.year}",
    ]
    assert {day(form.translate(THAI_DIGITS) if thai else form) for form in forms} == {meant}


@given(st.text() | st.text("0123456789-/. พศคมBECE", max_size=16))
def test_a_text_is_a_day_or_is_refused(text: str) -> None:
    """Nothing else ever comes out."""
    try:
        found = day(text)
    except Unreadable:
        return
    assert date(1857, 1, 1) <= found < date(2457, 1, 1)


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        ("2565-03-31", NOT_CHRISTIAN, LAST_OF_MARCH),
        ("ค.ศ. 2565-03-31", NOT_CHRISTIAN, LAST_OF_MARCH),
        ("พ.ศ. 2022-03-31", NOT_BUDDHIST, LAST_OF_MARCH),
        ("31 มีนาคม 2022", NOT_BUDDHIST, LAST_OF_MARCH),
        (
            "31/13/2565",
            Text("there is no day `31/13/2565`", "ไม่มีวันที่ `31/13/2565` ในปฏิทิน"),
            ANY_FORM,
        ),
        (
            "03/04/2022",
            Text(
                "`03/04/2022` does not say which number is the month",
                "`03/04/2022` ไม่ได้ระบุว่าตัวเลขใดเป็นเดือน",
            ),
            Text("write `2022-04-03` or `2022-03-04`", "เขียน `2022-04-03` หรือ `2022-03-04`"),
        ),
        (
            "12/31/2022",
            Text(
                "`12/31/2022` does not say which number is the month",
                "`12/31/2022` ไม่ได้ระบุว่าตัวเลขใดเป็นเดือน",
            ),
            Text("write `2022-12-31`", "เขียน `2022-12-31`"),
        ),
        (
            "0/31/2022",
            Text(
                "`0/31/2022` does not say which number is the month",
                "`0/31/2022` ไม่ได้ระบุว่าตัวเลขใดเป็นเดือน",
            ),
            ANY_FORM,
        ),
        (
            "1/1/65",
            Text("`1/1/65` does not say its era", "`1/1/65` ไม่ได้ระบุศักราช"),
            ANY_FORM,
        ),
        (
            "31 มี.ค. 22",
            Text("`22` is not a year in four digits", "`22` ไม่ใช่ปีที่เขียนครบสี่หลัก"),
            ANY_FORM,
        ),
        (
            "31-Mar-65",
            Text("`65` is not a year in four digits", "`65` ไม่ใช่ปีที่เขียนครบสี่หลัก"),
            ANY_FORM,
        ),
        (
            "31 Foo 2022",
            Text("`Foo` is not a month", "`Foo` ไม่ใช่ชื่อเดือน"),
            ANY_FORM,
        ),
        (
            "2022-03-31 08:30",
            Text("`2022-03-31 08:30` is not a date", "`2022-03-31 08:30` ไม่ใช่วันที่"),
            ANY_FORM,
        ),
        (
            "1500-01-01",
            Text("the year `1500` is too far away", "ปี `1500` อยู่นอกช่วงปีที่รับได้"),
            ANY_FORM,
        ),
        (
            "31 มีนา 2565",
            Text("`มีนา` is not a month", "`มีนา` ไม่ใช่ชื่อเดือน"),
            Text("did you mean `มีนาคม`?", "หมายถึง `มีนาคม` หรือไม่"),
        ),
        ("31 ฮฮฮ 2565", Text("`ฮฮฮ` is not a month", "`ฮฮฮ` ไม่ใช่ชื่อเดือน"), ANY_FORM),
        (
            "30 กุมภาพันธ์ 2565",
            Text("there is no day `30 กุมภาพันธ์ 2565`", "ไม่มีวันที่ `30 กุมภาพันธ์ 2565` ในปฏิทิน"),
            ANY_FORM,
        ),
        ("2022-3-1", Text("`2022-3-1` is not a date", "`2022-3-1` ไม่ใช่วันที่"), ANY_FORM),
        (
            "x" * 61,
            Text(f"`{'x' * 59}…` is not a date", f"`{'x' * 59}…` ไม่ใช่วันที่"),
            ANY_FORM,
        ),
    ],
)
def test_an_unclear_date_is_refused_with_the_way_to_write_it(
    text: str,
    message: Text,
    remedy: Text,
) -> None:
    """A day that is off by 543 years must not pass unseen."""
    with pytest.raises(Unreadable) as caught:
        day(text)
    assert (caught.value.code, caught.value.message, caught.value.help) == (
        "not-a-date",
        message,
        remedy,
    )


@pytest.mark.parametrize(
    "text",
    ["2565", "๒๕๖๕", "พ.ศ. 2565", "BE2565", "ปีงบประมาณ พ.ศ. 2565", "ปี 2565", "FY2565", "ค.ศ. 2022"],
)
def test_a_fiscal_year_is_of_the_buddhist_era(text: str) -> None:
    """A budget bears the year of the Buddhist Era in which it ends."""
    assert fiscal_year(text) == 2565


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        ("2022", NOT_BUDDHIST, Text("write `2565`, or `CE 2022`", "เขียน `2565` หรือ `ค.ศ. 2022`")),
        (
            "ค.ศ. 2565",
            NOT_CHRISTIAN,
            Text("write `2565`, or `CE 2022`", "เขียน `2565` หรือ `ค.ศ. 2022`"),
        ),
        (
            "65",
            Text("`65` is not a year in four digits", "`65` ไม่ใช่ปีที่เขียนครบสี่หลัก"),
            Text(
                "write the year of the Buddhist Era in four digits, such as `2565`",
                "เขียนปีงบประมาณเป็น พ.ศ. สี่หลัก เช่น `2565`",
            ),
        ),
        (
            "now",
            Text("`now` is not a fiscal year", "`now` ไม่ใช่ปีงบประมาณ"),
            Text(
                "write the year of the Buddhist Era in four digits, such as `2565`",
                "เขียนปีงบประมาณเป็น พ.ศ. สี่หลัก เช่น `2565`",
            ),
        ),
    ],
)
def test_an_unclear_year_is_refused_with_the_way_to_write_it(
    text: str,
    message: Text,
    remedy: Text,
) -> None:
    """The help names the year that was probably meant."""
    with pytest.raises(Unreadable) as caught:
        fiscal_year(text)
    assert (caught.value.code, caught.value.message, caught.value.help) == (
        "not-a-year",
        message,
        remedy,
    )


def test_a_long_text_is_no_year() -> None:
    """Nothing of any length is searched for a year."""
    with pytest.raises(Unreadable):
        fiscal_year("2" * 100)
