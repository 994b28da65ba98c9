"""A small edition on disk for the tests, and editions that differ from it in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.diagnostics import render
from ecorules.edition import read_edition

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ecorules.diagnostics import Language
    from ecorules.edition import Draft

VOCABULARY = """\
sources:
  law: {title: {th: กฎหมาย, en: Law}, file: law.txt}
owners:
  office: {th: สำนักงาน, en: Office}
  council: {th: สภา, en: Council}
rosters:
  factories:
    label: {th: โรงงาน, en: factories}
    member: {th: โรงงาน, en: factory}
    key: registration
    name: name
facts:
  green_area:
    of: area
    label: {th: พื้นที่สีเขียว, en: green area}
    type: number
    unit: rai
    minimum: 0
    better: higher
    owner: office
    provenance: {status: drafted, how: {th: ร่าง, en: drafted}}
  whole_area:
    of: area
    label: {th: พื้นที่ทั้งหมด, en: whole area}
    type: number
    unit: rai
    minimum: 0
    better: neither
    owner: office
    provenance: {status: stated, source: law, place: section 1}
  network:
    of: area
    label: {th: เครือข่าย, en: network}
    type: flag
    better: higher
    owner: office
    provenance: {status: drafted, how: {th: ร่าง, en: drafted}}
  green_level:
    of: factories
    label: {th: ระดับ, en: level}
    type: number
    unit: level
    minimum: 0
    maximum: 5
    whole: yes
    better: higher
    owner: council
    collect: {th: จากทะเบียน, en: From the register.}
    provenance: {status: drafted, how: {th: ร่าง, en: drafted}}
  licensed:
    of: factories
    label: {th: ใบอนุญาต, en: licensed}
    type: flag
    better: higher
    owner: office
    provenance: {status: drafted, how: {th: ร่าง, en: drafted}}
  bod_limit:
    of: factories
    label: {th: ค่ามาตรฐานบีโอดี, en: BOD limit}
    type: number
    unit: mg/l
    minimum: 0
    maximum: 60 mg/l
    better: neither
    owner: office
    provenance: {status: drafted, how: {th: ร่าง, en: drafted}}
  route:
    of: factories
    label: {th: ทางระบายน้ำ, en: outlet}
    type: choice
    values:
      direct: {th: โดยตรง, en: direct}
      central: {th: ส่วนกลาง, en: central}
    better: neither
    owner: office
    provenance: {status: drafted, how: {th: ร่าง, en: drafted}}
"""
EDITION = """\
id: town
title: {th: เมือง, en: Town}
status: working
effective: {from: 2019-01-01}
sources:
  plan: {title: {th: แผน, en: Plan}, url: https://example.org/plan}
declares:
  requirements: 3
  provenance: {status: stated, source: plan, place: cover}
dimensions:
  physical:
    title: {th: กายภาพ, en: Physical}
    provenance: {status: stated, source: plan, place: 1}
aspects:
  1:
    title: {th: พื้นที่, en: Area}
    dimension: physical
    provenance: {status: stated, source: plan, place: 2}
  7:
    title: {th: น้ำ, en: Water}
    dimension: physical
    provenance: {status: stated, source: law, place: 2}
"""
LEVELS = """\
levels:
  1:
    name: {th: หนึ่ง, en: One}
    stands_on: []
    provenance: {status: stated, source: plan, place: 3}
  2:
    name: {th: สอง, en: Two}
    stands_on: [1]
    passes_when: {share: 80 %}
    provenance: {status: stated, source: plan, place: 3}
  3:
    name: {th: สาม, en: Three}
    stands_on: [2]
    passes_when: {count: 5}
    incomplete: {th: ยังไม่ทราบ, en: not known yet}
    provenance: {status: stated, source: plan, place: 3}
"""
TARGETS = """\
targets:
  7.2.1:
    label: {th: เป้าหมาย, en: target}
    unit: "%"
    set_by: area
    values:
      - from: 2019-01-01
        until: 2019-12-31
        value: 50 %
        provenance: {status: stated, source: plan, place: 4}
      - from: 2020-01-01
        value: 60 %
        provenance: {status: drafted, how: {th: ร่าง, en: drafted}}
    provenance: {status: stated, source: plan, place: 4}
"""
AREA = """\
code: 1.1.1
title: {th: พื้นที่สีเขียว, en: Green area}
level: 1
aspect: 1
owners: [office]
provenance: {status: stated, source: plan, place: 5}
evidence:
  map: {th: แผนที่, en: Map}
reading: {status: inferred, how: {th: อ่าน, en: read}}
requires:
  all_of:
    - document: map
    - {fact: green_area, at_least: 10 rai}
"""
WATER = """\
code: 7.2.1
title: {th: น้ำ, en: Water}
level: 2
aspect: 7
owners: [office, council]
provenance: {status: stated, source: plan, place: 6}
evidence:
  survey: {th: ผลสำรวจ, en: Survey, owner: council}
  list: {th: บัญชี, en: List}
reading: {status: drafted, how: {th: ร่าง, en: drafted}}
applies: {fact: network}
requires:
  all_of:
    - documents: all
    - share:
        of: factories
        that: {fact: green_level, at_least: 2}
        at_least: {target: 7.2.1}
        if_none: not_met
"""
NETWORK = """\
code: 10.1.1
title: {th: เครือข่าย, en: Network}
level: 2
aspect: 7
owners: [office]
provenance: {status: drafted, how: {th: ร่าง, en: drafted}}
reading: {status: drafted, how: {th: ร่าง, en: drafted}}
requires:
  all_of:
    - conforms: 7.2.1
    - {fact: network}
"""
SOUND = {
    "vocabulary.yaml": VOCABULARY,
    "town/edition.yaml": EDITION,
    "town/levels.yaml": LEVELS,
    "town/targets.yaml": TARGETS,
    "town/physical/1.1.1.yaml": AREA,
    "town/water/7.2.1.yaml": WATER,
    "town/water/10.1.1.yaml": NETWORK,
    "town/water/7.2.1.cases.yaml": "requirement: 7.2.1\n",
}
ADOPTED = """\
adopted:
  by: {th: คณะกรรมการ, en: the committee}
  on: 2024-05-01
  document: {th: ประกาศ ฉบับที่ 1, en: announcement no. 1}
"""
FRAME = "town/edition.yaml"
LADDER = "town/levels.yaml"
GOALS = "town/targets.yaml"
FIRST = "town/physical/1.1.1.yaml"
SECOND = "town/water/7.2.1.yaml"
THIRD = "town/water/10.1.1.yaml"


def put(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files below a folder and return the folder of the edition."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "town"


def changed(*changes: tuple[str, str, str]) -> dict[str, str]:
    """Return the files of the sound edition with one text in place of another in some."""
    files = dict(SOUND)
    for name, old, new in changes:
        assert old in files[name], f"{old!r} is not in {name}"
        files[name] = files[name].replace(old, new, 1)
    return files


def drafted(folder: Path, files: Mapping[str, str]) -> Draft:
    """Return what is read of an edition whose files are shown as if they were in `criteria`."""
    return read_edition(put(folder, files), "criteria/town")


def said(folder: Path, files: Mapping[str, str], lang: Language = "en") -> str:
    """Return everything that is said about an edition."""
    draft = drafted(folder, files)
    assert (draft.edition is None) == bool(draft.diagnostics)
    return render(draft.diagnostics, lang, colour=False)
