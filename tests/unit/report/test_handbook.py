"""The handbook of a level: everything the edition asks there, and nothing else."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from ecorules import load_edition
from ecorules.cli import main
from ecorules.diagnostics import Language
from ecorules.language.sentence import sentence
from ecorules.report.handbook import handbook
from ecorules.report.wording import words_of_edition

BOTH: tuple[Language, ...] = ("th", "en")
BOOKS = [
    (edition, level, lang)
    for edition, levels in (("eit-2562", range(1, 6)), ("eit-2565", range(6)))
    for level in levels
    for lang in BOTH
]


class Read(HTMLParser):
    """Read a page: its text, its tags, and the marks that links lead to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self.tags = "", list[str]()
        self.marks, self.links = set[str](), set[str]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag with its mark and its link."""
        self.tags.append(tag)
        named = dict(attrs)
        self.marks.add(named.get("id") or "")
        self.links.add((named.get("href") or "").removeprefix("#"))

    def handle_data(self, data: str) -> None:
        """Note what is read."""
        self.text += data


@pytest.mark.parametrize(("edition", "level", "lang"), BOOKS)
def test_a_book_holds_everything_that_its_level_asks(
    edition: str, level: int, lang: Language
) -> None:
    """Titles, evidence item by item, and the very sentence that an audit judges by."""
    rules = load_edition(edition)
    page = Read(handbook(rules, level, lang))
    words = words_of_edition(rules)
    for code, one in rules.requirements.items():
        assert (code in page.marks) is (one.level == level)
        if one.level == level:
            assert one.title.said(lang) in page.text
            assert all(item.title.said(lang) in page.text for item in one.evidence)
            assert sentence(one.requires, rules.vocabulary, words, lang) in page.text


def test_a_book_needs_nothing_but_itself() -> None:
    """No script, nothing fetched, every link leads somewhere: it can be sent by mail."""
    page = Read(handbook(load_edition("eit-2562"), 1, "th"))
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert page.links - {""} <= page.marks


def test_a_book_says_how_much_of_it_is_drafted() -> None:
    """Nobody may take a draft for the official text."""
    text = Read(handbook(load_edition("eit-2562"), 4, "en")).text
    assert "10 of the 10 requirements in this book are drafted by the project" in text
    assert "drafted by the project" not in Read(handbook(load_edition("eit-2562"), 1, "en")).text


def test_the_command_writes_the_book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is where it was asked for, and the page says so."""
    book = tmp_path / "book.html"
    with pytest.raises(SystemExit) as left:
        main(["handbook", "eit-2562", "--level", "1", "-o", str(book), "--lang", "th"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"เขียนแล้ว: {book}\n"
    assert book.read_text(encoding="utf-8").startswith('<!DOCTYPE html>\n<html lang="th">')


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--level", "7", "-o", "book.html"],
            "error: edition `eit-2562` has no level 7; it has 1, 2, 3, 4, 5\n",
        ),
        (["--level", "1", "-o", "no/such/book.html"], "error: `no/such/book.html` cannot be"),
    ],
)
def test_what_cannot_be_written_is_told(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A level that is not there, a folder that is not there."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as left:
        main(["handbook", "eit-2562", *arguments, "--lang", "en"])
    assert left.value.code == 2
    assert said in capsys.readouterr().err
