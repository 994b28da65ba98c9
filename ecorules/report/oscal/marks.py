"""The small parts that every OSCAL document is made of: ids, properties, moments, markup.

OSCAL allows no empty list and no line break in a title, reads text as markup, and keeps property
names to itself unless they come with a namespace.  All of this is seen to here and nowhere else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias
from uuid import UUID, uuid5

if TYPE_CHECKING:
    from datetime import date

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"

VERSION: Final = "1.2.1"
# Chosen once, at random.  Every id is derived from it, and as a URN it names our properties:
# a namespace has to be an absolute URI, and this one needs nobody's domain.
_OURS: Final = UUID("6f0c1c1e-5a4b-4d5e-9a57-3f1d8f7f2c65")
NAMESPACE: Final = _OURS.urn
# A day begins in Thailand, where the areas are.
_MIDNIGHT: Final = "T00:00:00+07:00"
# What has a meaning in OSCAL's markup is written so that it has none.
_MARKS: Final = re.compile(r"([\\`*_~^\[\]<>{}])")


def id_of(*parts: str | int) -> str:
    """Return the UUID of what the parts name: the same parts, the same UUID.

    >>> id_of("edition", "eit-2562") == id_of("edition", "eit-2562")
    True
    """
    return str(uuid5(_OURS, json.dumps(parts, ensure_ascii=False)))


def moment(day: date) -> str:
    """Return the beginning of a day in Thailand.

    >>> from datetime import date
    >>> moment(date(2022, 9, 30))
    '2022-09-30T00:00:00+07:00'
    """
    return f"{day.isoformat()}{_MIDNIGHT}"


def line(text: str) -> str:
    r"""Return a text on one line, with nothing before and after it.

    >>> line(" two\n lines ")
    'two lines'
    """
    return " ".join(text.split())


def markup(text: str) -> str:
    r"""Return a text on one line that a reader of markup shows as it is.

    >>> markup("a*b")
    'a\\*b'
    """
    return _MARKS.sub(r"\\\1", line(text))


def prop(name: str, value: str, kind: str | None = None, remarks: str | None = None) -> Json:
    """Return a property of our own, with the kind that tells it from others of its name."""
    return filled(
        name=name,
        ns=NAMESPACE,
        # A value that holds nothing but blanks would be none, and a property needs one.
        value=line(value) or "-",
        class_=kind,
        remarks=None if remarks is None else markup(remarks),
    )


def label(value: str) -> Json:
    """Return the property under which OSCAL keeps what people call something."""
    return {"name": "label", "value": value}


def filled(**parts: Json) -> dict[str, Json]:
    """Return an object of what is there, names with hyphens: OSCAL allows nothing empty.

    >>> filled(class_="area", target_id="r-1", props=[])
    {'class': 'area', 'target-id': 'r-1'}
    """
    return {
        name.rstrip("_").replace("_", "-"): part
        for name, part in parts.items()
        if part is not None and part not in ([], "")
    }


def metadata(title: str, version: str, modified: str, **further: Json) -> Json:
    """Return the head of a document."""
    return filled(
        title=markup(title),
        last_modified=modified,
        version=version,
        oscal_version=VERSION,
        **further,
    )


def written(document: Mapping[str, Json]) -> str:
    """Return a document as JSON text: keys sorted, ending in a line feed."""
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
