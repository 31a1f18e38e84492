"""How long the suite's own campaign rages, and by which seed: `pytest tests/chaos --chaos-seconds 20 --chaos-seed 7`."""

import secrets

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take both from the command line."""
    group = parser.getgroup("chaos")
    group.addoption("--chaos-seconds", type=float, default=120.0, help="how long the nemesis rages")
    group.addoption("--chaos-seed", type=int, default=None, help="what decides who does what, when")


@pytest.fixture
def chaos_seconds(request: pytest.FixtureRequest) -> float:
    """How long the nemesis rages."""
    return float(request.config.getoption("--chaos-seconds"))


@pytest.fixture
def chaos_seed(request: pytest.FixtureRequest) -> int:
    """The seed that was asked for, else another each time."""
    given = request.config.getoption("--chaos-seed")
    return secrets.randbelow(10_000) if given is None else int(given)
