"""Rate limits for each key, in memory or in Valkey by URL, told in the open (draft-ietf-httpapi-ratelimit-headers)."""

import math
from typing import Protocol

from limits import RateLimitItem, parse
from limits.aio.storage import RedisStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from parley.core.errors import ParleyError
from parley.kit.clock import utc_now


class TooManyRequests(ParleyError):
    """The key has used up its share; `retry_after` is in whole seconds."""

    code = "too_many_requests"

    def __init__(self, retry_after: int) -> None:
        super().__init__("Too many requests")
        self.retry_after = retry_after


class RateLimiter:
    """`rule` as in `6000/minute`, or `off`; `valkey_url` shares the counts among nodes."""

    def __init__(self, rule: str, valkey_url: str | None = None) -> None:
        self.item: RateLimitItem | None = None if rule == "off" else parse(rule)
        self._policy = b""
        if self.item is not None:
            self._policy = f'"key";q={self.item.amount};w={self.item.get_expiry()}'.encode()
            self._window: _Window = _Shared(self.item, valkey_url) if valkey_url else _Own(self.item)

    async def spend(self, who: str) -> list[tuple[bytes, bytes]]:
        """Count one request; return the headers that tell what is left; raise TooManyRequests past the limit."""
        if self.item is None:
            return []
        allowed, remaining, reset_in = await self._window.spend(who)
        wait = max(1, math.ceil(reset_in))
        if not allowed:
            raise TooManyRequests(wait)
        return [(b"ratelimit-policy", self._policy), (b"ratelimit", b'"key";r=%d;t=%d' % (max(0, remaining), wait))]


class _Window(Protocol):
    async def spend(self, who: str) -> tuple[bool, int, float]:
        """Count one; return whether it was allowed, how many are left, and in how many seconds there are more."""
        ...


class _Shared:
    """The counts of all nodes together, in Valkey."""

    def __init__(self, item: RateLimitItem, url: str) -> None:
        self._item = item
        self._window = SlidingWindowCounterRateLimiter(RedisStorage(f"async+{url}", implementation="valkey"))

    async def spend(self, who: str) -> tuple[bool, int, float]:
        allowed = await self._window.hit(self._item, who)
        stats = await self._window.get_window_stats(self._item, who)
        return allowed, stats.remaining, stats.reset_time - utc_now().timestamp()


class _Own:
    """The counts of this process: the same sliding window counter as the shared one, a tenth of the library's cost.

    The present window counts in full, the one before by the share of it that the sliding window still covers.
    """

    def __init__(self, item: RateLimitItem) -> None:
        self._amount = item.amount
        self._seconds = item.get_expiry()
        self._latest = 0
        self._counts: dict[str, tuple[int, int, int]] = {}

    async def spend(self, who: str) -> tuple[bool, int, float]:
        place, passed = divmod(utc_now().timestamp(), self._seconds)
        window, left = int(place), self._seconds - passed
        if window != self._latest:
            self._forget(window)
        kept, now, before = self._counts.get(who, (window, 0, 0))
        if kept != window:
            now, before = 0, now
        used = now + math.floor(before * left / self._seconds)
        allowed = used < self._amount
        if allowed:
            now, used = now + 1, used + 1
        self._counts[who] = (window, now, before)
        sooner = left % (self._seconds / before) if before else left
        return allowed, self._amount - used, min(sooner, left)

    def _forget(self, window: int) -> None:
        """Keep those alone whose requests still count in this window."""
        self._latest = window
        self._counts = {who: counts for who, counts in self._counts.items() if counts[0] == window - 1}
