"""A draft says only what it changes, and means what the same edition in full would mean."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ecorules import Invalid, load_edition
from ecorules.checks import checked
from ecorules.diagnostics import Text
from ecorules.edition import read_edition
from ecorules.edition.model import Status
from ecorules.language.syntax import InHand, walk
from tests.drafts import BECAUSE, FRAME, errors, put, read
from tests.town import write_criteria


def test_a_draft_means_what_the_same_edition_written_in_full_means(tmp_path: Path) -> None:
    """One digest: whoever adopts a draft may write it out and has changed nothing."""
    changed = """\
requires:
  any_of:
    - documents: all
    - {fact: green_area, at_least: {fact: total_area}}
"""
    draft = read(tmp_path, {"1.1.1.yaml": f"code: 1.1.1\n{BECAUSE}level: 2\n{changed}"})
    drafted = "{status: drafted, how: {th: เพราะ, en: Because.}}"
    whole = write_criteria(
        tmp_path / "whole",
        {
            "town/edition.yaml": "id: plan\ntitle: {th: ฉบับร่าง, en: A draft}\n",
            "town/physical/1.1.1.yaml": f"level: 2\nprovenance: {drafted}\nreading: {drafted}\n"
            + changed,
        },
    )
    in_full = load_edition(whole / "town")
    assert draft.edition is not None
    assert draft.diagnostics == ()
    assert draft.edition.digest == in_full.digest
    assert replace(draft.edition, overlay=None) == in_full


def test_a_draft_is_the_same_wherever_its_files_stand(tmp_path: Path) -> None:
    """A file may stand beside the frame or in a folder, and in the order that its author likes."""
    text = f"code: 1.1.1\n{BECAUSE}level: 2\n"
    turned = f"level: 2\n{BECAUSE}code: 1.1.1\n"
    beside = read(tmp_path, {"1.1.1.yaml": text}).edition
    within = read(tmp_path / "other", {"physical/1.1.1.yaml": turned}).edition
    assert beside is not None
    assert within is not None
    assert beside.digest == within.digest


def test_what_a_draft_rewrites_no_longer_counts_as_stated(tmp_path: Path) -> None:
    """Nobody's official text is changed and still called official."""
    draft = read(
        tmp_path,
        {
            "1.1.1.yaml": f"code: 1.1.1\n{BECAUSE}requires: {{document: green-area-map}}\n",
            "2.1.1.yaml": f"code: 2.1.1\n{BECAUSE}level: 1\n",
            "levels.yaml": f"levels:\n  2:\n    {BECAUSE}    passes_when: {{count: 1}}\n",
            "targets.yaml": f"targets:\n  2.1.1:\n    {BECAUSE}    minimum: 0 %\n",
        },
    ).edition
    assert draft is not None
    first, second = draft.requirements["1.1.1"], draft.requirements["2.1.1"]
    assert (first.provenance.status, first.reading.status) == (Status.STATED, Status.DRAFTED)
    assert (second.provenance.status, second.reading.status) == (Status.DRAFTED, Status.STATED)
    assert first.reading.how == Text("Because.", "เพราะ")
    assert draft.levels[1].provenance.status is Status.STATED
    assert draft.levels[2].provenance.status is Status.DRAFTED
    assert draft.targets["2.1.1"].provenance.status is Status.DRAFTED


def test_a_draft_that_cites_its_source_is_believed(tmp_path: Path) -> None:
    """A committee that has published its text says where."""
    origin = "provenance: {status: stated, source: guide, place: page 9}\n"
    text = f"code: 2.1.1\n{BECAUSE}level: 1\n{origin}"
    draft = read(tmp_path, {"2.1.1.yaml": text}).edition
    assert draft is not None
    assert draft.requirements["2.1.1"].provenance.place == "page 9"


def test_evidence_is_laid_over_item_by_item(tmp_path: Path) -> None:
    """What `documents: all` demands follows the list, old items and new ones."""
    text = f"""\
code: 2.1.1
{BECAUSE}evidence:
  survey: {{th: แบบสำรวจ, en: Survey}}
without_evidence: [certificates]
"""
    draft = read(tmp_path, {"2.1.1.yaml": text}).edition
    assert draft is not None
    found = draft.requirements["2.1.1"]
    assert [item.code for item in found.evidence] == ["2.1.1/survey"]
    demanded = {node.item for node in walk(found.requires) if isinstance(node, InHand)}
    assert demanded == {"2.1.1/survey"}


def test_a_dropped_requirement_takes_its_target_along(tmp_path: Path) -> None:
    """A value that nothing is compared with is no longer asked of anybody."""
    frame = f"{FRAME}without:\n  - {{code: 2.1.1, because: {{th: เพราะ, en: Because.}}}}\n"
    draft = read(tmp_path, {"edition.yaml": frame})
    assert draft.diagnostics == ()
    assert draft.edition is not None
    assert set(draft.edition.requirements) == {"1.1.1"}
    assert draft.edition.targets == {}
    assert draft.edition.overlay is not None
    assert draft.edition.overlay.because["requirement", "2.1.1"] == Text("Because.", "เพราะ")


