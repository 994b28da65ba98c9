"""A folder becomes an edition, or everything that is wrong with it is told at once."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from ecorules.diagnostics import Invalid, Text
from ecorules.edition import (
    load_edition,
    read_edition,
)
from ecorules.edition.model import (
    Adoption,
    Aspect,
    Declared,
    EvidenceItem,
    PassAll,
    PassCount,
    PassShare,
    Provenance,
    SetBy,
    Source,
    Status,
    TargetPeriod,
)
from ecorules.language.interval import ANYTHING, Interval
from ecorules.language.quantity import unit
from ecorules.language.syntax import AllOf, Conforms, Holds
from ecorules.language.vocabulary import ChoiceKind, NumberKind
from tests.unit.edition.folders import (
    ADOPTED,
    AREA,
    FIRST,
    FRAME,
    GOALS,
    LADDER,
    SECOND,
    SOUND,
    THIRD,
    changed,
    drafted,
    put,
)

DRAFTED = Provenance(Status.DRAFTED, how=Text("drafted", "ร่าง"))


def test_a_sound_folder_makes_an_edition(tmp_path: Path) -> None:
    """What the files say arrives in the model."""
    edition = load_edition(put(tmp_path, SOUND))
    assert (edition.id, edition.title, edition.status) == ("town", Text("Town", "เมือง"), "working")
    assert (edition.since, edition.until) == (date(2019, 1, 1), None)
    assert list(edition.requirements) == ["1.1.1", "7.2.1", "10.1.1"]
    assert edition.sources["law"] == Source("law", Text("Law", "กฎหมาย"), "law.txt")
    assert edition.sources["plan"].where == "https://example.org/plan"
    cover = Provenance(Status.STATED, "plan", "cover")
    assert edition.declares == Declared(None, None, 3, {}, cover)
    section = Provenance(Status.STATED, "law", "2")
    assert edition.aspects[7] == Aspect(7, Text("Water", "น้ำ"), "physical", section)


def test_a_requirement_arrives_with_its_evidence_and_owners(tmp_path: Path) -> None:
    """The dimension comes from the aspect; an item has its own owner or the requirement's."""
    water = load_edition(put(tmp_path, SOUND)).requirements["7.2.1"]
    assert (water.level, water.dimension, water.aspect, water.group) == (2, "physical", 7, None)
    assert water.evidence == (
        EvidenceItem("7.2.1/list", Text("List", "บัญชี"), ("council", "office")),
        EvidenceItem("7.2.1/survey", Text("Survey", "ผลสำรวจ"), ("council",)),
    )
    assert (water.applies, water.reading) == (Holds("network"), DRAFTED)
    assert water.span is not None
    assert water.span.line == 1


def test_the_ladder_arrives_with_its_pass_rules(tmp_path: Path) -> None:
    """All, a share or a number of requirements may be asked for."""
    levels = load_edition(put(tmp_path, SOUND)).levels
    rules = [level.passes_when for level in levels.values()]
    assert rules == [PassAll(), PassShare(Fraction(4, 5)), PassCount(5)]
    assert (levels[3].stands_on, levels[3].incomplete) == ((2,), Text("not known yet", "ยังไม่ทราบ"))


def test_a_target_arrives_with_its_values_in_time(tmp_path: Path) -> None:
    """A value holds from its day on, and names its source or its reason."""
    target = load_edition(put(tmp_path, SOUND)).targets["7.2.1"]
    assert (target.unit, target.set_by, target.extent) == (unit("%"), SetBy.AREA, ANYTHING)
    assert target.periods == (
        TargetPeriod(Fraction(1, 2), date(2019, 1, 1), date(2019, 12, 31), "plan, 4"),
        TargetPeriod(Fraction(3, 5), date(2020, 1, 1), None, "drafted"),
    )


