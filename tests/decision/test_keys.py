"""Keys: under a passphrase, for their owner's eyes alone, and never written over."""

import base64
import os
import stat
import subprocess
from pathlib import Path
from unicodedata import normalize

import pytest
from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ecorules.decision import keys
from ecorules.decision.keys import (
    from_raw,
    is_public_file,
    key_name,
    new_key,
    private_key,
    public_key,
    public_path,
    raw,
)
from ecorules.decision.sealing import ROUNDS
from ecorules.diagnostics import Invalid
from tests.decision.making import PASSPHRASE, is_posix

posix = pytest.mark.skipif(not is_posix(), reason="files have no such rights here")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a key that was made once, and its name: stretching a passphrase takes a while."""
    path = tmp_path_factory.mktemp("keys") / "chair.key"
    return path, new_key(path, PASSPHRASE)


def told(action: object) -> list[str]:
    """Return the codes of what is wrong."""
    assert callable(action)
    with pytest.raises(Invalid) as invalid:
        action()
    return [each.code for each in invalid.value.diagnostics]


def test_what_was_signed_with_a_key_is_known_by_its_public_half(made: tuple[Path, str]) -> None:
    """The two files belong together, and both have the name that was printed."""
    path, name = made
    private, public = private_key(path, PASSPHRASE), public_key(public_path(path))
    public.verify(private.sign(b"text"), b"text")
    assert key_name(public) == key_name(private.public_key()) == name


@posix
def test_a_new_key_is_for_its_owner_alone(made: tuple[Path, str]) -> None:
    """Whatever the machine usually allows."""
    before = os.umask(0)
    try:
        path = made[0].with_name("open.key")
        new_key(path, PASSPHRASE)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_key_is_nowhere_in_its_file(made: tuple[Path, str]) -> None:
    """The file is encrypted, and stretched as often as it says."""
    path, _ = made
    text = path.read_bytes()
    assert text.startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----\n")
    plain = private_key(path, PASSPHRASE).private_bytes_raw()
    content = base64.b64decode(b"".join(text.splitlines()[1:-1]))
    assert plain not in content
    assert ROUNDS.to_bytes(3, "big") in content
    assert ROUNDS >= 600_000


def test_other_programs_open_the_key(made: tuple[Path, str]) -> None:
    """What is written is PKCS 8 as anybody reads it."""
    path, _ = made
    try:
        done = subprocess.run(  # noqa: S603 - nothing in it comes from elsewhere
            ["openssl", "pkey", "-in", path, "-passin", "stdin", "-pubout"],  # noqa: S607
            input=normalize("NFKC", PASSPHRASE).encode(),
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    assert done.stdout == public_path(path).read_bytes()


def test_another_passphrase_does_not_open_it(made: tuple[Path, str]) -> None:
    """Not even nearly the right one."""
    path, _ = made
    assert told(lambda: private_key(path, PASSPHRASE + " ")) == ["key-not-opened"]
    assert told(lambda: private_key(path, "")) == ["key-not-opened"]


def test_a_passphrase_is_the_same_however_it_was_typed(made: tuple[Path, str]) -> None:
    """Sara am is typed in one stroke or in two, by the keyboard and not by the person."""
    path, _ = made
    in_two = PASSPHRASE.replace("\u0e33", "\u0e4d\u0e32")
    assert in_two != PASSPHRASE
    assert key_name(private_key(path, in_two).public_key()) == made[1]


@posix
@pytest.mark.parametrize("rights", [0o640, 0o604, 0o620, 0o610, 0o644, 0o777])
def test_a_key_that_others_can_touch_is_refused(made: tuple[Path, str], rights: int) -> None:
    """Whoever read it can sign in its name, and whoever wrote it has put theirs."""
    path, _ = made
    path.chmod(rights)
    try:
        assert told(lambda: private_key(path, PASSPHRASE)) == ["readable-by-others"]
    finally:
        path.chmod(0o600)


@posix
def test_a_passphrase_that_others_can_read_is_refused(tmp_path: Path) -> None:
    """A secret on a note for everybody is none."""
    note = tmp_path / "note.txt"
    note.write_text(PASSPHRASE, encoding="utf-8")
    note.chmod(0o644)
    assert told(lambda: keys.read_secret(note)) == ["readable-by-others"]


def test_a_key_is_never_written_over(made: tuple[Path, str]) -> None:
    """What was signed with it needs it still; the same holds of the public one."""
    path, _ = made
    before = path.read_bytes()
    assert told(lambda: new_key(path, PASSPHRASE)) == ["key-is-there"]
    assert path.read_bytes() == before
    other = path.with_name("other.key")
    public_path(other).write_text("something", encoding="utf-8")
    assert told(lambda: new_key(other, PASSPHRASE)) == ["key-is-there"]
    assert not other.exists()


@pytest.mark.parametrize("short", ["", "elevenchars", "ก" * 11])
def test_a_passphrase_that_can_be_guessed_is_refused(short: str, tmp_path: Path) -> None:
    """And then no key is written."""
    assert told(lambda: new_key(tmp_path / "my.key", short)) == ["passphrase-too-short"]
    assert list(tmp_path.iterdir()) == []


def test_a_key_without_a_passphrase_is_refused(tmp_path: Path) -> None:
    """It may have been made elsewhere; it is not used all the same."""
    path = tmp_path / "bare.key"
    path.touch(mode=0o600)
    path.write_bytes(
        Ed25519PrivateKey.generate().private_bytes(
            form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption()
        )
    )
    assert told(lambda: private_key(path, PASSPHRASE)) == ["key-unprotected"]


def test_a_key_of_another_kind_is_refused(tmp_path: Path) -> None:
    """There is one kind of signature, so there is nothing to choose wrongly."""
    path, other = tmp_path / "other.key", generate_private_key(SECP256R1())
    path.touch(mode=0o600)
    path.write_bytes(
        other.private_bytes(
            form.Encoding.PEM,
            form.PrivateFormat.PKCS8,
            form.BestAvailableEncryption(normalize("NFKC", PASSPHRASE).encode()),
        )
    )
    public = tmp_path / "other.pub"
    public.write_bytes(
        other.public_key().public_bytes(form.Encoding.PEM, form.PublicFormat.SubjectPublicKeyInfo)
    )
    assert told(lambda: private_key(path, PASSPHRASE)) == ["no-key"]
    assert told(lambda: public_key(public)) == ["no-key"]


def test_what_is_no_key_is_told(made: tuple[Path, str], tmp_path: Path) -> None:
    """A folder, a file that is not there, a text, and the public half for the private one."""
    path, _ = made
    text = tmp_path / "text"
    text.touch(mode=0o600)
    text.write_text("a letter", encoding="utf-8")
    public = public_path(path)
    public.chmod(0o600)
    assert told(lambda: private_key(public, PASSPHRASE)) == ["public-key"]
    assert told(lambda: private_key(text, PASSPHRASE)) == ["key-not-opened"]
    assert told(lambda: public_key(text)) == ["no-key"]
    for missing in (tmp_path, tmp_path / "nowhere"):
        assert told(lambda missing=missing: private_key(missing, PASSPHRASE)) == ["unreadable-file"]
    assert is_public_file(public)
    assert not is_public_file(path)
    assert not is_public_file(tmp_path / "nowhere")


def test_a_key_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """There is no such folder."""
    assert told(lambda: new_key(tmp_path / "nowhere" / "my.key", PASSPHRASE)) == ["not-written"]


def test_a_key_in_a_record_has_one_spelling() -> None:
    """Base64 has several for the same bytes; a record takes one."""
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32))).public_key()
    said = raw(key)
    found = from_raw(said)
    assert found is not None
    assert key_name(found) == key_name(key)
    last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    other = f"{said[:-2]}{last[last.index(said[-2]) + 1]}="
    for wrong in (other, said[:-1], "", "ก", said + "\n", "AAAA"):
        assert from_raw(wrong) is None
