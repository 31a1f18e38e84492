"""What each format says of a second and a later attempt, checked as a vendor's client would, from its page."""

import hashlib
import hmac
import json
from typing import Any

import pytest
from standardwebhooks import Webhook as Standard

from parley.app.dialects import TOPICS, make_dialects
from parley.channels.webhook import Post, Sender
from parley.core import webhooks
from parley.kit.http import Outbound
from tests.support.desks import PUBLIC_URL, SECRET, Desk
from tests.support.hooks import hooked, planned
from tests.support.sending import drain
from tests.support.servers import Seen, says, serving

ATTEMPTS = 5


def is_clearfeeds(seen: Seen, secret: str, url: str) -> bool:
    """Hex HMAC-SHA256 with the secret over verb + url + body + timestamp, nothing between."""
    said = seen.method.encode() + url.encode() + seen.body + seen.headers["x-cf-timestamp"].encode()
    return hmac.new(secret.encode(), said, hashlib.sha256).hexdigest() == seen.headers["x-cf-signature"]


def is_featurebases(seen: Seen, secret: str, _: str) -> bool:
    """Hex HMAC-SHA256 keyed with the whole secret, `whsec_` included, over `{timestamp}.{raw body}`."""
    said = seen.headers["x-webhook-timestamp"].encode() + b"." + seen.body
    return hmac.new(secret.encode(), said, hashlib.sha256).hexdigest() == seen.headers["x-webhook-signature"]


def is_standard(seen: Seen, secret: str, _: str) -> bool:
    """As the library of Standard Webhooks finds it; it raises for what is forged."""
    Standard(secret).verify(seen.body, seen.headers)
    return True


VERIFIERS = {
    "native": is_standard,
    "clearfeed": is_clearfeeds,
    "featurebase": is_featurebases,
    "socialboards": is_standard,
}


async def tried(desk: Desk, format_: str) -> tuple[list[Seen], str, str]:
    """Tell of a ticket to an endpoint that is never pleased; return the calls, the secret and the address."""
    async with serving(says(status="500 No")) as served:
        settings: dict[str, Any] = {"topics": ["ticket.created"]} if format_ == "featurebase" else {}
        webhook = await hooked(desk, "ticket.created", url=served.url("/in?a=1"), format=format_, **settings)
        await desk.made("/tickets", {"subject": "Help", "customer_email": "ann@example.com"})
        await planned(desk, TOPICS)
        post = Post(Outbound(["127.0.0.0/8"]))
        for _ in range(ATTEMPTS):
            async with desk.database.tenant(desk.workspace.id) as connection:
                await connection.execute(
                    "update webhook_deliveries set next_attempt_at = now() where workspace_id = $1", desk.workspace.id
                )
            await drain(
                Sender(desk.database, SECRET, make_dialects(desk.house), post, public_url=PUBLIC_URL, most=1000)
            )
        await post.aclose()
        async with desk.look() as work:
            secret = await webhooks.secret_of(work, webhook=webhook.id, secret=SECRET)
        return served.seen, secret, webhook.url


class TestEveryAttempt:
    @pytest.mark.parametrize("format_", VERIFIERS)
    async def test_is_signed_as_the_format_says(self, desk: Desk, format_: str) -> None:
        seen, secret, url = await tried(desk, format_)
        assert len(seen) == ATTEMPTS
        assert all(VERIFIERS[format_](each, secret, url) for each in seen)
        assert {each.headers["content-type"] for each in seen} == {"application/json"}
        assert {(each.method, each.target) for each in seen} == {("POST", "/in?a=1")}


class TestALaterAttempt:
    async def test_of_the_standard_has_the_same_id_and_body(self, desk: Desk) -> None:
        seen, _, _ = await tried(desk, "native")
        assert len({(each.headers["webhook-id"], each.body) for each in seen}) == 1

    async def test_of_clearfeed_says_the_how_manieth_retry_it_is_up_to_three(self, desk: Desk) -> None:
        seen, _, _ = await tried(desk, "clearfeed")
        assert [each.headers["x-cf-retry-count"] for each in seen] == ["0", "1", "2", "3", "3"]
        assert len({each.body for each in seen}) == 1

    async def test_of_featurebase_says_that_it_is_one(self, desk: Desk) -> None:
        seen, _, _ = await tried(desk, "featurebase")
        bodies = [json.loads(each.body) for each in seen]
        assert [body.pop("deliveryStatus") for body in bodies] == ["first_attempt"] + ["retry"] * 4
        assert all(body == bodies[0] for body in bodies)

    async def test_of_socialboards_has_the_same_body(self, desk: Desk) -> None:
        seen, _, _ = await tried(desk, "socialboards")
        assert len({each.body for each in seen}) == 1
