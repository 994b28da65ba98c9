"""What a command is given that nobody should have made: a name, a command, and bytes.

Everything broken is made from something real, the same in every run: a mutation that is found
once can be made again by its name.
"""

from __future__ import annotations

import random
from enum import Enum
from typing import NamedTuple


class Taken(Enum):
    """Say which command takes the bytes, and as which file."""

    FORM = "import"
    ROSTER = "roster check"
    ROSTER_OF_CASE = "audit, factories.csv"
    CASE = "audit, case.yaml"
    LOG = "evidence status, register.jsonl"


class Broken(NamedTuple):
    """Bytes that a command takes."""

    name: str
    taken: Taken
    content: bytes


def chance(name: str) -> random.Random:
    """Return the numbers that belong to a name, the same in every run."""
    return random.Random(name)  # noqa: S311 - nothing is kept secret with them


def flipped(content: bytes, by: random.Random, times: int) -> bytes:
    """Return bytes of which some were changed, each in one bit."""
    changed = bytearray(content)
    for _ in range(times if changed else 0):
        changed[by.randrange(len(changed))] ^= 1 << by.randrange(8)
    return bytes(changed)


def shuffled_pieces(content: bytes, by: random.Random) -> bytes:
    """Return bytes of which one stretch was taken out, doubled, or put elsewhere."""
    start = by.randrange(len(content) + 1)
    end = min(len(content), start + by.choice((1, 3, 20, 200, 2000)))
    piece, rest = content[start:end], content[:start] + content[end:]
    match by.randrange(3):
        case 0:
            return rest
        case 1:
            return content[:end] + piece + content[end:]
        case _:
            at = by.randrange(len(rest) + 1)
            return rest[:at] + piece + rest[at:]


def cut(content: bytes, by: random.Random) -> bytes:
    """Return bytes up to a place somewhere within."""
    return content[: by.randrange(len(content) + 1)]


# Everything that was ever found in a cell, and what nobody has put there yet.
MESS = (
    "", " ", "\u00a0", "\u200b", "-", "\u2013", "ไม่มีข้อมูล", "N/A", "#N/A", "#DIV/0!", "none", "NULL",
    "nan", "NaN", "inf", "-inf", "Infinity", "๔๕", "๔๕.๕", "ร้อยละ 45", "ร้อยละ ๔๕", "45%", "45 %%",
    "%", "0.45", "1", "-1", "-0", "1,234,567", "1.234,5", "1,23", "12 34", "1e5", "1e999999999",
    "1E-999999999", "0x10", "1_000", "١٢", "²", "½", "9" * 400, "0." + "9" * 400, "-" * 50,
    "12 rai", "12 ไร่", "3 mg/l/day", "5 t*t*t*t*t*t*t*t", "5 m/m/m/m", "7 /", "* 7", "7 **",
    "๗ ตารางกิโลเมตร/วัน", "31/3/2565", "31/02/2565", "00/00/0000", "2565-13-45", "31 มีนาคม 2565",
    "31 มีค 65", "2565", "9999999", "44651", "-44651", "พ.ศ. 2565", "ค.ศ. 2565", "ปี", "มี",
    "ไม่มี", "ใช่", "ไม่ใช่", "yes", "TRUE", "true/false", "=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)",
    "+66 2 202 4000", "'", '"', '""', "a\nb", "a\r\nb", "a\tb", "a,b", "a;b", "a|b", "\\", "..",
    "../../etc/passwd", "/etc/passwd", "C:\\x", "file://x", "con", ".", "~", "a" * 300, "กำ", "กํา",
    "ก้ำ", "ํา", "่" * 40, "e\u0301" * 30, "\ufeff", "\u202e", "\u2028", "\U0001f4a9", "\u0e3a",
    "{", "}", "[]", "{}", "null", "!!int 3", "&a", "*a", "<b>", "&amp;", "]]>", "<![CDATA[", "%s%n",
    "{0}", "{self}", "$(x)", "\x1b[31m", "\x07", "evidence/map.pdf", "18.1.1/appointment-order",
    "sha256:" + "0" * 64, "0" * 64, "accepted", "submitted",
)  # fmt: skip
