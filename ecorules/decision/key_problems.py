"""What can be wrong with a key, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.diagnostics import Diagnostic, Span, Text, quoted

if TYPE_CHECKING:
    from pathlib import Path


def _about(path: Path, code: str, message: Text, remedy: Text | None = None) -> Diagnostic:
    return Diagnostic(code, message, Span.whole(path.as_posix()), help=remedy)


def too_short(least: int) -> Diagnostic:
    """Return the problem that a passphrase can be guessed."""
    return Diagnostic(
        "passphrase-too-short",
        Text(
            f"the passphrase is shorter than {least} characters",
            f"วลีรหัสผ่านสั้นกว่า {least} อักขระ",
        ),
        help=Text(
            "take several words that nobody would put together; Thai will do",
            "ใช้คำหลายคำที่ไม่มีผู้ใดนำมาต่อกัน ใช้ภาษาไทยได้",
        ),
    )


def is_there(path: Path) -> Diagnostic:
    """Return the problem that a new key would take the place of a file."""
    return _about(
        path,
        "key-is-there",
        Text(
            "there is such a file already, and a key is never written over", "มีไฟล์นี้อยู่แล้ว จึงไม่เขียนทับ"
        ),
        Text(
            "name another file: what was signed with the old key needs it still",
            "ตั้งชื่อไฟล์อื่น เพราะสิ่งที่ลงนามด้วยกุญแจเดิมยังต้องใช้กุญแจนั้น",
        ),
    )


def not_written(path: Path) -> Diagnostic:
    """Return the problem that a key could not be written."""
    return _about(
        path, "not-written", Text("the key could not be written here", "เขียนกุญแจลงที่นี่ไม่ได้")
    )


def not_there(path: Path) -> Diagnostic:
    """Return the problem that a file cannot be opened."""
    return _about(
        path, "unreadable-file", Text("there is no file here that can be read", "ไม่มีไฟล์ที่อ่านได้ที่นี่")
    )


def readable_by_others(path: Path) -> Diagnostic:
    """Return the problem that a secret is none."""
    named = quoted(f"chmod 600 {path.as_posix()}")
    return _about(
        path,
        "readable-by-others",
        Text(
            "others on this machine can read this file, so it is no secret",
            "ผู้อื่นในเครื่องนี้อ่านไฟล์นี้ได้ จึงไม่เป็นความลับ",
        ),
        Text(
            f"close it with {named}, and if anybody may have read it, make a new key",
            f"ปิดด้วย {named} และหากอาจมีผู้อื่นอ่านไปแล้ว ให้สร้างกุญแจใหม่",
        ),
    )


def unprotected(path: Path) -> Diagnostic:
    """Return the problem that a key lies open."""
    return _about(
        path,
        "key-unprotected",
        Text("this key has no passphrase", "กุญแจนี้ไม่มีวลีรหัสผ่าน"),
        Text("make one with `ecorules key new`", "สร้างกุญแจด้วย `ecorules key new`"),
    )


def not_opened(path: Path) -> Diagnostic:
    """Return the problem that a key did not open."""
    return _about(
        path,
        "key-not-opened",
        Text(
            "the passphrase is not the one of this key, or the file is no key",
            "วลีรหัสผ่านไม่ใช่ของกุญแจนี้ หรือไฟล์นี้ไม่ใช่กุญแจ",
        ),
    )


def no_key(path: Path) -> Diagnostic:
    """Return the problem that a file holds no key of the kind that is used."""
    return _about(
        path,
        "no-key",
        Text("this is no Ed25519 key", "ไฟล์นี้ไม่ใช่กุญแจชนิด Ed25519"),
        Text("make one with `ecorules key new`", "สร้างกุญแจด้วย `ecorules key new`"),
    )


def public_only(path: Path) -> Diagnostic:
    """Return the problem that a public key cannot sign."""
    return _about(
        path,
        "public-key",
        Text("this is a public key, with which nobody can sign", "ไฟล์นี้เป็นกุญแจสาธารณะ ใช้ลงนามไม่ได้"),
        Text("name the private one", "ระบุกุญแจส่วนตัว"),
    )
