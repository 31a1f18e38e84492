"""All that a demo ticket can be about."""

from parley.app.demo.scenarios import accounts, billing, developers, features, shipping
from parley.app.demo.scenarios.model import Scenario

SCENARIOS: tuple[Scenario, ...] = (
    *shipping.SCENARIOS,
    *billing.SCENARIOS,
    *accounts.SCENARIOS,
    *developers.SCENARIOS,
    *features.SCENARIOS,
)

__all__ = ["SCENARIOS", "Scenario"]
