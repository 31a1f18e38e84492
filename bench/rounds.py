"""Measure two servers in turn, in short rounds, so that whatever else the machine does meets both alike."""

from collections.abc import Callable
from statistics import median

import msgspec

from bench.load import Generator, Load
from bench.servers import Server


class RequestsFailed(Exception):
    """Answers were no success, so the figures would mean nothing."""


class Pace(msgspec.Struct, frozen=True):
    """How long is measured: so many rounds of so many seconds, or of so many requests one after another."""

    rounds: int
    seconds: float
    requests: int


class Pair(msgspec.Struct, frozen=True):
    """The rounds of two servers."""

    one: list[Load]
    other: list[Load]

    @property
    def rates(self) -> tuple[float, float]:
        """Answers a second, of the median round."""
        return median(load.rate for load in self.one), median(load.rate for load in self.other)

    @property
    def ratio(self) -> float:
        """The one's rate as a share of the other's."""
        return share([load.rate for load in self.one], [load.rate for load in self.other])

    def times(self, share: float) -> tuple[float, float]:
        """A percentile in milliseconds, of the median round."""
        return median(load.percentile(share) for load in self.one), median(
            load.percentile(share) for load in self.other
        )


class Asked(msgspec.Struct, frozen=True):
    """A server, and what it is asked."""

    server: Server
    requests: list[bytes]


def share(ones: list[float], others: list[float]) -> float:
    """What the ones are of the others: the median of what each round gave."""
    return median(one / other for one, other in zip(ones, others, strict=True))


def throughput(generator: Generator, one: Asked, other: Asked, pace: Pace) -> Pair:
    """Send as fast as each answers, by all connections."""

    def run(asked: Asked) -> Load:
        return checked(generator.send(asked.server.port, asked.requests, seconds=pace.seconds))

    return _alternate(run, one, other, pace.rounds)


def latency(generator: Generator, one: Asked, other: Asked, pace: Pace) -> Pair:
    """Send one request after another."""

    def run(asked: Asked) -> Load:
        return checked(generator.send(asked.server.port, asked.requests, amount=pace.requests, connections=1))

    return _alternate(run, one, other, pace.rounds)


def checked(load: Load) -> Load:
    """Return what was measured; raise RequestsFailed unless every answer was a success."""
    if load.failures:
        raise RequestsFailed(f"{load.failures} of {len(load.durations)} answers were no success")
    return load


def _alternate(run: Callable[[Asked], Load], one: Asked, other: Asked, rounds: int) -> Pair:
    for asked in (one, other):
        run(asked)  # caches are filled, statements prepared
    pairs = [(run(one), run(other)) for _ in range(rounds)]
    return Pair([pair[0] for pair in pairs], [pair[1] for pair in pairs])
