"""Bodies that hold more than memory, such as files in the vault: used by their effect, or let go."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from parley.api.toolbox.answer import Answer
from parley.api.toolbox.call import Call
from parley.core.errors import ParleyError
from parley.core.work import Work

Effect = Callable[[Work], Awaitable[Answer]]


class ReadBody(Protocol):
    """What an operation's own reader returns: a body that may hold more than memory, such as files in the vault."""

    @property
    def fingerprint(self) -> bytes:
        """What makes two bodies the same request."""
        ...

    async def gather(self, call: Call) -> None:
        """Bring in what the body only names, such as files by address: once, outside any transaction."""
        ...

    async def discard(self) -> None:
        """Let go of what the body holds: the effect did not use it. Never raises."""
        ...


async def holding(body: ReadBody, effect: Effect, affect: Callable[[Effect], Awaitable[Answer]]) -> Answer:
    """Run the effect and discard the body unless it was used; when nobody knows whether it was, keep it.

    It is used once the effect has run and its transaction may have committed: a connection lost during the commit
    leaves that open, and a row without its bytes would be worse than bytes that a sweep finds.
    """
    ran = False

    async def watched(work: Work) -> Answer:
        nonlocal ran
        answer = await effect(work)
        ran = True
        return answer

    try:
        answer = await affect(watched)
    except BaseException as error:
        if not ran or isinstance(error, ParleyError):
            await body.discard()
        raise
    if not ran:
        await body.discard()
    return answer