def test_a_new_requirement_is_written_in_full(tmp_path: Path) -> None:
    """It is drafted unless it says otherwise, and stands among the others."""
    text = f"""\
code: 1.1.2
{BECAUSE}title: {{th: ข้อใหม่, en: A new one}}
level: 1
aspect: 1
owners: [municipality]
requires: {{fact: green_area, more_than: 0 rai}}
"""
    draft = read(tmp_path, {"1.1.2.yaml": text}).edition
    assert draft is not None
    assert list(draft.requirements) == ["1.1.1", "1.1.2", "2.1.1"]
    assert draft.requirements["1.1.2"].provenance.status is Status.DRAFTED


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"edition.yaml": FRAME.replace("extends: town", "extends: ../town")},
            "drafts/plan/edition.yaml:4:10: error[unknown-edition]: no edition is called `../town`",
        ),
        (
            {"edition.yaml": FRAME.replace("status: working", "status: adopted")},
            (
                "drafts/plan/edition.yaml:3:9: error[unknown-value]: "
                "`adopted` is not one of the choices"
            ),
        ),
        (
            {"targets.yaml": f"targets:\n  2.1.1:\n    {BECAUSE}    unit: rai\n"},
            (
                "drafts/plan/targets.yaml:4:11: error[unit-changed]: "
                "the target is in `%` below, and cannot be in another kind of unit"
            ),
        ),
        (
            {"levels.yaml": f"levels:\n  7:\n    {BECAUSE}    stands_on: [2]\n"},
            (
                "drafts/plan/levels.yaml:2:3: error[unknown-level]: "
                "what the draft extends has no level `7`"
            ),
        ),
        (
            {"1.1.1.yaml": f"code: 1.1.1\n{BECAUSE}requires: {{fact: gren_area}}\n"},
            "drafts/plan/1.1.1.yaml:3:11: error[unknown-fact]: no fact is called `gren_area`",
        ),
        (
            {"1.1.2.yaml": f"code: 1.1.1\n{BECAUSE}level: 2\n"},
            (
                "drafts/plan/1.1.2.yaml:1:7: error[file-name]: "
                "the requirement is `1.1.1`, but its file is called `1.1.2.yaml`"
            ),
        ),
        (
            {"1.1.1.yml": f"code: 1.1.1\n{BECAUSE}level: 2\n"},
            (
                "drafts/plan/1.1.1.yml: error[stray-file]: "
                "this file would not be read: nothing of it is part of the edition"
            ),
        ),
    ],
)
def test_a_slip_in_a_draft_is_told_at_its_place(
    files: dict[str, str], expected: str, tmp_path: Path
) -> None:
    """Each where it was written, in the draft and not in what lies below it."""
    draft = read(tmp_path, files)
    assert draft.edition is None
    assert errors(draft).splitlines()[0] == expected


def test_what_a_draft_breaks_below_is_told_where_it_stands(tmp_path: Path) -> None:
    """A requirement that the draft does not touch may name what it takes away."""
    naming = {"town/physical/2.1.1.yaml": "requires: {conforms: 1.1.1}\n"}
    write_criteria(tmp_path, naming)
    frame = f"{FRAME}without:\n  - {{code: 1.1.1, because: {{th: เพราะ, en: Because.}}}}\n"
    draft = read_edition(put(tmp_path, {"edition.yaml": frame}), "criteria/drafts/plan")
    assert draft.edition is None
    assert errors(draft).splitlines()[0] == (
        "criteria/drafts/plan/edition.yaml:7:12: error[needed-requirement]: "
        "`2.1.1` names `1.1.1` as its prerequisite, so it must stay"
    )


def test_a_draft_on_an_edition_that_is_not_in_order_tells_of_that(tmp_path: Path) -> None:
    """Nothing can be said of a draft before what it stands on is in order."""
    write_criteria(tmp_path, {"town/physical/1.1.1.yaml": "level: 8\n"})
    draft = read_edition(put(tmp_path, {"edition.yaml": FRAME}), "criteria/drafts/plan")
    assert draft.edition is None
    assert errors(draft).splitlines()[0] == (
        "criteria/town/physical/1.1.1.yaml:4:8: error[unknown-level]: no level is called `8`"
    )


def test_what_is_odd_below_is_not_told_again(tmp_path: Path) -> None:
    """The checks of a draft are about the draft."""
    write_criteria(tmp_path, {"town/physical/1.1.1.yaml": "code: 1.1.1\n"})
    (tmp_path / "criteria" / "town" / "physical" / "1.1.1.cases.yaml").unlink()
    below = checked(read_edition(tmp_path / "criteria" / "town", "criteria/town"))
    assert {each.code for each in below} >= {"missing-cases"}
    text = (
        "# yaml-language-server: $schema=../../schema/draft-requirement.schema.json\n"
        f"code: 2.1.1\n{BECAUSE}title: {{th: ร้อยละ 10, en: 10 % is green}}\n"
    )
    frame = f"# yaml-language-server: $schema=../../schema/draft.schema.json\n{FRAME}"
    draft = read_edition(
        put(tmp_path, {"edition.yaml": frame, "2.1.1.yaml": text}), "criteria/drafts/plan"
    )
    assert checked(draft) == ()


def test_a_broken_draft_is_not_loaded(tmp_path: Path) -> None:
    """Whoever asks for it gets everything that is wrong."""
    draft = put(tmp_path, {"edition.yaml": FRAME, "9.9.9.yaml": f"code: 9.9.9\n{BECAUSE}"})
    with pytest.raises(Invalid) as raised:
        load_edition(draft)
    assert [each.code for each in raised.value.diagnostics] == ["unknown-requirement"]
