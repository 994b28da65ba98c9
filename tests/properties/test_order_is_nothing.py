"""Order is nothing: however files, keys and rows are ordered, an audit is the same to the byte."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest
import yaml

from ecorules import audit, load_case, load_edition
from ecorules.audit.record import written_record
from tests.repository import CRITERIA, ROOT

DEMONSTRATION = ROOT / "cases" / "demonstration"
EDITION = "eit-2562"
SEEDS = range(4)
# Everything is text, as our own reader has it; a tag would be refused.
_READ = yaml.CBaseLoader
_WRITE = yaml.CSafeDumper


@cache
def as_it_stands() -> str:
    """Return the audit of the demonstration as it comes with the program."""
    case = load_case(DEMONSTRATION)
    return written_record(audit(load_edition(EDITION), case))


def shuffled(value: object, order: Random) -> object:
    """Return a value of YAML with its keys in another order."""
    if isinstance(value, dict):
        keys = list(value)
        order.shuffle(keys)
        return {key: shuffled(value[key], order) for key in keys}
    if isinstance(value, list):
        return [shuffled(each, order) for each in value]
    return value


def shuffle_file(path: Path, order: Random, lists: tuple[str, ...] = ()) -> None:
    """Write a YAML file anew with its keys, and the entries of some lists, in another order."""
    said = yaml.load(path.read_text(encoding="utf-8"), Loader=_READ)  # noqa: S506 - all text
    for name in lists:
        for entries in _lists_in(said, name):
            order.shuffle(entries)
    text = yaml.dump(shuffled(said, order), Dumper=_WRITE, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8")


def _lists_in(value: object, name: str) -> Iterator[list[object]]:
    """Yield every list that stands under a key of this name."""
    if isinstance(value, dict):
        for key, below in value.items():
            if key == name:
                yield from (each for each in _itself_or_below(below) if isinstance(each, list))
            yield from _lists_in(below, name)
    elif isinstance(value, list):
        for each in value:
            yield from _lists_in(each, name)


def _itself_or_below(value: object) -> list[object]:
    return [value, *(value.values() if isinstance(value, dict) else ())]


def shuffled_case(folder: Path, order: Random) -> Path:
    """Write the demonstration with its keys, rows, columns and lists in another order."""
    path = folder / "case"
    shutil.copytree(DEMONSTRATION, path)
    lists = ("observations", "evidence", "targets", "columns", "owners")
    shuffle_file(path / "case.yaml", order, lists)
    roster = path / "factories.csv"
    with roster.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    places = list(range(len(head)))
    order.shuffle(places)
    order.shuffle(rows)
    with roster.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(
            [row[place] for place in places] for row in [head, *rows]
        )
    return path


def shuffled_edition(folder: Path, order: Random) -> Path:
    """Write the edition with its keys in another order and its files in other folders."""
    criteria = folder / "criteria"
    criteria.mkdir()
    shutil.copy(CRITERIA / "vocabulary.yaml", criteria)
    edition = criteria / EDITION
    shutil.copytree(CRITERIA / EDITION, edition)
    requirements = sorted(edition.glob("*/*.yaml"))
    shelves = [edition / f"shelf-{number}" for number in range(7)]
    for shelf in shelves:
        shelf.mkdir()
    order.shuffle(requirements)
    for path in requirements:
        path.rename(order.choice(shelves) / path.name)
    for path in sorted(criteria.rglob("*.yaml")):
        shuffle_file(path, order, ("codes", "is_one_of", "owners", "stands_on", "values"))
    return edition


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_a_case_is_nothing(seed: int, tmp_path: Path) -> None:
    """Who sorts a roster, or moves a key, has not changed what was handed in."""
    case = load_case(shuffled_case(tmp_path, Random(seed)))  # noqa: S311 - no secret
    assert written_record(audit(load_edition(EDITION), case)) == as_it_stands()


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_an_edition_is_nothing(seed: int, tmp_path: Path) -> None:
    """In which folder a requirement lies, and in which order its file says it, is no matter."""
    rules = load_edition(shuffled_edition(tmp_path, Random(seed)))  # noqa: S311 - no secret
    assert written_record(audit(rules, load_case(DEMONSTRATION))) == as_it_stands()


def test_what_is_shuffled_is_another_text(tmp_path: Path) -> None:
    """A shuffle that changes nothing would prove nothing."""
    order = Random(1)  # noqa: S311 - no secret
    case, edition = shuffled_case(tmp_path, order), shuffled_edition(tmp_path, order)
    for name in ("case.yaml", "factories.csv"):
        assert (case / name).read_bytes() != (DEMONSTRATION / name).read_bytes()
    moved = {path.name: path.parent.name for path in edition.glob("*/*.yaml")}
    stood = {path.name: path.parent.name for path in (CRITERIA / EDITION).glob("*/*.yaml")}
    assert set(moved) == set(stood)
    assert moved != stood
