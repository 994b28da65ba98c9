"""Where something is wrong, and how to say it in two languages."""

from ecorules.diagnostics.places import Sheet, Span, column_letters
from ecorules.diagnostics.problems import (
    Diagnostic,
    Invalid,
    Language,
    Severity,
    Text,
    ordered,
    refuse_errors,
    render,
)
from ecorules.diagnostics.shown import cells, nearest, padded, quoted, visible

__all__ = [
    "Diagnostic",
    "Invalid",
    "Language",
    "Severity",
    "Sheet",
    "Span",
    "Text",
    "cells",
    "column_letters",
    "nearest",
    "ordered",
    "padded",
    "quoted",
    "refuse_errors",
    "render",
    "visible",
]
