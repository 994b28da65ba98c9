"""The rules: one dated state of the criteria, read from a folder of files."""

from ecorules.edition.codes import code_order, in_order
from ecorules.edition.draft import Draft, Sheet
from ecorules.edition.load import load_edition, read_edition
from ecorules.edition.model import Edition
from ecorules.edition.packaged import find_edition, packaged_editions

__all__ = [
    "Draft",
    "Edition",
    "Sheet",
    "code_order",
    "find_edition",
    "in_order",
    "load_edition",
    "packaged_editions",
    "read_edition",
]
