"""No value of a record can be changed without being found, and told by its place."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from ecorules.decision.canonical import canonical
from ecorules.decision.envelope import Envelope
from ecorules.decision.verifying import Verified, verified
from ecorules.diagnostics import Invalid
from tests.decision.making import (
    AREA,
    failed,
    offered,
    places,
    read_back,
    ruled,
    sealed,
)

Pointer = tuple[str | int, ...]


def leaves(value: Any, at: Pointer = ()) -> Iterator[Pointer]:  # noqa: ANN401 - any JSON
    """Yield the place of every value in a record that holds no others."""
    if isinstance(value, dict) and value:
        for key, below in value.items():
            yield from leaves(below, (*at, key))
    elif isinstance(value, list) and value:
        for place, below in enumerate(value):
            yield from leaves(below, (*at, place))
    else:
        yield at


def changed(value: dict[str, Any], at: Pointer) -> dict[str, Any]:
    """Return a record with another value of the same kind at one place."""
    whole = deepcopy(value)
    inside: Any = whole
    for step in at[:-1]:
        inside = inside[step]
    before = inside[at[-1]]
    inside[at[-1]] = _another(before)
    return whole


def _another(value: Any) -> Any:  # noqa: ANN401 - any JSON
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return f"{value[:-1]}x" if value and not value.endswith("x") else f"{value}y"
        case None:
            return "x"
        case list():
            return ["x"]
        case _:
            return {"x": "y"}


RECORD = ruled(offered())
LEAVES = list(leaves(RECORD))
# What people decide freely, and what only the folder of the case can confirm: nothing but the
# signature guards it.
FREE = {
    ("decided", "on"),
    ("decided", "because"),
    ("recommendation", "log", "events"),
    ("recommendation", "log", "tip"),
}


def test_what_nobody_changed_holds() -> None:
    """The tests below find what they change, and nothing else."""
    found = verified(read_back(sealed(RECORD)), AREA)
    assert failed(found) == set()
    assert found.is_sound


def _verified_or_refused(envelope: Envelope) -> Verified | None:
    try:
        return verified(read_back(envelope))
    except Invalid:
        return None


def test_no_field_of_the_record_can_be_changed() -> None:
    """Each of them is signed: the old signature does not fit any other record."""
    old = sealed(RECORD)
    assert len(LEAVES) > 100
    for at in LEAVES:
        forged = Envelope(canonical(changed(RECORD, at)), old.signatures)
        found = _verified_or_refused(forged)
        assert found is None or {"signature"} <= failed(found), at


def test_who_signs_a_changed_record_anew_is_found_out_all_the_same() -> None:
    """Whoever has a key can sign anything, and cannot make an audit come out otherwise."""
    for at in LEAVES:
        found = _verified_or_refused(sealed(changed(RECORD, at)))
        if at not in FREE:
            assert found is None or not found.is_sound, at


def test_a_changed_finding_is_told_by_its_place() -> None:
    """Who verifies sees which finding it was, what is recorded and what comes out."""
    forged = deepcopy(RECORD)
    forged["recommendation"]["audit"]["findings"][0]["verdict"] = "nonconforming"
    found = verified(read_back(sealed(forged)))
    assert failed(found) == {"audit"}
    [check] = [check for check in found.checks if not check.holds]
    [difference] = check.differing
    assert difference == ("/audit/findings/0/verdict", "nonconforming", "conforming")


def test_one_threshold_of_the_edition_is_found() -> None:
    """An edition with another threshold is another edition, and is told to be."""
    forged = deepcopy(RECORD)
    files = forged["recommendation"]["edition"]["files"]
    name = "town/physical/2.1.1.yaml"
    assert "at_least: 10 %" in files[name]
    files[name] = files[name].replace("at_least: 10 %", "at_least: 5 %")
    found = verified(read_back(sealed(forged)))
    assert {"edition", "audit"} <= failed(found)
    assert "/edition/digest" in places(found)


def test_one_threshold_of_the_area_is_found() -> None:
    """The same of a target that the area set itself."""
    forged = deepcopy(RECORD)
    files = forged["recommendation"]["case"]["files"]
    assert "value: 60 %" in files["case.yaml"]
    files["case.yaml"] = files["case.yaml"].replace("value: 60 %", "value: 50 %")
    found = verified(read_back(sealed(forged)))
    assert {"case", "audit"} <= failed(found)


def test_one_cell_of_a_roster_is_found() -> None:
    """A factory that was certified afterwards was not certified on the day."""
    forged = deepcopy(RECORD)
    files = forged["recommendation"]["case"]["files"]
    assert "F-3,โรงงานสาม,no" in files["factories.csv"]
    files["factories.csv"] = files["factories.csv"].replace("โรงงานสาม,no", "โรงงานสาม,yes")
    assert {"case", "audit"} <= failed(verified(read_back(sealed(forged))))


@pytest.mark.parametrize(
    "name", ["../outside.yaml", "/etc/passwd", "town/../../x.yaml", "C:\\x", "town\\x.yaml", ""]
)
def test_a_record_writes_nowhere_but_into_its_own_folder(name: str) -> None:
    """A record comes from other hands: a path that leads out of it is refused."""
    forged = deepcopy(RECORD)
    forged["recommendation"]["edition"]["files"][name] = "x: y"
    found = verified(read_back(sealed(forged)))
    assert "audit" in failed(found)
    assert [each.code for check in found.checks for each in check.told] == ["not-carried"]


@pytest.mark.parametrize("opens", ["..", "town/../..", "/", "elsewhere", "", "eit-2562"])
def test_a_record_opens_no_edition_but_its_own(opens: str) -> None:
    """Not even one that comes with the program: the pinned one counts, or none."""
    forged = deepcopy(RECORD)
    forged["recommendation"]["edition"]["opens"] = opens
    found = verified(read_back(sealed(forged)))
    assert "audit" in failed(found)
