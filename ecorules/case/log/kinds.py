"""What kind of file somebody handed in: by its first bytes, else by the end of its name.

The list is our own and short, so that the same file is of the same kind on every machine.  A name
that promises a kind the bytes do not keep is not believed.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

UNKNOWN: Final = "application/octet-stream"
# As many bytes as the longest of the signatures.
LONGEST: Final = 8
_ZIP: Final = "application/zip"
_SIGNATURES: Final = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"PK\x03\x04", _ZIP),
)
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_OPEN: Final = "application/vnd.oasis.opendocument."
# What is a zip inside has its kind in its name alone.
_ZIPPED: Final = {
    ".docx": f"{_OFFICE}wordprocessingml.document",
    ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
    ".pptx": f"{_OFFICE}presentationml.presentation",
    ".odt": f"{_OPEN}text",
    ".ods": f"{_OPEN}spreadsheet",
    ".odp": f"{_OPEN}presentation",
    ".kmz": "application/vnd.google-earth.kmz",
}
_NAMED: Final = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".html": "text/html",
    ".json": "application/json",
    ".xml": "application/xml",
    ".kml": "application/vnd.google-earth.kml+xml",
    ".geojson": "application/geo+json",
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
    ".msg": "application/vnd.ms-outlook",
    ".eml": "message/rfc822",
    ".heic": "image/heic",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
    ".mp4": "video/mp4",
    ".mp3": "audio/mpeg",
    ".rar": "application/vnd.rar",
    ".7z": "application/x-7z-compressed",
}


def media_type(name: str, beginning: bytes) -> str:
    """Return the kind of a file by its name and its first bytes.

    >>> media_type("order.pdf", b"%PDF-1.7")
    'application/pdf'
    >>> media_type("order.pdf", b"<!DOCTYPE html>")
    'application/octet-stream'
    """
    ending = PurePath(name).suffix.lower()
    for signature, kind in _SIGNATURES:
        if beginning.startswith(signature):
            return _ZIPPED.get(ending, kind) if kind == _ZIP else kind
    return _NAMED.get(ending, UNKNOWN)
