"""Decisions for tests: a made-up area whose audit is over, and two people with keys."""

import json
import os
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NamedTuple
from unicodedata import normalize

from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ecorules.audit.conduct import audit
from ecorules.audit.record import Json
from ecorules.audit.terms import load_case
from ecorules.decision.canonical import canonical
from ecorules.decision.carrying import carried_case, carried_edition, papers, tip_of
from ecorules.decision.deciding import Ruling, Signer, decision
from ecorules.decision.envelope import Envelope, signed, written
from ecorules.decision.keys import key_name, public_path, raw
from ecorules.decision.proposing import Enclosed, recommendation
from ecorules.decision.reading import Decided, read_decision
from ecorules.decision.sealing import sealed as under_passphrase
from ecorules.decision.verifying import Verified
from ecorules.documents import day
from ecorules.edition.load import load_edition
from tests.repository import ROOT

AREA = ROOT / "tests" / "golden" / "good" / "inputs" / "decided"
TOWN = ROOT / "tests" / "example" / "town"
PASSPHRASE = "ปลาทู แมวน้ำ เรือใบ 42"  # noqa: S105 - of no key that is used
DAY = day("2022-05-02")


class Person(NamedTuple):
    """Somebody who decides, with a key at hand."""

    name: str
    office: str
    key: Ed25519PrivateKey

    @property
    def signer(self) -> Signer:
        """Return the person as a record names them."""
        public = self.key.public_key()
        return Signer(self.name, self.office, raw(public), key_name(public))


# The same keys in every run, so that a failure can be looked at again.
AMARA = Person("amara", "chair", Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
DARA = Person("dara", "member", Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33))))
STRANGER = Ed25519PrivateKey.from_private_bytes(bytes(range(2, 34)))


def area(folder: Path, changes: Mapping[str, str] | None = None) -> Path:
    """Write the area's case into a folder, with words of its file changed; return the case."""
    case = folder / "riverside"
    shutil.copytree(AREA, case)
    path = case / "case.yaml"
    text = path.read_text(encoding="utf-8")
    for before, after in (changes or {}).items():
        assert before in text
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")
    return case


def proposed(case: Path = AREA, town: Path = TOWN) -> dict[str, Json]:
    """Return the recommendation on a case."""
    edition = load_edition(town)
    read = load_case(case, edition)
    enclosed = Enclosed(
        carried_edition(edition, town),
        carried_case(read, edition),
        papers(read, case),
        tip_of(case),
    )
    return recommendation(audit(edition, read), enclosed)


@cache
def _offered() -> str:
    return json.dumps(proposed())


def offered() -> dict[str, Any]:
    """Return the recommendation on the area, a value of its own each time."""
    value: dict[str, Any] = json.loads(_offered())
    return value


def ruled(
    on: Mapping[str, Json], *people: Person, level: int = 2, because: str | None = None
) -> dict[str, Any]:
    """Return a decision on a recommendation, by the chair unless others are named."""
    signers = tuple(each.signer for each in people or (AMARA,))
    return decision(on, Ruling(level, DAY, because, signers))


def sealed(value: Json, *people: Person) -> Envelope:
    """Return a record in its envelope, signed by the chair unless others are named."""
    return enveloped(canonical(value), *people)


def enveloped(payload: bytes, *people: Person) -> Envelope:
    """Return the bytes of a record in an envelope, signed."""
    envelope = Envelope(payload, ())
    for each in people or (AMARA,):
        envelope = signed(envelope, each.key)
    return envelope


def read_back(envelope: Envelope) -> Decided:
    """Return what somebody reads who is sent an envelope."""
    path = Path(mkdtemp()) / "decision.json"
    path.write_bytes(written(envelope))
    try:
        return read_decision(path, "decision.json")
    finally:
        shutil.rmtree(path.parent)


def read_file(path: Path) -> Decided:
    """Return the decision in a file of this project."""
    return read_decision(path, path.name)


def secret(folder: Path, text: str = PASSPHRASE) -> Path:
    """Write a passphrase that nobody else can read."""
    path = folder / "passphrase.txt"
    path.touch(mode=0o600)
    path.write_text(text + "\n", encoding="utf-8")
    return path


@cache
def _kept_key(person: Person) -> bytes:
    """Return the file of a private key: to stretch a passphrase takes a while, so it is kept."""
    return under_passphrase(person.key, normalize("NFKC", PASSPHRASE).encode())


def put_key(folder: Path, name: str, person: Person) -> Path:
    """Write the keys of somebody into a folder, under the passphrase; return the private one."""
    path = folder / name
    path.touch(mode=0o600)
    path.write_bytes(_kept_key(person))
    public = person.key.public_key().public_bytes(
        form.Encoding.PEM, form.PublicFormat.SubjectPublicKeyInfo
    )
    public_path(path).write_bytes(public)
    return path


def desk(folder: Path, person: Person, *, has_key: bool = True) -> None:
    """Lay out what it takes to decide, and a decision that is signed."""
    secret(folder)
    if has_key:
        put_key(folder, "my.key", person)
    (folder / "recommendation.json").write_text(_offered(), encoding="utf-8")
    (folder / "decision.json").write_bytes(written(sealed(ruled(offered(), person), person)))


def is_posix() -> bool:
    """Return whether files have rights that mean anything."""
    return os.name == "posix"


def failed(found: Verified) -> set[str]:
    """Return the names of the checks that failed."""
    return {check.name for check in found.checks if not check.holds}


def places(found: Verified) -> set[str]:
    """Return every place that is told to differ."""
    return {each.pointer for check in found.checks for each in check.differing}
