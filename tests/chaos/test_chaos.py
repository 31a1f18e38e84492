"""A campaign in the suite: `make chaos` runs longer ones, with a report."""

import asyncio
from pathlib import Path

import pytest

from tests.chaos.campaign import Campaign
from tests.chaos.checker import check
from tests.chaos.report import told


class TestAnythingKilled:
    @pytest.mark.timeout(900)
    def test_breaks_no_promise(self, tmp_path: Path, chaos_seconds: float, chaos_seed: int) -> None:
        campaign = Campaign(tmp_path, chaos_seconds, chaos_seed)
        print(f"make chaos ARGS='--seconds {chaos_seconds:.0f} --seed {chaos_seed}'")
        asyncio.run(campaign.run())
        findings = check(campaign.history, campaign.facts)
        assert not findings, told(campaign.history, campaign.facts, findings)
        assert len(campaign.facts.events) > chaos_seconds, "hardly anything was written"
        assert campaign.history.deeds, "nothing was done to the house"
