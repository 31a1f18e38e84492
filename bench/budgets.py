"""What is promised, and how each promise is measured. Every function returns its lines of the table."""

from collections.abc import Callable
from itertools import pairwise

import msgspec

from bench import requests
from bench.load import Generator
from bench.requests import LISTED
from bench.rounds import Asked, Pace, checked, latency, throughput
from bench.seed import words
from bench.servers import Server, fetch
from bench.table import Row, told

FILTERS = {
    "list 25": LISTED,
    "status=open": f"{LISTED}&status=open",
    "assignee": f"{LISTED}&assignee_id=user_101",
    "priority=urgent": f"{LISTED}&priority=urgent",
    "common tag": f"{LISTED}&tags=tag-1",
    "tag of 50": f"{LISTED}&tags=rare",
    "open and tag of 50": f"{LISTED}&status=open&tags=rare",
    "by update": f"{LISTED}&order_by=updated_at",
    "by priority": f"{LISTED}&order_by=priority",
}
DEEP = 1_000
SEARCHED = 40
P95_MS = 100.0


def floor_ratios(generator: Generator, parley: Server, floor: Server, pace: Pace) -> list[Row]:
    """Parley's rate against the floor's. Creations come last, for they make the desk larger."""
    size = f"{parley.desk.tickets:,}"
    asked: list[tuple[str, float, Callable[[Server], list[bytes]]]] = [
        (f"get at {size}", 0.50, requests.tickets),
        (f"list 25 at {size}", 0.55, lambda server: requests.reads(server, LISTED if server.key else "/tickets")),
        (f"create at {size}", 0.70, requests.creations),
    ]
    rows: list[Row] = []
    for what, budget, made in asked:
        pair = throughput(generator, Asked(parley, made(parley)), Asked(floor, made(floor)), pace)
        cells = [
            f"{rate:,.0f}/s, p50 {half:.1f} ms, p99 {most:.1f} ms"
            for rate, half, most in zip(pair.rates, pair.times(0.5), pair.times(0.99), strict=True)
        ]
        rows.append(told(Row(what, cells[0], f"floor {cells[1]}", pair.ratio, budget, most=False)))
    return rows


def growth(generator: Generator, large: Server, small: Server, pace: Pace) -> list[Row]:
    """The median latency of reads at a million tickets against ten thousand."""
    asked = {"get": (requests.tickets(large), requests.tickets(small))}
    asked |= {what: (requests.reads(large, path), requests.reads(small, path)) for what, path in FILTERS.items()}
    return [
        _compared(f"growth: {what}", generator, Asked(large, ours), Asked(small, theirs), 1.5, pace)
        for what, (ours, theirs) in asked.items()
    ]


def deep_page(generator: Generator, server: Server, pace: Pace) -> list[Row]:
    """The thousandth page against the first."""
    cursor = ""
    for _ in range(DEEP - 1):
        page = msgspec.json.decode(fetch(server, LISTED + cursor))
        cursor = f"&cursor={page['meta']['next_cursor']}"
    deep = Asked(server, requests.reads(server, LISTED + cursor))
    first = Asked(server, requests.reads(server, LISTED))
    return [_compared(f"page {DEEP:,} against page 1", generator, deep, first, 1.2, pace)]


def search(generator: Generator, server: Server) -> list[Row]:
    """How long nearly every search takes at most, by how common its words are."""
    known = words()
    asked = {
        "rare words": [f"only{place * 97}" for place in range(1, SEARCHED + 1)],
        "middle words": known[200 : 200 + SEARCHED],
        "common words": known[1 : SEARCHED + 1],
        "two common words": [" ".join(pair) for pair in pairwise(known[1 : SEARCHED + 2])],
    }
    rows: list[Row] = []
    for kind, texts in asked.items():
        for path in ("/tickets?limit=25&search=", "/search?q="):
            made = requests.reads(server, *(path + requests.search(text) for text in texts))
            checked(generator.send(server.port, made, amount=len(made), connections=1))
            load = checked(generator.send(server.port, made, amount=2 * len(made), connections=1))
            half, most = load.percentile(0.5), load.percentile(0.95)
            shown = path.partition("?")[0] + ("?search=" if "search=" in path else "?q=")
            what = f"{kind}: `{shown}` at {server.desk.tickets:,}"
            rows.append(told(Row(what, f"p50 {half:.1f} ms", "", most, P95_MS, most=True, unit="ms p95")))
    return rows


def _compared(what: str, generator: Generator, one: Asked, other: Asked, budget: float, pace: Pace) -> Row:
    pair = latency(generator, one, other, pace)
    ours, theirs = pair.times(0.5)
    shown = [f"{time:.2f} ms" for time in (ours, theirs)]
    return told(Row(what, shown[0], shown[1], ours / theirs, budget, most=True))