def test_a_vocabulary_arrives_with_units_and_ranges(tmp_path: Path) -> None:
    """Ranges are in base units."""
    words = load_edition(put(tmp_path, SOUND)).vocabulary
    limit = Interval(Fraction(0), Fraction(60, 1000))
    assert words.facts["bod_limit"].kind == NumberKind(unit("mg/l"), limit)
    level = words.facts["green_level"]
    assert isinstance(level.kind, NumberKind)
    assert level.kind.whole
    assert (level.roster, level.collect) == ("factories", Text("From the register.", "จากทะเบียน"))
    assert words.facts["network"].roster is None
    assert words.facts["route"].kind == ChoiceKind(
        {"central": Text("central", "ส่วนกลาง"), "direct": Text("direct", "โดยตรง")}
    )


def test_a_target_has_a_value_from_its_first_day_to_its_last(tmp_path: Path) -> None:
    """Both days are included; before the first value there is none."""
    target = load_edition(put(tmp_path, SOUND)).targets["7.2.1"]
    days = [date(2018, 12, 31), date(2019, 1, 1), date(2019, 12, 31), date(2020, 1, 1)]
    found = [target.on(day) for day in days]
    values = [None if period is None else period.value for period in found]
    assert values == [None, Fraction(1, 2), Fraction(1, 2), Fraction(3, 5)]


def test_an_edition_need_not_say_when_it_is_in_force_nor_what_it_holds(tmp_path: Path) -> None:
    """What no source gives is left out."""
    declared = SOUND[FRAME][SOUND[FRAME].index("declares:") : SOUND[FRAME].index("dimensions:")]
    files = changed((FRAME, "effective: {from: 2019-01-01}\n", ""), (FRAME, declared, ""))
    edition = load_edition(put(tmp_path, files))
    assert (edition.since, edition.until, edition.declares) == (None, None, None)


def test_an_adopted_edition_says_by_whom_when_and_where(tmp_path: Path) -> None:
    """A reader can look up the act; a working edition has none."""
    adopted = changed((FRAME, "status: working\n", f"status: adopted\n{ADOPTED}"))
    edition = load_edition(put(tmp_path / "adopted", adopted))
    by, document = Text("the committee", "คณะกรรมการ"), Text("announcement no. 1", "ประกาศ ฉบับที่ 1")
    assert edition.status == "adopted"
    assert edition.adoption == Adoption(by, date(2024, 5, 1), document)
    assert load_edition(put(tmp_path / "working", SOUND)).adoption is None


def test_an_edition_may_have_a_vocabulary_of_its_own(tmp_path: Path) -> None:
    """The one in the folder comes before the one that neighbours share."""
    files = {**SOUND, "town/vocabulary.yaml": SOUND["vocabulary.yaml"], "vocabulary.yaml": "x: y"}
    assert drafted(tmp_path, files).edition is not None


def test_an_edition_without_targets_needs_no_file_for_them(tmp_path: Path) -> None:
    """What is not there is not missing."""
    files = changed((SECOND, "at_least: {target: 7.2.1}", "at_least: 60 %"))
    del files[GOALS]
    edition = drafted(tmp_path, files).edition
    assert edition is not None
    assert edition.targets == {}


BY_GROUP = {
    **{name: text for name, text in SOUND.items() if name not in (FIRST, SECOND, THIRD)},
    "town/baseline/B1.yaml": AREA.replace("code: 1.1.1", "code: B1")
    .replace("level: 1", "level: 0")
    .replace("aspect: 1", "group: baseline\ndimension: physical"),
    "town/general/deeper/G1.2.yaml": AREA.replace("code: 1.1.1", "code: G1.2").replace(
        "aspect: 1", "group: general\ndimension: physical"
    ),
    "town/general/B10.yaml": AREA.replace("code: 1.1.1", "code: B10")
    .replace("level: 1", "level: 0")
    .replace("aspect: 1", "group: baseline\ndimension: physical"),
    "town/general/B2.yaml": AREA.replace("code: 1.1.1", "code: B2")
    .replace("level: 1", "level: 0")
    .replace("aspect: 1", "group: baseline\ndimension: physical"),
    GOALS: "targets: {}\n",
}


