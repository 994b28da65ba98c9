"""How levels move as a target moves: the exact values at which something changes, no grid."""

from ecorules.revision.sweep.model import Axis, Counts, NotSwept, Row, Stretch, Swept
from ecorules.revision.sweep.sweeping import Found, Sweep, swept

__all__ = ["Axis", "Counts", "Found", "NotSwept", "Row", "Stretch", "Sweep", "Swept", "swept"]
