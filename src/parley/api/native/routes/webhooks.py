"""Webhooks."""

from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_path
from parley.api.native.mapping.webhooks import PREFIX, new_webhook_from_wire, webhook_from_wire, webhook_to_wire
from parley.api.native.paging import search_from
from parley.api.native.schemas.webhooks import WebhookCreate, WebhookQuery, WebhookUpdate, WebhookWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.proving import prove_change, prove_new
from parley.api.toolbox.routes import Routes
from parley.core import webhooks
from parley.core.errors import VersionMismatch
from parley.core.webhooks import SecretLost, TooManyWebhooks, WebhookNotFound
from parley.core.work import Work

ROUTES = Routes("Webhooks")


async def _prove_new(call: Call, body: WebhookCreate) -> str:
    return await prove_new(call, **new_webhook_from_wire(body))


async def _prove_change(call: Call, webhook_id: str, body: WebhookUpdate) -> None:
    number = id_in_path(PREFIX, webhook_id, WebhookNotFound)
    await prove_change(call, webhook=number, expected=call.expected_version, **webhook_from_wire(body))


@ROUTES.get("/webhooks")
async def list_webhooks(work: Work, call: Call, query: WebhookQuery) -> Many[WebhookWire]:
    """List webhooks, without their secrets. For admins."""
    found = await webhooks.list_webhooks(work, search_from(call, query), format=query.format)
    return many(call, query, found, webhook_to_wire)


@ROUTES.post(
    "/webhooks",
    raises=[TooManyWebhooks],
    prepare=_prove_new,
    example={"url": "https://example.com/hooks", "events": ["ticket.*", "message.added"]},
)
async def create_webhook(work: Work, call: Call, body: WebhookCreate, prepared: str) -> One[WebhookWire]:
    """Create a webhook. Its secret is in this answer and never again. For admins.

    The address must be public, by https at port 443 unless the operator allows others. One of the format `clearfeed`
    must answer a ping with 200, one of `socialboards` its challenge, before anything is saved.
    """
    fields = new_webhook_from_wire(body)
    webhook, secret = await webhooks.create_webhook(work, secret=call.house.secret, text=prepared, **fields)
    return one(call, webhook_to_wire(webhook, secret), webhook.version)


@ROUTES.get("/webhooks/{webhook_id}", raises=[WebhookNotFound])
async def get_webhook(work: Work, call: Call, webhook_id: str) -> One[WebhookWire]:
    """Get a webhook, without its secret. For admins."""
    webhook = await webhooks.get_webhook(work, webhook=id_in_path(PREFIX, webhook_id, WebhookNotFound))
    return one(call, webhook_to_wire(webhook), webhook.version)


@ROUTES.patch(
    "/webhooks/{webhook_id}",
    raises=[WebhookNotFound, VersionMismatch, SecretLost],
    example={"status": "paused"},
    prepare=_prove_change,
)
async def update_webhook(
    work: Work,
    call: Call,
    webhook_id: str,
    body: WebhookUpdate,
    prepared: None,  # noqa: ARG001 -- the new address has proved itself
) -> One[WebhookWire]:
    """Change a webhook, pause it, or have a suspended one called again. For admins.

    A new address is asked as the first one was.
    """
    number = id_in_path(PREFIX, webhook_id, WebhookNotFound)
    fields = webhook_from_wire(body)
    webhook = await webhooks.update_webhook(work, webhook=number, **fields, expected=call.expected_version)
    return one(call, webhook_to_wire(webhook), webhook.version)


@ROUTES.delete("/webhooks/{webhook_id}", raises=[WebhookNotFound, VersionMismatch])
async def delete_webhook(work: Work, call: Call, webhook_id: str) -> None:
    """Delete a webhook. For admins."""
    number = id_in_path(PREFIX, webhook_id, WebhookNotFound)
    await webhooks.delete_webhook(work, webhook=number, expected=call.expected_version)


@ROUTES.post("/webhooks/{webhook_id}/rotate", status=200, raises=[WebhookNotFound])
async def rotate_webhook_secret(work: Work, call: Call, webhook_id: str) -> One[WebhookWire]:
    """Give a webhook another secret, which is in this answer and never again.

    For 24 hours the one before signs along. For admins.
    """
    number = id_in_path(PREFIX, webhook_id, WebhookNotFound)
    webhook, secret = await webhooks.rotate_secret(work, webhook=number, secret=call.house.secret)
    return one(call, webhook_to_wire(webhook, secret), webhook.version)
