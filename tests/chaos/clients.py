"""What every request goes through: its answer is noted, and a write is repeated until it is acknowledged."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from types import TracebackType
from typing import Any, Self

import httpx

from tests.chaos.history import History, Sign, Write

PATIENCE = 25.0
"""Seconds after which a request hangs: longer than anything is ever stopped."""
HASTE = 0.04
AGAIN = frozenset({409, 429, 503})
PAUSE = 0.25
SETTLE = 75.0
"""Seconds for which a GET is repeated, and a write once the end was announced: a key's lease, and some more."""


@dataclass
class Ending:
    """When to stop: `announced` once no new work is to be begun."""

    announced: asyncio.Event = field(default_factory=asyncio.Event)
    deadline: float = float("inf")

    def announce(self) -> None:
        """Let everybody finish what was begun."""
        self.deadline = time.time() + SETTLE
        self.announced.set()

    @property
    def is_over(self) -> bool:
        """Whether even that has taken too long."""
        return time.time() > self.deadline

    async def pause(self, seconds: float) -> None:
        """Sleep, but not over the end."""
        try:
            await asyncio.wait_for(self.announced.wait(), seconds)
        except TimeoutError:
            return


async def until(what: Callable[[], bool], seconds: float, every: float = 0.2) -> bool:
    """Ask until the answer is yes; false when the time is over."""
    for _ in range(int(seconds / every)):
        if what():
            return True
        await asyncio.sleep(every)
    return what()


class Client:
    """One client with connections of its own."""

    def __init__(self, address: str, key: str, history: History) -> None:
        """Nothing is sent yet."""
        self.history = history
        self.http = httpx.AsyncClient(
            base_url=address, headers={"authorization": f"Bearer {key}"}, timeout=PATIENCE, trust_env=False
        )

    async def __aenter__(self) -> Self:
        """Begin."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connections."""
        await self.http.aclose()

    async def ask(self, method: str, path: str, *, within: float = PATIENCE, **options: Any) -> httpx.Response | None:
        """Return the answer, or None where there was none; whatever no server may answer is noted."""
        try:
            answer = await self.http.request(method, path, timeout=within, **options)
        except httpx.TimeoutException:
            self.history.statuses[0] += 1
            if within >= PATIENCE:
                self.history.faults.append(f"{method} {path} had no answer within {PATIENCE:.0f} s")
            return None
        except httpx.TransportError:
            self.history.statuses[0] += 1
            return None
        self.note(answer)
        return answer

    def note(self, answer: httpx.Response) -> None:
        """Count the answer; no 5xx is allowed but 503 with `Retry-After`."""
        self.history.statuses[answer.status_code] += 1
        if answer.status_code >= 500 and not (answer.status_code == 503 and answer.headers.get("retry-after")):
            asked = f"{answer.request.method} {answer.request.url.path}"
            self.history.faults.append(f"{asked} was answered {answer.status_code}: {answer.text[:300]}")

    async def get(self, path: str, **options: Any) -> Any:
        """Return the JSON of a GET that must succeed within SETTLE seconds; None where the answer is a refusal."""
        deadline = time.monotonic() + SETTLE
        while time.monotonic() < deadline:
            answer = await self.ask("GET", path, **options)
            if answer is not None and answer.status_code == 200:
                return answer.json()
            if answer is not None and answer.status_code not in AGAIN:
                return None
            await asyncio.sleep(PAUSE)
        self.history.faults.append(f"GET {path} had no good answer for {SETTLE:.0f} s")
        return None

    async def write(
        self, write: Write, method: str, path: str, body: Any, *, ending: Ending, rng: Random | None = None
    ) -> Any:
        """Send the write until it is acknowledged, and return the JSON of that answer; None where it never was.

        With `rng`, some are sent twice at once, some by a client that hangs up at once, some again when all is done.
        """
        self.history.writes.append(write)
        write.begun = time.time()
        mood = rng.random() if rng else 1.0
        options: dict[str, Any] = {"json": body, "headers": {"idempotency-key": write.key}}
        while not (ending.is_over or write.refused):
            write.tries += 1
            answer = await self._send(method, path, options, mood if write.tries == 1 else 1.0)
            if answer is not None and answer.is_success:
                return await self._acknowledged(write, answer, method, path, options, is_asked_again=mood > 0.9)
            if answer is not None and answer.status_code not in AGAIN:
                write.refused = f"{answer.status_code} {answer.text[:300]}"
            await asyncio.sleep(PAUSE)
        return None

    async def _send(self, method: str, path: str, options: dict[str, Any], mood: float) -> httpx.Response | None:
        if mood < 0.08:
            return await self.ask(method, path, within=HASTE, **options)
        if mood < 0.16 and method == "POST":
            both = await asyncio.gather(*(self.ask(method, path, **options) for _ in range(2)))
            done = [each for each in both if each is not None and each.is_success]
            return (done or both)[0]
        return await self.ask(method, path, **options)

    async def _acknowledged(
        self, write: Write, answer: httpx.Response, method: str, path: str, options: dict[str, Any], *,
        is_asked_again: bool,
    ) -> Any:  # fmt: skip
        write.acknowledged = time.time()
        write.replayed = "idempotency-replayed" in answer.headers
        self.history.signs.append(Sign("write", write.begun, write.acknowledged))
        if is_asked_again and method == "POST":
            again = await self.ask(method, path, **options)
            if again is not None and again.is_success and again.content != answer.content:
                write.refused = f"asked again it answered otherwise: {again.text[:200]}"
        return answer.json()
