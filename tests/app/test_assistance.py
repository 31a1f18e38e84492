"""The client for language models against servers that speak the protocol, slowly, badly, or not at all."""

import asyncio
import json
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import pytest

from parley.app import environment
from parley.app.assistance import check_model, make_assistant, make_completions
from parley.app.settings import Settings
from parley.core.assist import Suggestion
from parley.core.tickets import Priority
from parley.kit.completions import Completions, NoCompletion, place_of
from parley.kit.http import Outbound, Unreachable
from tests.support.servers import Answer, Seen, Send, Served, leads, says, serving


def spoken(text: str, **more: object) -> Answer:
    """Answer as a model would."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    return says(json.dumps({"id": "x", "object": "chat.completion", "choices": [choice], **more}).encode())


def settings_for(url: str, **more: str) -> Settings:
    """Read settings that name a model."""
    given = {"PARLEY_AI_URL": url, "PARLEY_AI_MODEL": "small", "PARLEY_AI_KEY": "sk-1234", **more}
    return environment.read(given)


@asynccontextmanager
async def model(answer: Answer) -> AsyncGenerator[tuple[Completions, Served]]:
    """Serve a model and make its client, as the settings do."""
    async with serving(answer) as server:
        completions = make_completions(settings_for(server.url("/v1")))
        assert completions is not None
        yield completions, server


class TestACompletion:
    @pytest.mark.parametrize(
        "answer",
        [
            says(b'{"error": {"message": "no"}}', status="401 Unauthorized"), says(b"slow down", status="429 Wait"),
            says(b"", status="503 Busy"), says(b""), says(b"<html>"), says(b"null"), says(b'{"choices": []}'),
            says(b'{"choices": [{}]}'), says(b'{"choices": [{"message": {"content": null}}]}'), says(b"\xff\xfe"),
            says(b"[" * 100_000), leads("/elsewhere"),
        ],
    )  # fmt: skip
    async def test_that_is_none_is_told_apart(self, answer: Answer) -> None:
        async with model(answer) as (completions, server):
            with pytest.raises(NoCompletion):
                await completions.complete("orders", "text")
        assert len(server.seen) == 1

    async def test_that_never_ends_is_cut_off(self) -> None:
        async def babble(_: Seen, send: Send) -> None:
            await send(b"HTTP/1.1 200 OK\r\n\r\n")
            while True:
                await send(b'{"choices": ' + b" " * 10_000)

        async with model(babble) as (completions, _):
            with pytest.raises(Unreachable):
                await completions.complete("orders", "text")

    async def test_is_asked_for_as_the_protocol_says(self) -> None:
        async with model(spoken("fine", usage={"total_tokens": 3})) as (completions, server):
            assert await completions.complete("orders", "text ü") == "fine"
        (seen,) = server.seen
        assert (seen.method, seen.target) == ("POST", "/v1/chat/completions")
        assert seen.headers["authorization"] == "Bearer sk-1234"
        assert json.loads(seen.body) == {
            "model": "small",
            "messages": [{"role": "system", "content": "orders"}, {"role": "user", "content": "text ü"}],
        }

    async def test_needs_a_place_that_is_allowed(self) -> None:
        async with serving(spoken("fine")) as server:
            closed = Completions(Outbound(), url=server.url("/v1"), key="", model="small")
            with pytest.raises(Unreachable):
                await closed.complete("orders", "text")
            client = Completions(Outbound([place_of(server.url())]), url=server.url("/v1"), key="", model="small")
            assert await client.complete("orders", "text") == "fine"
        assert "authorization" not in server.seen[0].headers

    def test_knows_the_place_of_each_address(self) -> None:
        assert place_of("https://api.openai.com/v1") == "api.openai.com:443"
        assert place_of("http://[::1]:8080/v1") == "[::1]:8080"
        assert place_of("http://localhost") == "localhost:80"


class TestTheAssistant:
    async def test_takes_the_model_at_its_word(self) -> None:
        async with serving(spoken('{"subject": "Server down", "priority": "high"}')) as server:
            said = await make_assistant(settings_for(server.url("/v1"))).suggest("It is down")
        assert said == Suggestion("Server down", Priority.HIGH, "model")

    @pytest.mark.parametrize("answer", [says(b"", status="500 Oops"), spoken("no idea")])
    async def test_guesses_where_the_model_is_of_no_use(self, answer: Answer) -> None:
        async with serving(answer) as server:
            said = await make_assistant(settings_for(server.url("/v1"))).suggest("The printer is on fire")
        assert said == Suggestion("The printer is on fire", Priority.NORMAL, "heuristic")

    async def test_guesses_within_seconds_where_the_model_is_slow(self) -> None:
        async def dreaming(_: Seen, send: Send) -> None:
            await send(b"HTTP/1.1 200 OK\r\n\r\n")
            await asyncio.sleep(60)

        async with serving(dreaming) as server:
            started = time.monotonic()
            said = await make_assistant(settings_for(server.url("/v1"))).suggest("The printer is on fire")
        assert said.by == "heuristic"
        assert 4 < time.monotonic() - started < 30


class TestTheDoctor:
    async def test_says_whether_the_model_answers(self) -> None:
        async with serving(spoken("yes")) as server:
            found = await check_model(settings_for(server.url("/v1")))
        assert (found.state, found.detail) == ("ok", f"small at 127.0.0.1:{server.port} answers")

    async def test_says_what_is_wrong_and_not_the_key(self) -> None:
        async with serving(says(b"", status="401 Unauthorized")) as server:
            found = await check_model(settings_for(server.url("/v1")))
        assert (found.state, found.detail[-10:]) == ("warning", "status 401")
        assert "sk-1234" not in str(found)

    async def test_says_when_half_of_it_is_missing(self) -> None:
        assert (await check_model(settings_for("http://a", PARLEY_AI_MODEL=""))).state == "warning"
        assert (await check_model(environment.read({}))).state == "ok"
