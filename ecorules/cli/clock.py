"""The day on which a command is given, read here and nowhere else.

Everything below takes the day as a parameter, so that the same case gives the same result
tomorrow.  It is the day in Thailand, whatever the machine is set to.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

_THAILAND: Final = timezone(timedelta(hours=7))


def today() -> date:
    """Return today's day in Thailand."""
    return datetime.now(UTC).astimezone(_THAILAND).date()
