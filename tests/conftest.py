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

# Tracing takes longer than the laws themselves.  So CI tries them in full without it, and then a
# few examples of each with it, for what they reach that nothing else does.
settings.register_profile("lightly", settings.get_profile("ci"), max_examples=20)


def pytest_collectstart(collector: pytest.Collector) -> None:
    """Load the profile a module's properties take when it is imported."""
    if isinstance(collector, pytest.Module):
        chosen = collector.config.getoption("--hypothesis-profile") or "dev"
        is_law = "properties" in collector.path.parts
        if is_law and collector.config.getoption("--laws-lightly"):
            settings.load_profile("lightly")
        else:
            settings.load_profile(f"{chosen}-laws" if is_law else chosen)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the pages be rewritten, on purpose only, and the laws be tried on a few examples."""
    parser.addoption(
        "--laws-lightly",
        action="store_true",
        help="try each law on a few examples only: where all of them are tried beside it",
    )
    parser.addoption(
        "--golden",
        choices=["compare", "rewrite"],
        default="compare",
        help="compare the outputs shown on pages with what commands say, or rewrite them",
    )
