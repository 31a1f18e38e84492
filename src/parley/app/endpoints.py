"""Endpoints of webhooks before they are saved: they may be called, and answer as their format demands, or are refused.

A vendor's ping or challenge is sent once; what does not pass is not saved. An address whose name cannot be resolved
just now passes where nothing is asked of it: it is judged again whenever it is called.
"""

from collections.abc import Callable

import msgspec

from parley.app.dialects import clearfeed_letter, clearfeed_test, native_test, socialboards_letter
from parley.channels.webhook import Letter, Post
from parley.core.errors import Invalid
from parley.core.webhooks import Proposal
from parley.core.webhooks.deliveries import Due, introduction_of
from parley.kit.clock import utc_now
from parley.kit.http import Outbound, Unreachable

LONGEST_WAIT = 10
REACHABLE = "it must be https, at port 443 of a public host, unless the operator allows others"
"""Said of every address that may not be called: why this one may not is for the log."""
Asking = tuple[Callable[[Due], bytes], Callable[[Due, bytes, int], Letter]]
ASKED: dict[str, Asking] = {
    "clearfeed": (clearfeed_test, clearfeed_letter),
    "socialboards": (native_test, socialboards_letter),
}
"""The formats whose endpoints prove themselves: what they are sent, and how it is signed."""


class Doorbell:
    """Rings at endpoints through the guarded client."""

    def __init__(self, outbound: Outbound) -> None:
        self._outbound = outbound

    async def prove(self, proposal: Proposal) -> None:
        """The endpoint may be called and has answered within ten seconds. Raises Invalid at `url`."""
        try:
            await self._outbound.judge(proposal.webhook.url)
        except Unreachable as refusal:
            raise Invalid.at("url", f"{refusal}: {REACHABLE}") from None
        asking = ASKED.get(proposal.webhook.format)
        if asking is not None:
            await self._ask(proposal, *asking)

    async def _ask(
        self, proposal: Proposal, body_of: Callable[[Due], bytes], letter_of: Callable[[Due, bytes, int], Letter]
    ) -> None:
        now = utc_now()
        wait = min(proposal.webhook.timeout_seconds, LONGEST_WAIT)
        webhook = msgspec.structs.replace(proposal.webhook, timeout_seconds=wait)
        due = introduction_of(msgspec.structs.replace(proposal, webhook=webhook), now)
        post = Post(self._outbound)
        try:
            outcome = await post.send(due, letter_of(due, body_of(due), int(now.timestamp())))
        finally:
            await post.aclose()
        if not outcome.ok:
            raise Invalid.at("url", outcome.error or "It did not answer")
