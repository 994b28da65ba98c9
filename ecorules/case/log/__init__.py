"""The log of the register: what became of each document, line after line, nothing taken back."""

from ecorules.case.log.appending import append, writing
from ecorules.case.log.events import Accepted, Event, HandedIn, Rejected, Withdrawn
from ecorules.case.log.folding import folded
from ecorules.case.log.reading import LOG_NAME, Log, read_log

__all__ = [
    "LOG_NAME",
    "Accepted",
    "Event",
    "HandedIn",
    "Log",
    "Rejected",
    "Withdrawn",
    "append",
    "folded",
    "read_log",
    "writing",
]
