"""What all tests share: how many examples a property is tried on, floors, golden pages."""

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.floors"]

# Quick enough to run at every save.
settings.register_profile("dev", max_examples=60, deadline=None)

# What CI runs: many examples, and the same ones for the same code, so that red means a change
# and not bad luck.  A laptop that was asleep is no counterexample, hence no deadline.
settings.register_profile(
    "ci",
    max_examples=1000,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)

settings.load_profile("dev")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the literal outputs on the pages be rewritten, on purpose only."""
    parser.addoption(
        "--golden",
        choices=["compare", "rewrite"],
        default="compare",
        help="compare the outputs shown on pages with what commands say, or rewrite them",
    )
