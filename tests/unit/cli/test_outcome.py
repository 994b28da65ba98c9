"""What is said of wrong usage, whole and in both languages."""

import click
import pytest

from ecorules.cli.language import of_locale, spoken
from ecorules.cli.outcome import WrongUsage, told, usage_message
from ecorules.diagnostics import Diagnostic, Invalid, Language, Text
from tests.console import run
from tests.repository import ROOT


@pytest.mark.parametrize(
    ("command", "en", "th"),
    [
        (
            "adit x",
            "there is no command `adit`; did you mean `audit`?",
            "ไม่มีคำสั่ง `adit` หมายถึง `audit` หรือไม่",
        ),
        ("xyzzy", "there is no command `xyzzy`", "ไม่มีคำสั่ง `xyzzy`"),
        ("", "no command is given", "ยังไม่ได้ระบุคำสั่ง"),
        ("audit", "`CASE` is missing", "ยังไม่ได้ระบุ `CASE`"),
        ("explain x", "`CODE` is missing", "ยังไม่ได้ระบุ `CODE`"),
        ("audit a b c", "`b c` is more than is asked for", "`b c` เกินจากที่กำหนด"),
        (
            "audit x --fromat json",
            "there is no option `--fromat`; did you mean `--format`?",
            "ไม่มีตัวเลือก `--fromat` หมายถึง `--format` หรือไม่",
        ),
        ("audit x --zz", "there is no option `--zz`", "ไม่มีตัวเลือก `--zz`"),
        (
            "audit x --format xml",
            "`--format` takes one of `text`, `json`",
            "ค่าของ `--format` ต้องเป็นค่าใดค่าหนึ่งใน `text`, `json`",
        ),
        (
            "audit x --round final",
            "`--round` takes one of `pre-audit`, `certification`",
            "ค่าของ `--round` ต้องเป็นค่าใดค่าหนึ่งใน `pre-audit`, `certification`",
        ),
        (
            "audit x --require-level 0",
            "`--require-level` takes a whole number from 1 on",
            "ค่าของ `--require-level` ต้องเป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป",
        ),
    ],
)
def test_wrong_usage_is_told_in_the_readers_language(
    command: str, en: str, th: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was typed stands in backticks, and the last line says where to look."""
    monkeypatch.chdir(ROOT)
    name = command.partition(" ")[0]
    path = f"ecorules {name}" if name in {"audit", "explain"} else "ecorules"
    assert run(f"$ ecorules --lang en {command}") == (
        f"error: {en}\nsee `{path} --help`\n[exit 2]\n"
    )
    assert run(f"$ ecorules --lang th {command}") == (
        f"ข้อผิดพลาด: {th}\nดูวิธีใช้ที่ `{path} --help`\n[exit 2]\n"
    )


def test_an_option_without_its_value_is_told() -> None:
    """There is no telling which value was meant."""
    assert run("$ ecorules audit x --lang th --on").startswith("ข้อผิดพลาด: ต้องระบุค่าของ `--on`\n")
    assert run("$ ecorules audit x --lang en --on").startswith("error: `--on` needs a value\n")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (WrongUsage(Text("no", "ไม่")), Text("no", "ไม่")),
        (click.UsageError("something else"), Text("something else", "something else")),
        (click.BadParameter("bad"), Text("bad", "bad")),
        (click.MissingParameter("gone"), Text("gone", "gone")),
        (
            click.BadParameter("bad", param=click.Argument(["case"], type=click.Path())),
            Text("`CASE` takes a path", "ค่าของ `CASE` ต้องเป็นค่าแบบ path"),
        ),
    ],
)
def test_what_click_may_come_up_with_is_told_all_the_same(
    error: click.UsageError, said: Text
) -> None:
    """A new version of a library must not bring back a traceback."""
    assert usage_message(error) == said


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        (["audit", "x", "--lang", "th"], "th"),
        (["audit", "x", "--lang=th"], "th"),
        (["--lang", "en", "audit"], "en"),
        (["--lang=en"], "en"),
        (["--lang"], "en"),
        (["--lang", "de"], "en"),
        (["--language", "th"], "en"),
        ([], "en"),
    ],
)
def test_the_language_is_known_before_anything_else(
    arguments: list[str], lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks for Thai is told in Thai what is wrong with the rest of the line."""
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert spoken(arguments) == lang


@pytest.mark.parametrize(
    ("locale", "lang"),
    [
        ({"LC_ALL": "th_TH.UTF-8", "LANG": "en_US.UTF-8"}, "th"),
        ({"LC_ALL": "", "LC_MESSAGES": "th_TH", "LANG": "en_US.UTF-8"}, "th"),
        ({"LANG": "TH_th"}, "th"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "th_TH.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
    ],
)
def test_without_a_wish_the_locale_decides(
    locale: dict[str, str], lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a Thai machine the program speaks Thai."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in locale.items():
        monkeypatch.setenv(name, value)
    assert of_locale() == lang


@pytest.mark.parametrize(
    ("lang", "last"),
    [
        ("en", "5 more like these are not shown"),
        ("th", "ยังมีอีก 5 รายการที่ไม่ได้แสดง"),
    ],
)
def test_more_problems_than_anybody_reads_are_counted(
    lang: Language, last: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A terminal that runs for a minute hides the first problem, which explains the others."""
    slips = [Diagnostic("slip", Text(f"slip {n}", f"พลาด {n}"), None) for n in range(1005)]
    told(Invalid(slips), lang)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1001
    assert lines[-1] == last
