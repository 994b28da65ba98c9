"""The page of every check shows what is to be avoided, what is said of it, and what is better."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from ecorules.checks import CHECKS
from tests.repository import DOCS, place
from tests.town import found, said

PAGES = [DOCS / "checks" / f"{check.CODE}.md" for check in CHECKS]
# A file is named on the line before what stands in it.
_SNIPPET = re.compile(r"`(?P<name>[^`\n]+\.yaml)`[^\n]*\n\n```yaml\n(?P<text>.*?)```\n", re.DOTALL)
_MESSAGE = re.compile(r"^```text\n(.*?)^```$", re.DOTALL | re.MULTILINE)


class Shown(NamedTuple):
    """What stands on a page: files to avoid, files to prefer, and what is said of the former."""

    avoid: dict[str, str]
    prefer: dict[str, str]
    messages: list[str]


def shown_on(page: Path) -> Shown:
    """Return the examples of a page."""
    _, avoid, prefer, _ = re.split(
        r"^## \w+\n", page.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    return Shown(_files(avoid), _files(prefer), _MESSAGE.findall(avoid))


def _files(section: str) -> dict[str, str]:
    return {each["name"]: each["text"] for each in _SNIPPET.finditer(section)}


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_what_is_to_be_avoided_is_found_and_said_as_shown(
    page: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """A reader who looks up a message finds it on its page, letter for letter, and no other.

    `just golden` rewrites the messages; the diff is then read like any other change.
    """
    shown = shown_on(page)
    diagnostics = found(tmp_path, shown.avoid)
    assert [each.code for each in diagnostics] == [page.stem]
    now = said(diagnostics)
    if request.config.getoption("golden") == "rewrite":
        messages = iter(now)
        text = page.read_text(encoding="utf-8")
        page.write_text(
            _MESSAGE.sub(lambda _: f"```text\n{next(messages)}```", text), encoding="utf-8"
        )
    else:
        assert shown.messages == list(now)


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_nothing_is_found_in_what_is_preferred(page: Path, tmp_path: Path) -> None:
    """Who follows the page is left in peace: by this check and by all others."""
    shown = shown_on(page)
    assert not said(found(tmp_path, shown.avoid, shown.prefer)).en
