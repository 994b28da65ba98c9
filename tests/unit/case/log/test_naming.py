"""Under which name a file is kept, and of what kind it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.case.log.kinds import media_type
from ecorules.case.log.naming import folder_of, free_names, safe_name

NAMES = st.text(
    st.characters() | st.sampled_from("./\\:~ \n\u0e33\ud800"), min_size=1, max_size=300
)


@given(name=NAMES)
def test_every_name_is_made_one_that_every_disk_takes(name: str) -> None:
    """Not empty, not hidden, not a path, not too long; and what is right stays as it is."""
    found = safe_name(name)
    assert found
    assert not {unicodedata.category(each) for each in found} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(found) & set('\\/:*?"<>|\n')
    assert not found.startswith((".", "~", "-"))
    assert found == safe_name(found)
    assert all(len(each.encode()) <= 255 for each in free_names(name, "a" * 64))
    assert ".." not in folder_of(f"{name}/{name}").parts


@pytest.mark.parametrize(
    ("name", "beginning", "kind"),
    [
        ("map.pdf", b"%PDF-1.7", "application/pdf"),
        ("map.jpg", b"%PDF-1.7", "application/pdf"),
        ("map.pdf", b"<!DOCTY", "application/octet-stream"),
        ("photo.JPG", b"\xff\xd8\xff\xe0", "image/jpeg"),
        (
            "list.xlsx",
            b"PK\x03\x04",
            f"application/vnd.{'openxmlformats-officedocument'}.spreadsheetml.sheet",
        ),
        ("list.zip", b"PK\x03\x04", "application/zip"),
        ("list.CSV", b"registra", "text/csv"),
        ("list", b"registra", "application/octet-stream"),
    ],
)
def test_a_kind_is_told_by_the_first_bytes_then_by_the_name(
    name: str, beginning: bytes, kind: str
) -> None:
    """A web page that was saved as a PDF is no PDF."""
    assert media_type(name, beginning) == kind
