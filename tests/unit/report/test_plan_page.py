"""The page of a plan: its table tells all that its bars show, and takes no text for markup."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from ecorules.diagnostics import Language, Text
from ecorules.path.plan.model import Plan
from ecorules.report.plan.page import plan_page
from tests.plans import edition, plan, plans

BOTH: tuple[Language, ...] = ("th", "en")


class Read(HTMLParser):
    """Read a page: its text, its tags, and the cells of each row."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self.tags, self.rows = "", list[str](), list[list[str]]()
        self.feed(page)
        self.rows = [[" ".join(cell.split()) for cell in row] for row in self.rows]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, and begin a row or a cell."""
        del attrs
        self.tags.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        """Note text, and to which cell it belongs."""
        self.text += data
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


@pytest.mark.parametrize("lang", BOTH)
def test_the_table_has_the_form_of_the_provinces(lang: Language) -> None:
    """What is to be done, twelve months from October under their years, and who is responsible."""
    page = Read(plan_page(plan(), edition(), lang))
    years, months = page.rows[0], page.rows[1]
    if lang == "th":
        assert years[1:] == ["กิจกรรม", "ระยะเวลา พ.ศ. 2565", "ระยะเวลา พ.ศ. 2566", "ผู้รับผิดชอบ"]
        assert months == [
            *("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค."),
            *("เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย."),
        ]
    else:
        assert years[1:] == ["Activity", "2022", "2023", "Responsible"]
        assert (months[0], months[-1]) == ("Oct", "Sep")


@given(plans())
@settings(max_examples=30)  # a page of several years each
def test_every_activity_is_told_in_words(made: Plan) -> None:
    """Who cannot see the bars reads the same plan."""
    page = Read(plan_page(made, edition(), "th"))
    for one in made.activities:
        row = next(each for each in page.rows if each[:1] == [one.code])
        assert " ".join(one.title.th.split()) in row[1]
        said = "ยังไม่ได้กำหนดเดือน" if one.start is None else one.start.said("th")
        assert said in row[2]
        assert all(" ".join(owner.name.th.split()) in row[3] for owner in one.owners)


def test_a_bar_is_drawn_for_every_activity() -> None:
    """The chart is SVG within the page, and nothing is fetched or run."""
    page = plan_page(plan(), edition(), "th")
    read = Read(page)
    legend = 2
    assert read.tags.count("rect") == len(plan().activities) + legend
    assert not {"script", "link", "img", "iframe", "foreignobject"} & set(read.tags)
    assert "http" not in page


def test_no_text_is_taken_for_markup() -> None:
    """A remark is a remark, whatever is typed into it."""
    first, *others = plan().activities
    evil = "<script>alert(1)</script>&amp;<img src=x>"
    changed = replace(first, title=Text(evil, evil), remark=evil)
    page = Read(plan_page(replace(plan(), activities=(changed, *others)), edition(), "en"))
    assert not {"script", "img"} & set(page.tags)
    assert page.text.count(evil) == 2
