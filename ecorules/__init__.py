"""Evaluate an area against the Eco-Industrial Town criteria, with every reason.

>>> from ecorules import audit, load_case, load_edition
>>> edition = load_edition("eit-2562")
>>> edition.requirements["19.1.1"].level
1

The names below are the public ones; everything they return is frozen and typed.
"""

from typing import TYPE_CHECKING

from ecorules.audit.conduct import Audit, audit
from ecorules.audit.finding import Finding, Verdict
from ecorules.audit.terms import load_case
from ecorules.audit.update import updated
from ecorules.case.change import (
    Change,
    CloseRegister,
    Enlist,
    File,
    HandIn,
    Observe,
    ReopenRegister,
    SetTarget,
    Strike,
    Withdraw,
)
from ecorules.case.model import Case
from ecorules.diagnostics import Diagnostic, Invalid
from ecorules.edition.load import load_edition
from ecorules.edition.model import Edition, Requirement

if TYPE_CHECKING:
    from ecorules.audit.record import record

__all__ = [
    "Audit",
    "Case",
    "Change",
    "CloseRegister",
    "Diagnostic",
    "Edition",
    "Enlist",
    "File",
    "Finding",
    "HandIn",
    "Invalid",
    "Observe",
    "ReopenRegister",
    "Requirement",
    "SetTarget",
    "Strike",
    "Verdict",
    "Withdraw",
    "audit",
    "load_case",
    "load_edition",
    "record",
    "updated",
]


def __getattr__(name: str) -> object:
    """Return `record` when it is asked for: few audits leave as JSON."""
    if name == "record":
        from ecorules.audit.record import record  # noqa: PLC0415 - only when asked for

        return record
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
