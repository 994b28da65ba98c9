"""What is installed is what was chosen: pinned, hashed, from no named index, and with a reason."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.repository import DOCS, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = [
    Requirement(line)
    for lines in PROJECT["project"]["optional-dependencies"].values()
    for line in lines
    if not line.startswith("ecorules[")
]
RUNTIME = [Requirement(line) for line in PROJECT["project"]["dependencies"]] + EXTRAS
DEVELOPMENT = [Requirement(line) for line in PROJECT["dependency-groups"]["dev"]]
PINNED = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^ ;]+)")


@pytest.mark.parametrize("lock", ["runtime.txt", "dev.txt"])
def test_every_pin_carries_hashes_and_no_index_is_named(lock: str) -> None:
    """The pins hold for any index that serves the same files, and for no other files."""
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    options = [line for line in text.splitlines() if line.startswith("-")]
    assert not options
    assert "://" not in text
    entries = re.split(r"\n(?=[\w.-]+==)", text)[1:]
    assert all("--hash=sha256:" in entry for entry in entries)


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [("runtime.txt", RUNTIME), ("dev.txt", RUNTIME + DEVELOPMENT)],
    ids=["runtime", "dev"],
)
def test_every_dependency_is_pinned_to_a_version_it_allows(
    lock: str, wanted: list[Requirement]
) -> None:
    """A changed dependency is pinned anew in the same change: `just pin`."""
    pinned: dict[str, list[str]] = {}
    for line in (ROOT / "requirements" / lock).read_text(encoding="utf-8").splitlines():
        if found := PINNED.match(line):
            pinned.setdefault(canonicalize_name(found["name"]), []).append(found["version"])
    for requirement in wanted:
        versions = pinned.get(canonicalize_name(requirement.name), [])
        assert versions, f"{requirement.name} is not pinned"
        assert all(requirement.specifier.contains(version) for version in versions)


@pytest.mark.parametrize("requirement", RUNTIME + DEVELOPMENT, ids=lambda each: each.name)
def test_every_dependency_has_its_reason(requirement: Requirement) -> None:
    """A dependency is a decision, and the decision is written down."""
    reasons = (DOCS / "decisions" / "0002-dependencies.md").read_text(encoding="utf-8")
    assert f"| {requirement.name} |" in reasons
