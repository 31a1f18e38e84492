"""Webhooks: who wants to hear what happens. They are for those who manage the desk."""

from parley.api.featurebase.bodies.naming import faults_named
from parley.api.featurebase.ids import Kind, id_in_path
from parley.api.featurebase.mapping.webhooks import NAMES, webhook_from_wire, webhook_to_wire
from parley.api.featurebase.paging import ListWire, next_cursor, search_from
from parley.api.featurebase.schemas.webhooks import (
    DeletedWebhook,
    WebhookChange,
    WebhookInput,
    WebhookQuery,
    WebhookWire,
)
from parley.api.toolbox.call import Call
from parley.api.toolbox.proving import prove_change, prove_new
from parley.api.toolbox.routes import Routes
from parley.core import webhooks
from parley.core.errors import Invalid
from parley.core.webhooks import SecretLost, TooManyWebhooks, Webhook, WebhookNotFound, WebhookStatus
from parley.core.work import Work

ROUTES = Routes("Webhooks", lenient=True)
FORMAT = "featurebase"
MOST = 10


async def _prove_new(call: Call, body: WebhookInput) -> str:
    with faults_named(NAMES):
        return await prove_new(call, format=FORMAT, **webhook_from_wire(body))


async def _prove_change(call: Call, webhook_id: str, body: WebhookChange) -> None:
    number = id_in_path(call.actor.workspace, Kind.WEBHOOK, webhook_id, WebhookNotFound)
    with faults_named(NAMES):
        await prove_change(call, webhook=number, among=FORMAT, **webhook_from_wire(body))


@ROUTES.get("/webhooks", raises=[SecretLost])
async def list_webhooks(work: Work, call: Call, query: WebhookQuery) -> ListWire[WebhookWire]:
    """List the webhooks that were made at this door, newest first."""
    status = None if query.status is None else WebhookStatus(query.status)
    found = await webhooks.list_webhooks(work, search_from(call, query), format=FORMAT, status=status)
    wires = [await _shown(work, call, webhook) for webhook in found.items]
    return ListWire(wires, next_cursor(call, query, found.after))


@ROUTES.post(
    "/webhooks",
    example={"name": "Production Webhook", "url": "https://example.com/webhooks", "topics": ["ticket.created"]},
    prepare=_prove_new,
)
async def create_webhook(work: Work, call: Call, body: WebhookInput, prepared: str) -> WebhookWire:
    """Make a webhook, ten at most. Topics of what the house has not are kept, and nothing is ever told of them.

    The address must be public, by https at port 443 unless the operator allows others.
    """
    with faults_named(NAMES):
        try:
            webhook, secret = await webhooks.create_webhook(
                work, secret=call.house.secret, text=prepared, format=FORMAT, most=MOST, **webhook_from_wire(body)
            )
        except TooManyWebhooks as error:
            raise Invalid([], error.message) from error
    return webhook_to_wire(work.workspace, webhook, secret)


@ROUTES.get("/webhooks/{webhook_id}", raises=[WebhookNotFound, SecretLost])
async def get_webhook(work: Work, call: Call, webhook_id: str) -> WebhookWire:
    """Get a webhook."""
    return await _shown(work, call, await _found(work, webhook_id))


@ROUTES.patch("/webhooks/{webhook_id}", raises=[WebhookNotFound, SecretLost], prepare=_prove_change)
async def update_webhook(
    work: Work,
    call: Call,
    webhook_id: str,
    body: WebhookChange,
    prepared: None,  # noqa: ARG001 -- the new address has proved itself
) -> WebhookWire:
    """Change a webhook; `status` pauses it, or has it called again."""
    number = (await _found(work, webhook_id)).id
    with faults_named(NAMES):
        webhook = await webhooks.update_webhook(work, webhook=number, **webhook_from_wire(body))
    return await _shown(work, call, webhook)


@ROUTES.delete("/webhooks/{webhook_id}", status=200, raises=[WebhookNotFound])
async def delete_webhook(work: Work, webhook_id: str) -> DeletedWebhook:
    """Delete a webhook: it hears nothing more."""
    await webhooks.delete_webhook(work, webhook=(await _found(work, webhook_id)).id)
    return DeletedWebhook(webhook_id)


@ROUTES.post("/webhooks/{webhook_id}/secret", status=200, raises=[WebhookNotFound])
async def refresh_webhook_secret(work: Work, call: Call, webhook_id: str) -> WebhookWire:
    """Give a webhook another secret."""
    number = (await _found(work, webhook_id)).id
    webhook, secret = await webhooks.rotate_secret(work, webhook=number, secret=call.house.secret)
    return webhook_to_wire(work.workspace, webhook, secret)


async def _found(work: Work, text: str) -> Webhook:
    """Return a webhook of this door's. Raises WebhookNotFound, Forbidden."""
    number = id_in_path(work.workspace, Kind.WEBHOOK, text, WebhookNotFound)
    webhook = await webhooks.get_webhook(work, webhook=number)
    if webhook.format != FORMAT:
        raise WebhookNotFound
    return webhook


async def _shown(work: Work, call: Call, webhook: Webhook) -> WebhookWire:
    secret = await webhooks.secret_of(work, webhook=webhook.id, secret=call.house.secret)
    return webhook_to_wire(work.workspace, webhook, secret)
