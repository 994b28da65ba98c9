"""Cases in YAML that no editor would write, and registers that nobody recorded."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from ecorules.case.log.lines import digest_of
from tests.fuzz.broken import MESS, Broken, Taken, chance, cut, flipped, shuffled_pieces
from tests.fuzz.trial import REGISTERED, SHOWN

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

_VALUE = re.compile(r"(?<=: )[^\n{}\[\],|>#]+")
# What may stand for any value: no word, and nothing that YAML takes for one.
_ODD = (
    "", "null", "~", "1", "-1", "1e999", "0x1F", "0o7", "1_000", "1:30:00", ".inf", ".nan",
    "2565-13-45", "2022-02-30", "9999999999999999999999", "yes", "[]", "{}", "[[[]]]",
    "{a: {b: c}}", "{? [a] : b}", "{1: 2}", "[1, a, null]", "!!python/object/apply:os.system [ls]",
    "!!binary aGk=", "!x y", "&a [*a]", "*nowhere", "&b b", "<<: x", "|", ">", "'", '"',
    '"\\ud800"', '"\\u0000"', '"\\x1b"', '"\\UFFFFFFFF"', "@x", "`x", "%x", "- x", "? x", ": x",
    "\tx", "9" * 5000, "x" * 200_000, "[" * 5000, "{a: " * 5000, "- " * 5000,
)  # fmt: skip


def _laughs(number: int) -> str:
    """Return a list of ten times the list before."""
    return f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 10)}]\n"


_WHOLE = {
    "empty": "", "comment": "# nothing", "list": "- a\n- b", "word": "word",
    "two-documents": "a: 1\n---\nb: 2\n", "directive": "%YAML 9.9\n---\nid: x\n", "null": "null",
    "end": "...", "tabs": "id:\tx\n\ttitle: y\n",
    "laughs": "a0: &a0 x\n" + "".join(map(_laughs, range(1, 12))),
    "merge": "base: &b {id: x}\n<<: *b\n", "itself": "&a a: *a", "itself-as-key": "&a {*a : 1}",
    "deep-lists": "[" * 100_000, "deep-mappings": "{a: " * 50_000,
    "deep-indent": "".join(f"{' ' * n}a:\n" for n in range(1500)),
    "many-keys": "".join(f"k{n}: 1\n" for n in range(50_000)), "same-key": "id: x\n" * 20_000,
    "long-key": "x" * 1_000_000 + ": 1", "long-line": "id: " + "x " * 400_000,
    "anchors": "".join(f"k{n}: &a{n} 1\n" for n in range(20_000)),
    "not-a-mapping": "? [a, b]\n: c\n", "surrogate": 'id: "\\ud83d"\n', "colons": ":" * 100_000,
    "dashes": "-" * 100_000, "quotes": '"' * 100_001, "json": '{"id": "x"}',
    "question-marks": "? " * 20_000,
}  # fmt: skip


_ODD_JSON: tuple[Any, ...] = (
    None, 1, -1, 1 << 300, 1.5, "", "x", "\x00", "\u202e", [], {}, [{}], True, "../../etc/passwd",
    "9999-99-99",
)  # fmt: skip


def cases() -> Iterator[Broken]:
    """Yield files of a case that are broken, each in another way."""
    text = _text()
    for name, whole in _WHOLE.items():
        yield _case(f"yaml-{name}", whole.encode("utf-8", "surrogatepass"))
    places = list(_VALUE.finditer(text))
    step = len(places) // len(_ODD)
    for number, odd in enumerate(_ODD):
        at = places[number * step]
        yield _case(f"yaml-value-{number}", (text[: at.start()] + odd + text[at.end() :]).encode())
    for key in re.findall(r"^\w+(?=:)", text, re.MULTILINE):
        part = re.compile(rf"^{key}:.*\n(?:[ -].*\n|\n)*", re.MULTILINE)
        yield _case(f"yaml-without-{key}", part.sub("", text).encode())
        for odd in ("", "1", "[]", "{}", "[{}]", "{x: 1}", "[[], 1]"):
            changed = part.sub(f"{key}: {odd}\n", text)
            yield _case(f"yaml-{key}-{odd or 'nothing'}", changed.encode())
    for encoding in ("utf-16", "utf-16-be", "utf-32", "cp874"):
        yield _case(f"yaml-in-{encoding}", text.encode(encoding, "replace"))
    yield _case("yaml-bad-bytes", text.encode()[:2000] + b"\xff\xfe\x80" + text.encode()[2000:])
    yield _case("yaml-mark-within", (text[:2000] + "\ufeff" + text[2000:]).encode())
    yield _case("yaml-nul", (text[:2000] + "\0" + text[2000:]).encode())


def any_case(name: str) -> Broken:
    """Return the file of a case that was changed somehow."""
    by = chance(name)
    text = _text()
    match by.randrange(6):
        case 0:
            return _case(name, flipped(text.encode(), by, by.choice((1, 3, 30))))
        case 1:
            return _case(name, shuffled_pieces(text.encode(), by))
        case 2:
            return _case(name, cut(text.encode(), by))
        case 3:
            return _case(name, _other_lines(text, by).encode())
        case _:
            rate = by.choice((0.01, 0.1, 0.5))
            odd = (*_ODD[:40], *MESS)
            changed = _VALUE.sub(lambda at: by.choice(odd) if by.random() < rate else at[0], text)
            return _case(name, changed.encode("utf-8", "surrogatepass"))


def logs() -> Iterator[Broken]:
    """Yield registers that are broken, each in another way."""
    content = (REGISTERED / "register.jsonl").read_bytes()
    lines = content.splitlines(keepends=True)
    yield _log("empty", b"")
    yield _log("line-feeds", b"\n" * 10_000)
    yield _log("cut", content[:-20])
    yield _log("turned-round", b"".join(reversed(lines)))
    yield _log("twice", content + content)
    yield _log("mark", b"\xef\xbb\xbf" + content)
    yield _log("in-utf-16", content.decode().encode("utf-16"))
    yield _log("ends-of-windows", content.replace(b"\n", b"\r\n"))
    yield _log("nul", content.replace(b"add", b"a\0d"))
    for odd in (
        b"[]",
        b"{}",
        b"null",
        b"1",
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b"9" * 10_000,
        b"NaN",
        b'"\\ud800"',
        b'{"at":"',
    ):
        yield _log(f"line-{odd[:8].decode()}", odd + b"\n" + content)
        yield _log(f"last-{odd[:8].decode()}", lines[0] + odd)
    yield from _forgeries()


def _forgeries() -> Iterator[Broken]:
    """Yield registers in which one entry says something else, and no digest gives it away."""
    events = [json.loads(line) for line in _whole_lines()]
    for number in (0, 1, len(events) - 1):
        for key in sorted({*events[number]} - {"digest", "previous"}):
            for odd in _ODD_JSON:
                changed = [dict(each) for each in events]
                changed[number][key] = odd
                yield _log(f"forged-{number}-{key}-{str(odd)[:8]!r}", _forged(changed))


def any_log(name: str) -> Broken:
    """Return a register that was changed somehow, its chain whole or not."""
    by = chance(name)
    content = (REGISTERED / "register.jsonl").read_bytes()
    match by.randrange(4):
        case 0:
            return _log(name, flipped(content, by, by.choice((1, 2, 30))), "")
        case 1:
            return _log(name, shuffled_pieces(content, by), "")
        case 2:
            return _log(name, cut(content, by), "")
        case _:
            events = [json.loads(line) for line in _whole_lines()]
            for _ in range(by.choice((1, 1, 4))):
                event = by.choice(events)
                event[by.choice(sorted(event))] = by.choice((*MESS, None, 0, -1, 1 << 70, [], {}))
            by.shuffle(events)
            return _log(name, _forged(events[: by.randrange(1, len(events) + 1)]), "")


@cache
def _text() -> str:
    return (SHOWN / "case.yaml").read_text("utf-8")


def _case(name: str, content: bytes) -> Broken:
    return Broken(name, Taken.CASE, content)


def _log(name: str, content: bytes, prefix: str = "log-") -> Broken:
    return Broken(f"{prefix}{name}", Taken.LOG, content)


def _other_lines(text: str, by: random.Random) -> str:
    """Return lines of which some are gone, doubled, moved or indented otherwise."""
    lines = text.splitlines()
    for _ in range(by.choice((1, 3, 12))):
        at = by.randrange(len(lines))
        other = by.choice(
            ("", lines[at], f" {lines[at]}", lines[at].lstrip(), by.choice(lines), f"\t{lines[at]}")
        )
        lines[at : at + by.randrange(2)] = [other]
    return "\n".join(lines)


def _whole_lines() -> list[bytes]:
    """Return the lines of a register that can be read as such."""
    found = []
    for line in (REGISTERED / "register.jsonl").read_bytes().splitlines():
        try:
            json.loads(line)
        except ValueError:
            continue
        found.append(line)
    return found


def _forged(events: list[dict[str, Any]]) -> bytes:
    """Return a log of events whose digests are right: somebody knew how."""
    made, previous = [], ""
    for event in events:
        told = {key: value for key, value in event.items() if key != "digest"} | {
            "previous": previous
        }
        line = _canonical({**told, "digest": digest_of(_canonical(told))})
        made.append(line + b"\n")
        previous = digest_of(line)
    return b"".join(made)


def _canonical(said: dict[str, Any]) -> bytes:
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")
