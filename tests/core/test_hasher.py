"""Passwords digested: a few at once, the rest in turn, and too many told so."""

import asyncio
import threading
import time

import pytest

from parley.kit import passwords
from parley.kit.passwords import Hasher, HasherBusy, Verdict
from tests.support.desks import Desk
from tests.support.seats import PASSWORD, give_password, open_browser


@pytest.fixture
def hasher() -> Hasher:
    return Hasher(memory_kib=64, rounds=1)


class TestADigest:
    @pytest.mark.parametrize("kept", ["", "x", "$argon2id$", "$2b$12$" + "x" * 53, "plain text"])
    async def test_that_is_none_fits_no_password(self, hasher: Hasher, kept: str) -> None:
        assert await hasher.verify(kept, "plain text") == Verdict(ok=False)

    async def test_is_never_the_same_and_fits_its_password_alone(self, hasher: Hasher) -> None:
        one, two = await hasher.hash("a"), await hasher.hash("a")
        assert one != two
        assert await hasher.verify(one, "a") == Verdict(ok=True)
        assert await hasher.verify(one, "b") == Verdict(ok=False)
        assert await hasher.verify(None, "nobody's") == Verdict(ok=False)

    async def test_of_other_parameters_is_stale(self, hasher: Hasher) -> None:
        kept = await hasher.hash("a")
        assert await Hasher(memory_kib=128, rounds=1).verify(kept, "a") == Verdict(ok=True, stale=True)


class TestManyAtOnce:
    async def test_take_turns_off_the_event_loop(self, hasher: Hasher, monkeypatch: pytest.MonkeyPatch) -> None:
        running, most, threads = 0, 0, set[int]()

        class Slow:
            def hash(self, _: str) -> str:
                nonlocal running, most
                running += 1
                most = max(most, running)
                threads.add(threading.get_ident())
                time.sleep(0.02)
                running -= 1
                return "digest"

        monkeypatch.setattr(hasher, "_argon", Slow())
        await asyncio.gather(*(hasher.hash("a") for _ in range(12)))
        assert most == 2
        assert threading.get_ident() not in threads

    async def test_are_told_when_they_are_too_many(self, hasher: Hasher) -> None:
        asked = [hasher.hash("a") for _ in range(passwords.MOST_WAITING + 3)]
        done = await asyncio.gather(*asked, return_exceptions=True)
        assert sum(isinstance(each, HasherBusy) for each in done) == 3
        assert isinstance(await hasher.hash("a"), str)

    async def test_are_answered_503_at_the_door(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        await give_password(desk)
        monkeypatch.setattr(passwords, "MOST_WAITING", 0)
        async with open_browser(desk) as browser:
            answer = await browser.sign_in(password=PASSWORD)
        assert answer.status_code == 503
        assert answer.headers["retry-after"]
