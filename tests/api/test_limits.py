"""Rate limits counted in memory."""

import pytest

from parley.api.toolbox.limits import RateLimiter, TooManyRequests


class TestALimit:
    async def test_refuses_what_is_beyond_it_and_says_when_to_come_back(self) -> None:
        limiter = RateLimiter("3/day")
        for _ in range(3):
            await limiter.spend("1:1")
        for _ in range(2):
            with pytest.raises(TooManyRequests) as refused:
                await limiter.spend("1:1")
            assert 1 <= refused.value.retry_after <= 86_400

    async def test_is_each_keys_own(self) -> None:
        limiter = RateLimiter("1/day")
        await limiter.spend("1:1")
        assert (await limiter.spend("1:2"))[1][1].startswith(b'"key";r=0;t=')

    async def test_tells_what_is_left(self) -> None:
        limiter = RateLimiter("3/day")
        told = [await limiter.spend("1:1") for _ in range(3)]
        assert [headers[0] for headers in told] == [(b"ratelimit-policy", b'"key";q=3;w=86400')] * 3
        assert [headers[1][1].split(b";")[1] for headers in told] == [b"r=2", b"r=1", b"r=0"]

    async def test_that_is_off_tells_nothing(self) -> None:
        limiter = RateLimiter("off")
        assert [await limiter.spend("1:1") for _ in range(10)] == [[]] * 10
