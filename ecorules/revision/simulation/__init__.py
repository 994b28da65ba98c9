"""Made-up areas to try criteria on: like the known portfolio in number, and nobody's figures."""

from ecorules.revision.simulation.making import simulated
from ecorules.revision.simulation.model import Counted, Made, Order

__all__ = ["Counted", "Made", "Order", "simulated"]
