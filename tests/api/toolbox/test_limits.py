"""Rate limits: in memory, through a door, and beside a Valkey that is gone."""

import pytest

from parley.api.toolbox.limits import RateLimiter, TooManyRequests
from parley.kit.db import Database
from tests.support.desks import house_for, open_desk

DAY = 86_400
NOBODY_LISTENS = "valkey://127.0.0.1:9/0"


class TestALimit:
    @pytest.mark.parametrize("url", [None, NOBODY_LISTENS])
    async def test_refuses_the_one_too_many_and_nobody_elses(self, url: str | None) -> None:
        limiter = RateLimiter("2/day", url)
        for _ in range(2):
            await limiter.spend("one")
        with pytest.raises(TooManyRequests) as refused:
            await limiter.spend("one")
        assert 1 <= refused.value.retry_after <= DAY
        assert (b"ratelimit-policy", b'"key";q=2;w=86400') in await limiter.spend("other")

    async def test_that_is_off_says_nothing(self) -> None:
        assert await RateLimiter("off").spend("one") == []

    async def test_is_told_by_the_door(self, database: Database) -> None:
        async with open_desk(database, house_for(database, rate="2/day")) as desk:
            answers = [await desk.call("GET", "/me") for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert answers[0].headers["ratelimit"].startswith('"key";r=1;')
        assert answers[2].json()["error"]["code"] == "TOO_MANY_REQUESTS"
        assert int(answers[2].headers["retry-after"]) >= 1
