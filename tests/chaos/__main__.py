"""`python -m tests.chaos`: one campaign by hand, with a report; exit status 1 where a promise was broken."""

import argparse
import asyncio
import secrets
import shutil
import sys
import tempfile
from pathlib import Path

from tests.chaos.campaign import Campaign
from tests.chaos.checker import check
from tests.chaos.report import told


def main() -> int:
    """Run a campaign as the command line says."""
    parser = argparse.ArgumentParser(prog="make chaos ARGS=…", description=__doc__)
    parser.add_argument("--seconds", type=float, default=120, help="how long the nemesis rages (default: 120)")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10_000), help="what decides who does what, when")
    wanted = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="parley-chaos-"))
    print(f"Chaos for {wanted.seconds:.0f} s with seed {wanted.seed}, in {folder}", flush=True)
    campaign = Campaign(folder, wanted.seconds, wanted.seed)
    asyncio.run(campaign.run())
    findings = check(campaign.history, campaign.facts)
    print(told(campaign.history, campaign.facts, findings))
    if findings:
        print(f"Again: make chaos ARGS='--seconds {wanted.seconds:.0f} --seed {wanted.seed}'; the house is in {folder}")
        return 1
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
