"""What all tests share: how many examples a property is tried on, floors, golden pages."""

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.floors", "tests.archive"]

# Quick enough to run at every save.
settings.register_profile("dev", max_examples=60, deadline=None)

# What CI runs: the same examples for the same code, so that red means a change and not bad
# luck.  A laptop that was asleep is no counterexample, hence no deadline.
settings.register_profile(
    "ci",
    max_examples=150,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)

# The laws of the language carry everything else, so CI tries each of them on far more.
settings.register_profile("dev-laws", settings.get_profile("dev"))
settings.register_profile("ci-laws", settings.get_profile("ci"), max_examples=1000)

LAWS = frozenset(
    {
        "test_conclusion_laws.py",
        "test_exact_quantities.py",
        "test_interval_arithmetic.py",
        "test_laws.py",
        "test_nothing_lost.py",
        "test_order_is_nothing.py",
        "test_tally_bounds.py",
        "test_updates.py",
    }
)


def pytest_collectstart(collector: pytest.Collector) -> None:
    """Load the profile a module's properties take when it is imported."""
    if isinstance(collector, pytest.Module):
        chosen = collector.config.getoption("--hypothesis-profile") or "dev"
        is_law = collector.path.name in LAWS and not collector.config.getoption("--laws-lightly")
        settings.load_profile(f"{chosen}-laws" if is_law else chosen)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the pages be rewritten, on purpose only, and the laws be tried on a few examples."""
    parser.addoption(
        "--laws-lightly",
        action="store_true",
        help="try a law on no more examples than any other property: where coverage is measured",
    )
    parser.addoption(
        "--golden",
        choices=["compare", "rewrite"],
        default="compare",
        help="compare the outputs shown on pages with what commands say, or rewrite them",
    )
