"""All that was seen from outside during a campaign. Times are seconds since 1970, as events have theirs."""

from collections import Counter
from dataclasses import dataclass, field

Effect = tuple[str, str]
"""What is left of a write, and its mark: `("message", "c7w3n12")`."""
SURFACES = ("read", "write", "feed", "stream", "webhook")
"""Where the house is looked at, to see whether it is back. A webhook is one whose sending began after the deed."""


@dataclass
class Write:
    """One write under one key, which is also its mark; it may have been sent many times."""

    key: str
    door: str
    kind: str
    effects: tuple[Effect, ...] = ()
    ticket: int | None = None
    begun: float = 0.0
    acknowledged: float | None = None
    tries: int = 0
    replayed: bool = False
    refused: str = ""


@dataclass(frozen=True)
class Deed:
    """What the nemesis did; from `ended` on the house may be expected to recover."""

    name: str
    begun: float
    ended: float


@dataclass(frozen=True)
class Sign:
    """A sign of life: something that began at `since` had been done, on this surface, at `at`."""

    surface: str
    since: float
    at: float


@dataclass
class Reader:
    """What one follower of the feed or the stream has seen, in the order in which it came: position and event."""

    name: str
    types: tuple[str, ...] = ()
    seen: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    resumed: int = 0
    refused: list[str] = field(default_factory=list[str])

    def wants(self, kind: str) -> bool:
        """Whether it asked for events of this type."""
        return not self.types or any(kind == each or kind.startswith(each.removesuffix("*")) for each in self.types)


@dataclass
class Walk:
    """One walk through the list of tickets, from its first page to its last."""

    begun: float
    order: str
    numbers: list[int] = field(default_factory=list[int])


@dataclass(frozen=True)
class Arrival:
    """A webhook at the sink. `genuine`: its signature was right; `accepted`: it was told so by a 2xx."""

    endpoint: int
    message: str
    event: str
    created: float
    at: float
    genuine: bool
    accepted: bool


@dataclass
class Endpoint:
    """A webhook of ours: which events it must hear of, and from when on."""

    id: int
    name: str
    secret: str
    created: float
    types: tuple[str, ...] = ()

    def wants(self, kind: str) -> bool:
        """Whether it asked for events of this type."""
        return not self.types or any(kind == each or kind.startswith(each.removesuffix("*")) for each in self.types)


@dataclass
class History:
    """Everything together. `statuses` counts answers, with 0 for none; `strains` are seconds that passed for each of a
    processor; `exit_status` is the server's, `left` are its processes that were alive after its end.
    """

    writes: list[Write] = field(default_factory=list[Write])
    deeds: list[Deed] = field(default_factory=list[Deed])
    signs: list[Sign] = field(default_factory=list[Sign])
    readers: list[Reader] = field(default_factory=list[Reader])
    walks: list[Walk] = field(default_factory=list[Walk])
    arrivals: list[Arrival] = field(default_factory=list[Arrival])
    endpoints: list[Endpoint] = field(default_factory=list[Endpoint])
    statuses: Counter[int] = field(default_factory=Counter[int])
    strains: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])
    faults: list[str] = field(default_factory=list[str])
    begun: float = 0.0
    ended: float = 0.0
    exit_status: int = 0
    exit_seconds: float = 0.0
    left: list[str] = field(default_factory=list[str])
