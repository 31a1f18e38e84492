"""A campaign in the suite, of CHAOS_SECONDS (120) by CHAOS_SEED (another each time); `make chaos` runs longer ones."""

import asyncio
import os
import secrets
from pathlib import Path

import pytest

from tests.chaos.campaign import Campaign
from tests.chaos.checker import check
from tests.chaos.report import told

SECONDS = float(os.environ.get("CHAOS_SECONDS", "120"))


class TestAnythingKilled:
    @pytest.mark.timeout(900)
    def test_breaks_no_promise(self, tmp_path: Path) -> None:
        seed = int(os.environ.get("CHAOS_SEED") or secrets.randbelow(10_000))
        print(f"make chaos ARGS='--seconds {SECONDS:.0f} --seed {seed}'")
        campaign = Campaign(tmp_path, SECONDS, seed)
        asyncio.run(campaign.run())
        findings = check(campaign.history, campaign.facts)
        assert not findings, told(campaign.history, campaign.facts, findings)
        assert campaign.history.deeds, "nothing was done to the house"
        assert len(campaign.facts.events) > SECONDS, "hardly anything was written"
