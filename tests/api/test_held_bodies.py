"""A body that holds bytes outside the database lets go of them unless its effect may have used them."""

import pytest

from parley.api.toolbox.answer import Answer
from parley.api.toolbox.held import Effect, holding
from parley.core.errors import Busy
from parley.kit.db import DatabaseGone


class Body:
    """Counts how often it was let go."""

    fingerprint = b""

    def __init__(self) -> None:
        self.discarded = 0

    async def discard(self) -> None:
        self.discarded += 1


async def effect(work: object) -> Answer:
    return Answer(201)


async def outcome(affect: object) -> tuple[int | str, int]:
    body = Body()
    try:
        answer = await holding(body, effect, affect)  # type: ignore[arg-type]  # any of the cases below
    except (RuntimeError, Busy, DatabaseGone) as error:
        return type(error).__name__, body.discarded
    return answer.status, body.discarded


class TestABody:
    async def test_is_kept_when_the_effect_used_it(self) -> None:
        async def committed(run: Effect) -> Answer:
            return await run(None)  # type: ignore[arg-type]  # the effect here needs no work

        assert await outcome(committed) == (201, 0)

    async def test_is_let_go_when_a_saved_answer_is_given(self) -> None:
        async def replayed(run: Effect) -> Answer:
            return Answer(200)

        assert await outcome(replayed) == (200, 1)

    @pytest.mark.parametrize("error", [RuntimeError(), Busy("running"), DatabaseGone()])
    async def test_is_let_go_when_the_effect_never_ran(self, error: Exception) -> None:
        async def failed(run: Effect) -> Answer:
            raise error

        assert await outcome(failed) == (type(error).__name__, 1)

    async def test_is_let_go_when_the_transaction_was_surely_rolled_back(self) -> None:
        async def lost_its_claim(run: Effect) -> Answer:
            await run(None)  # type: ignore[arg-type]  # the effect here needs no work
            raise Busy("running")

        assert await outcome(lost_its_claim) == ("Busy", 1)

    async def test_is_kept_when_nobody_knows_whether_it_was_committed(self) -> None:
        async def cut_off(run: Effect) -> Answer:
            await run(None)  # type: ignore[arg-type]  # the effect here needs no work
            raise DatabaseGone

        assert await outcome(cut_off) == ("DatabaseGone", 0)
