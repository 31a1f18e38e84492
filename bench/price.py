"""What an event costs with each write: the floor opens tickets with and without it, in the same SQL otherwise.

The price is what one takes longer than the other, with both processors busy; Parley and the floor with its event pay
it within each ticket that they open.
"""

from statistics import median

from bench import requests
from bench.load import Generator
from bench.rounds import Pace, checked
from bench.servers import Server
from bench.table import Row, told

BUDGET = 10.0
MICRO = 1_000_000
MORE, SHORTER = 4, 2


def event_price(generator: Generator, parley: Server, floor: Server, eventless: Server, pace: Pace) -> list[Row]:
    """The price as a share of what it takes to open a ticket.

    It is a small difference of large figures: so there are more rounds than usual, shorter ones, every other backwards.
    """
    servers = [parley, floor, eventless]
    made = [requests.creations(server) for server in servers]
    took: list[list[float]] = [[], [], []]
    for turn in range(MORE * pace.rounds + 1):
        for place in (0, 1, 2) if turn % 2 else (2, 1, 0):
            load = checked(generator.send(servers[place].port, made[place], seconds=pace.seconds / SHORTER))
            if turn:  # the first only fills caches
                took[place].append(MICRO / load.rate)
    prices = [one - other for one, other in zip(took[1], took[2], strict=True)]
    return [
        told(
            Row(
                f"price of an event: {server.name}'s create at {server.desk.tickets:,}",
                f"{median(prices):.0f} µs",
                f"of {median(took[place]):.0f} µs",
                100 * median(price / whole for price, whole in zip(prices, took[place], strict=True)),
                BUDGET,
                unit="%",
            )
        )
        for place, server in enumerate(servers[:2])
    ]
