"""Rate limits for keys, told in the open (draft-ietf-httpapi-ratelimit-headers), and for those who sign in; they are
counted in memory, or in Valkey by URL.

A Valkey that does not answer closes no door: this process then counts for itself, and asks again a little later.
"""

import math
import time

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from parley.core.errors import ParleyError
from parley.kit.clock import utc_now
from parley.kit.crypto import digest

PATIENCE = 0.5
ALONE_SECONDS = 5.0


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
        self._alone = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._shared: SlidingWindowCounterRateLimiter | None = None
        self._faults: tuple[type[Exception], ...] = (OSError,)
        self._alone_until = 0.0
        if valkey_url:
            storage = RedisStorage(
                f"async+{valkey_url}",
                implementation="valkey",
                socket_timeout=PATIENCE,
                socket_connect_timeout=PATIENCE,
            )
            base = storage.base_exceptions
            self._faults = (OSError, *(base if isinstance(base, tuple) else (base,)))
            self._shared = SlidingWindowCounterRateLimiter(storage)

    async def spend(self, who: str) -> list[tuple[bytes, bytes]]:
        """Count one request; return the headers that tell what is left; raise TooManyRequests past the limit."""
        if self.item is None:
            return []
        if self._shared is not None and self._alone_until <= time.monotonic():
            try:
                return await self._count(self._shared, self.item, who)
            except self._faults:
                self._alone_until = time.monotonic() + ALONE_SECONDS
        return await self._count(self._alone, self.item, who)

    async def _count(
        self, window: SlidingWindowCounterRateLimiter, item: RateLimitItem, who: str
    ) -> list[tuple[bytes, bytes]]:
        allowed = await window.hit(item, who)
        stats = await window.get_window_stats(item, who)
        wait = max(1, math.ceil(stats.reset_time - utc_now().timestamp()))
        if not allowed:
            raise TooManyRequests(wait)
        policy = f'"key";q={item.amount};w={item.get_expiry()}'
        return [
            (b"ratelimit-policy", policy.encode()),
            (b"ratelimit", f'"key";r={max(0, stats.remaining)};t={wait}'.encode()),
        ]


class SignInLimits:
    """How often one may try to get in: for each account, and for each address, in a quarter of an hour."""

    def __init__(
        self, *, account: str = "20/15minute", address: str = "100/15minute", valkey_url: str | None = None
    ) -> None:
        self._account = RateLimiter(account, valkey_url)
        self._address = RateLimiter(address, valkey_url)

    async def spend(self, *, address: str, account: str | None = None) -> None:
        """Count one try; raise TooManyRequests past either limit. An account is named as one likes."""
        await self._address.spend(f"sign-in:address:{address}")
        if account is not None:
            await self._account.spend(f"sign-in:account:{digest(account).hex()}")
