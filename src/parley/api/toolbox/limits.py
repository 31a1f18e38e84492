"""Rate limits for each key, in memory or in Valkey by URL, told in the open (draft-ietf-httpapi-ratelimit-headers)."""

import math

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage, RedisStorage, Storage
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
        storage: Storage = (
            RedisStorage(f"async+{valkey_url}", implementation="valkey") if valkey_url else MemoryStorage()
        )
        self._window = SlidingWindowCounterRateLimiter(storage)

    async def spend(self, who: str) -> list[tuple[bytes, bytes]]:
        """Count one request; return the headers that tell what is left; raise TooManyRequests past the limit."""
        if self.item is None:
            return []
        allowed = await self._window.hit(self.item, who)
        stats = await self._window.get_window_stats(self.item, who)
        wait = max(1, math.ceil(stats.reset_time - utc_now().timestamp()))
        if not allowed:
            raise TooManyRequests(wait)
        policy = f'"key";q={self.item.amount};w={self.item.get_expiry()}'
        return [
            (b"ratelimit-policy", policy.encode()),
            (b"ratelimit", f'"key";r={max(0, stats.remaining)};t={wait}'.encode()),
        ]
