"""`python -m bench`: measure Parley against its budgets and print the table; `--write` keeps it in the README."""

import argparse
from contextlib import ExitStack

from bench import budgets
from bench.deliveries import deliveries
from bench.desk import LARGE, SMALL, Desk, open_desks
from bench.doors import door_ratios
from bench.fanout import fan_out
from bench.imports import imports
from bench.load import Generator
from bench.price import event_price
from bench.rounds import Pace
from bench.servers import floor, parley
from bench.table import Row, circumstances, keep, table
from bench.whole import whole

USUAL = Pace(rounds=7, seconds=2.0, requests=200)
QUICK = Pace(rounds=3, seconds=0.7, requests=60)


def main() -> None:
    """Measure everything, or with `--quick` the small desk alone for a first impression."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="10,000 tickets only, short rounds")
    parser.add_argument("--write", action="store_true", help="keep the table in bench/README.md")
    options = parser.parse_args()
    generator = Generator()
    try:
        rows = _measure(generator, QUICK if options.quick else USUAL, is_quick=options.quick)
    finally:
        generator.close()
    text = f"{circumstances()}\n{table(rows)}"
    print(f"\n{text}")
    if options.write:
        keep(text)


def _measure(generator: Generator, pace: Pace, *, is_quick: bool) -> list[Row]:
    with open_desks([SMALL] if is_quick else [SMALL, LARGE]) as desks:
        rows = _desks(generator, desks, pace)
        small = desks[0]
        rows += deliveries(generator, small, pace) + fan_out(small, pace) + imports(small, pace)
    return rows + whole(generator, small, 5_000 if is_quick else 100_000)


def _desks(generator: Generator, desks: list[Desk], pace: Pace) -> list[Row]:
    with ExitStack() as stack:
        servers = [(stack.enter_context(parley(desk)), stack.enter_context(floor(desk))) for desk in desks]
        rows: list[Row] = []
        if len(servers) > 1:
            (small, _), (large, _) = servers
            rows += budgets.growth(generator, large, small, pace)
            rows += budgets.deep_page(generator, large, pace)
            rows += budgets.search(generator, large)
        rows += door_ratios(generator, servers[0][0], pace)
        (small, its_floor), eventless = servers[0], stack.enter_context(floor(desks[0], events=False))
        rows += event_price(generator, small, its_floor, eventless, pace)
        for ours, theirs in servers:
            rows = budgets.floor_ratios(generator, ours, theirs, pace) + rows
        return rows


if __name__ == "__main__":
    main()
