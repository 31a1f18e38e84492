"""A sender that is killed in the middle of a call: what it held is sent again, as the same message."""

import asyncio
import itertools
import sys

from parley.app.dialects import TOPICS, make_dialects
from parley.channels.webhook import Post, Sender
from parley.kit.http import Outbound
from tests.support.desks import PUBLIC_URL, SECRET, Desk
from tests.support.hooks import hooked, planned, rows_of, tagged
from tests.support.sending import drain
from tests.support.servers import Seen, Send, Served, says, serving


async def until_called(served: Served) -> None:
    """Wait for the first call."""
    for _ in itertools.count():
        if served.seen:
            return
        await asyncio.sleep(0.02)


class TestASenderThatIsKilled:
    async def test_leaves_its_delivery_due_when_the_lease_ends(self, desk: Desk, database_url: str) -> None:
        calls = 0

        async def slow_at_first(seen: Seen, send: Send) -> None:
            nonlocal calls
            calls += 1
            if calls == 1:
                await asyncio.sleep(60)
            await says()(seen, send)

        async with serving(slow_at_first) as served:
            await hooked(desk, "tag.created", url=served.url())
            await tagged(desk, "one")
            await planned(desk, TOPICS)
            worker = await asyncio.create_subprocess_exec(sys.executable, "-m", "tests.support.sending", database_url)
            try:
                async with asyncio.timeout(60):
                    await until_called(served)
            finally:
                worker.kill()
                await worker.wait()
            (held,) = await rows_of(desk)
            assert (held["status"], held["attempts"], held["leased_until"]) == ("pending", 0, held["next_attempt_at"])
            assert 0 < (held["leased_until"] - held["created_at"]).total_seconds() < 90
            await self.send(desk)
            assert len(served.seen) == 1, "its lease has not ended"
            async with desk.database.tenant(desk.workspace.id) as connection:
                await connection.execute(
                    "update webhook_deliveries set leased_until = now(), next_attempt_at = now()"
                    " where workspace_id = $1",
                    desk.workspace.id,
                )
            await self.send(desk)
            first, second = served.seen
        assert (first.headers["webhook-id"], first.body) == (second.headers["webhook-id"], second.body)
        assert [(row["status"], row["attempts"]) for row in await rows_of(desk)] == [("delivered", 1)]

    async def send(self, desk: Desk) -> None:
        post = Post(Outbound(["127.0.0.0/8"]))
        await drain(Sender(desk.database, SECRET, make_dialects(desk.house), post, public_url=PUBLIC_URL, most=1000))
        await post.aclose()
