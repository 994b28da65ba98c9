"""What editors show beside a key of `crosswalk.yaml`, in both languages.

One line a key: the key, or the form and the key where it means something else there.
"""
# ruff: noqa: E501 - a key and what is said of it in both languages stand on one line

from __future__ import annotations

from ecorules.diagnostics import Text
from ecorules.edition.schema.words import words as words_of_editions


def words() -> dict[str, Text]:
    """Return what is said of each key; of what editions share, what they say of it.

    >>> words()["LineForm.kind"].th.split()[0]
    'ความสัมพันธ์:'
    """
    rows = (line.split(" | ") for line in _TABLE.strip().splitlines())
    return {**words_of_editions(), **{key: Text(en, th) for key, en, th in rows}}


_TABLE = """
CrosswalkFile | which requirement of the new edition takes up which of the edition before; every code of both stands on one line | ข้อกำหนดใดของฉบับใหม่รับช่วงจากข้อใดของฉบับเดิม รหัสทุกรหัสของทั้งสองฉบับอยู่ในบรรทัดเดียวเท่านั้น
CrosswalkFile.from | the id of the edition before | รหัสฉบับเดิม
CrosswalkFile.to | the id of the new edition | รหัสฉบับใหม่
lines | one line for each subject | หนึ่งบรรทัดต่อหนึ่งเรื่อง
LineForm.from | codes of the edition before; none if the line is `new` | รหัสของฉบับเดิม ไม่มีหากเป็นเรื่องใหม่ (`new`)
LineForm.to | codes of the new edition; none if the line is `dropped` | รหัสของฉบับใหม่ ไม่มีหากไม่มีข้อใดรับช่วง (`dropped`)
LineForm.kind | `one-to-one`, `merged` (several into one), `split` (into several), `dropped` (not taken up) or `new` (without a predecessor) | ความสัมพันธ์: `one-to-one` (หนึ่งต่อหนึ่ง) `merged` (หลายข้อรวมเป็นข้อเดียว) `split` (แยกเป็นหลายข้อ) `dropped` (ไม่มีข้อใดรับช่วง) หรือ `new` (ไม่มีข้อเดิม)
why | why the line is drawn so | เหตุผลที่จับคู่เช่นนี้
"""