def test_requirements_may_stand_in_groups_at_any_depth(tmp_path: Path) -> None:
    """The edition of 2565 has groups in place of aspects; codes are ordered as people count."""
    edition = drafted(tmp_path, BY_GROUP).edition
    assert edition is not None
    assert list(edition.requirements) == ["B1", "B2", "B10", "G1.2"]
    assert edition.requirements["B1"].group == "baseline"


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """Whoever mends one file is not sent back for the next."""
    files = changed(
        ("vocabulary.yaml", "better: higher", "better: more"),
        (FRAME, "status: working", "status: done"),
        (LADDER, "stands_on: []", "stands_on: [4]"),
        (GOALS, "set_by: area", "set_by: me"),
        (FIRST, "document: map", "document: mapp"),
        (SECOND, "aspect: 7", "aspect: 70"),
        (SECOND, "[office, council]", "[nobody]"),
    )
    with pytest.raises(Invalid) as raised:
        load_edition(put(tmp_path, files))
    codes = [each.code for each in raised.value.diagnostics]
    # Aspect and owner lean on files that could not be read, and are not held against them.
    assert sorted(codes) == [
        "unknown-evidence",
        "unknown-level",
        "unknown-value",
        "unknown-value",
        "unknown-value",
    ]


def test_a_broken_requirement_is_still_known_by_its_code(tmp_path: Path) -> None:
    """What stands on it is not reported as standing on nothing."""
    files = changed((SECOND, "level: 2", "level: two"))
    assert [each.code for each in drafted(tmp_path, files).diagnostics] == ["not-a-number"]


def test_a_requirement_without_a_readable_code_is_known_by_its_file(tmp_path: Path) -> None:
    """The file name stands in for the code, so that one slip stays one problem."""
    files = changed((SECOND, "code: 7.2.1", "code: [7]"))
    draft = drafted(tmp_path, files)
    assert [each.code for each in draft.diagnostics] == ["wrong-type"]
    assert draft.diagnostics[0].clause is None


def test_a_folder_without_an_edition_is_told_what_it_lacks(tmp_path: Path) -> None:
    """Each file that has to be there is named."""
    (tmp_path / "town").mkdir()
    (tmp_path / "town" / "targets.yaml").write_text("", encoding="utf-8")
    found = read_edition(tmp_path / "town").diagnostics
    assert [(each.code, each.span.file) for each in found if each.span is not None] == [
        ("no-file", (tmp_path / "town/edition.yaml").as_posix()),
        ("no-file", (tmp_path / "town/levels.yaml").as_posix()),
        ("empty-file", (tmp_path / "town/targets.yaml").as_posix()),
        ("no-file", (tmp_path / "vocabulary.yaml").as_posix()),
    ]


def test_files_that_would_fall_out_are_reported(tmp_path: Path) -> None:
    """A requirement in the wrong place or with another ending is no silent loss."""
    files = {**SOUND, "town/1.2.1.yaml": AREA, "town/water/7.YML": AREA, "town/.old/1.yaml": AREA}
    found = drafted(tmp_path, files).diagnostics
    assert [(each.code, each.span.file) for each in found if each.span is not None] == [
        ("stray-file", "criteria/town/1.2.1.yaml"),
        ("stray-file", "criteria/town/water/7.YML"),
    ]


def test_a_requirement_that_demands_itself_is_a_circle(tmp_path: Path) -> None:
    """The smallest circle is one, too, and it may run over what a requirement applies to."""
    files = changed((SECOND, "applies: {fact: network}", "applies: {conforms: 7.2.1}"))
    found = drafted(tmp_path, files).diagnostics
    assert [(each.code, each.message.en) for each in found] == [
        ("prerequisite-circle", "requirements demand each other in a circle: 7.2.1 → 7.2.1")
    ]


def test_prerequisites_stay_as_they_are_written(tmp_path: Path) -> None:
    """A prerequisite is a node like any other."""
    network = load_edition(put(tmp_path, SOUND)).requirements["10.1.1"]
    assert network.requires == AllOf((Conforms("7.2.1"), Holds("network")))
