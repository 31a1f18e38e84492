"""Make, change and remove webhooks. All of it, reading too, is for those who manage the desk."""

from typing import Unpack

import msgspec

from parley.core.access import Permission, require
from parley.core.change import changed, check_version
from parley.core.errors import Invalid
from parley.core.webhooks import store
from parley.core.webhooks.checks import LONGEST_WAIT, checked
from parley.core.webhooks.events import WebhookCreated, WebhookDeleted, WebhookUpdated
from parley.core.webhooks.model import (
    FORMATS,
    MOST,
    TooManyWebhooks,
    Webhook,
    WebhookChanges,
    WebhookNotFound,
    WebhookSettings,
    WebhookStatus,
)
from parley.core.webhooks.secrets import check_secret, new_secret, sealed
from parley.core.work import Work
from parley.kit.crypto import Secret
from parley.kit.db.listing import Found, Search
from parley.kit.db.turns import take_turn


async def create_webhook(
    work: Work,
    *,
    secret: Secret,
    name: str,
    url: str,
    format: str,  # noqa: A002 -- the house's word for a webhook's dialect
    text: str | None = None,
    most: int = MOST,
    **settings: Unpack[WebhookSettings],
) -> tuple[Webhook, str]:
    """The webhook exists and hears of what happens from now on; its secret, `text` or a new one, is returned with it.

    `most` is how many of its format there may be; there are 100 in all. Raises Invalid, TooManyWebhooks, Forbidden.
    """
    require(work, Permission.MANAGE)
    draft = draft_of(work, name=name, url=url, format=format, **settings)
    text = new_secret() if text is None else check_secret(text)
    await take_turn(work.connection, "webhooks", work.workspace)
    alike, all_ = await store.count(work, format)
    if alike >= most or all_ >= MOST:
        raise TooManyWebhooks(min(most, MOST))
    webhook = await store.insert(work, draft, sealed(secret, text))
    work.record(WebhookCreated(id=webhook.id, name=webhook.name, format=format))
    return webhook, text


def draft_of(
    work: Work,
    *,
    name: str,
    url: str,
    format: str,  # noqa: A002 -- the house's word for a webhook's dialect
    **settings: Unpack[WebhookSettings],
) -> Webhook:
    """Return the webhook that would be made, without an id. Raises Invalid."""
    if format not in FORMATS:
        raise Invalid.at("format", f"Must be one of {', '.join(FORMATS)}")
    return msgspec.structs.replace(_blank(work, format), **checked({"name": name, "url": url, **settings}))


async def get_webhook(work: Work, *, webhook: int) -> Webhook:
    """Return the webhook. Raises WebhookNotFound, Forbidden."""
    require(work, Permission.MANAGE)
    return await _found(work, webhook)


async def update_webhook(
    work: Work, *, webhook: int, expected: int | None = None, **given: Unpack[WebhookChanges]
) -> Webhook:
    """The given fields hold; one that is active again has failed never yet.

    Other events without topics are all told: those of the door that made it fitted its old events alone.
    Raises WebhookNotFound, VersionMismatch, Invalid, Forbidden.
    """
    require(work, Permission.MANAGE)
    wanted = checked(given)
    old = await _found(work, webhook, lock=True)
    check_version(old.version, expected)
    if "topics" not in wanted and wanted.get("events", old.events) != old.events:
        wanted["topics"] = []
    new, changes = changed(old, wanted)
    if not changes:
        return old
    if "status" in changes and new.status is WebhookStatus.ACTIVE:
        new = msgspec.structs.replace(new, failures=0, failing_since=None, last_error=None)
    new = await store.update(work, new)
    work.record(WebhookUpdated(id=new.id, name=new.name, changed=sorted(changes)))
    return new


async def delete_webhook(work: Work, *, webhook: int, expected: int | None = None) -> None:
    """The webhook is gone and hears nothing more. Raises WebhookNotFound, VersionMismatch, Forbidden."""
    require(work, Permission.MANAGE)
    old = await _found(work, webhook, lock=True)
    check_version(old.version, expected)
    await store.delete(work, webhook)
    work.record(WebhookDeleted(id=old.id, name=old.name))


async def list_webhooks(
    work: Work,
    search: Search,
    *,
    format: str | None = None,  # noqa: A002 -- the house's word for a webhook's dialect
    status: WebhookStatus | None = None,
) -> Found[Webhook]:
    """Page through the webhooks, of one format and status or of all. Raises Forbidden."""
    require(work, Permission.MANAGE)
    return await store.fetch(work, search, format_=format, status=status)


async def _found(work: Work, webhook: int, *, lock: bool = False) -> Webhook:
    found = await store.find(work, webhook, lock=lock)
    if found is None:
        raise WebhookNotFound
    return found


def _blank(work: Work, format_: str) -> Webhook:
    return Webhook(
        id=0,
        name="",
        description="",
        url="",
        format=format_,
        events=[],
        topics=[],
        status=WebhookStatus.ACTIVE,
        headers={},
        timeout_seconds=LONGEST_WAIT,
        last_status=None,
        last_error=None,
        failures=0,
        failing_since=None,
        last_delivery_at=None,
        version=1,
        created_at=work.now,
        updated_at=work.now,
    )
