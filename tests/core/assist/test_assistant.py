"""The assistant: what a model says when it is of use, a guess when it is not, and never a wait or an error."""

import asyncio
import json
import time
from typing import Any

import pytest
from structlog.testing import capture_logs

from parley.core.assist import Assistant, Suggestion
from parley.core.tickets import Priority

TEXT = "Hello, our production server is down."
GUESS = Suggestion("our production server is down", Priority.URGENT, "heuristic")


def saying(answer: Any) -> Assistant:
    """Make an assistant whose model says one thing."""

    async def complete(_orders: str, _text: str) -> str:
        return answer if isinstance(answer, str) else json.dumps(answer)

    return Assistant(complete)


class TestAModel:
    @pytest.mark.parametrize(
        "answer",
        [
            "", "I would say urgent.", "{", "[]", "{}", "null", '{"subject": "x"}', '{"subject": 1, "priority": "low"}',
            {"subject": "x", "priority": "apocalyptic"}, {"subject": "x", "priority": None},
            {"subject": "", "priority": "low"}, {"subject": " \n\u200b!", "priority": "low"}, "{" * 100_000 + "}",
            '{"subject": "x", "priority": "low"} {"subject": "y", "priority": "low"}', '{"subject": NaN}',
            '{"subject": "a\\ud800b", "priority": "low"}',
        ],
    )  # fmt: skip
    async def test_that_talks_nonsense_is_not_believed(self, answer: Any) -> None:
        with capture_logs() as logs:
            assert await saying(answer).suggest(TEXT) == GUESS
        assert [log["reason"] for log in logs] == ["its answer makes no sense"]

    @pytest.mark.parametrize("error", [ValueError(TEXT), OSError(), TimeoutError(), KeyError("x"), RecursionError()])
    async def test_that_fails_is_not_missed(self, error: Exception) -> None:
        async def complete(_orders: str, _text: str) -> str:
            raise error

        with capture_logs() as logs:
            assert await Assistant(complete).suggest(TEXT) == GUESS
        assert [log["reason"] for log in logs] == [type(error).__name__]
        assert "production" not in str(logs)

    async def test_that_thinks_too_long_is_not_waited_for(self) -> None:
        async def complete(_orders: str, _text: str) -> str:
            await asyncio.sleep(60)
            return ""

        started = time.monotonic()
        assert await Assistant(complete, seconds=0.2).suggest(TEXT) == GUESS
        assert time.monotonic() - started < 20

    async def test_is_asked_once_for_both_and_shown_no_more_than_it_needs(self) -> None:
        asked: list[tuple[str, str]] = []

        async def complete(orders: str, text: str) -> str:
            asked.append((orders, text))
            return '{"subject": "Server down", "priority": "urgent"}'

        said = await Assistant(complete).suggest("word " * 10_000)
        assert said == Suggestion("Server down", Priority.URGENT, "model")
        ((orders, text),) = asked
        assert '"priority"' in orders
        assert len(text) == 8000

    async def test_is_not_asked_about_nothing(self) -> None:
        said = await saying({"subject": "Made up", "priority": "urgent"}).suggest(" \n!")
        assert said == Suggestion("New request", Priority.NORMAL, "heuristic")

    @pytest.mark.parametrize(
        ("answer", "subject"),
        [
            ('```json\n{"subject": "Server down", "priority": "low"}\n```', "Server down"),
            ('Sure! {"subject": "Server\\r\\nBcc: x\\u0000", "priority": "low"}', "Server Bcc: x"),
            ({"subject": "x" * 1000, "priority": "low", "reason": "long"}, "x" * 299 + "…"),
        ],
    )
    async def test_is_believed_as_far_as_a_subject_goes(self, answer: Any, subject: str) -> None:
        said = await saying(answer).suggest(TEXT)
        assert said == Suggestion(subject, Priority.LOW, "model")


class TestNoModel:
    async def test_means_a_guess(self) -> None:
        assert await Assistant(None).suggest(TEXT) == GUESS
