"""The SQL of webhooks."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from parley.core.webhooks.model import Webhook, WebhookStatus
from parley.core.work import Work
from parley.kit.db import Record
from parley.kit.db.listing import Found, Listing, Search

COLUMNS = (
    "k.id, k.name, k.description, k.url, k.format, k.events, k.topics, k.status, k.headers, k.timeout_seconds,"
    " k.last_status, k.last_error, k.failures, k.failing_since, k.last_delivery_at, k.version, k.created_at,"
    " k.updated_at"
)
LISTING = Listing(columns=COLUMNS, table="webhooks k")


async def count(work: Work, format_: str) -> tuple[int, int]:
    """Count the webhooks of a format, and all."""
    row = await work.connection.fetchrow(
        "select count(*) filter (where format = $2), count(*) from webhooks where workspace_id = $1",
        work.workspace, format_,
    )  # fmt: skip
    assert row is not None  # noqa: S101 -- a count has its row
    return row[0], row[1]


async def insert(work: Work, draft: Webhook, sealed: bytes) -> Webhook:
    """Add a webhook with its sealed secret."""
    row = await work.connection.fetchrow(
        "insert into webhooks as k (workspace_id, name, description, url, format, events, topics, status, headers,"
        " timeout_seconds, secret, created_at, updated_at)"
        f" values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12) returning {COLUMNS}",
        work.workspace, draft.name, draft.description, draft.url, draft.format, draft.events, draft.topics,
        draft.status, draft.headers, draft.timeout_seconds, sealed, work.now,
    )  # fmt: skip
    return webhook_from(row)


async def find(work: Work, webhook: int, *, lock: bool = False) -> Webhook | None:
    """Find a webhook; with `lock`, keep others from changing it until the transaction ends."""
    ending = " for update" if lock else ""
    row = await work.connection.fetchrow(
        f"select {COLUMNS} from webhooks k where k.workspace_id = $1 and k.id = $2{ending}", work.workspace, webhook
    )
    return webhook_from(row) if row else None


async def update(work: Work, webhook: Webhook) -> Webhook:
    """Write all that may change of the webhook as its next version."""
    row = await work.connection.fetchrow(
        "update webhooks k set name = $3, description = $4, url = $5, events = $6, topics = $7, status = $8,"
        " headers = $9, timeout_seconds = $10, last_error = $11, failures = $12, failing_since = $13,"
        f" version = k.version + 1, updated_at = $14 where k.workspace_id = $1 and k.id = $2 returning {COLUMNS}",
        work.workspace, webhook.id, webhook.name, webhook.description, webhook.url, webhook.events, webhook.topics,
        webhook.status, webhook.headers, webhook.timeout_seconds, webhook.last_error, webhook.failures,
        webhook.failing_since, work.now,
    )  # fmt: skip
    return webhook_from(row)


async def find_secret(work: Work, webhook: int) -> bytes | None:
    """Find the sealed secret."""
    return await work.connection.fetchval(
        "select secret from webhooks where workspace_id = $1 and id = $2", work.workspace, webhook
    )


async def put_secret(work: Work, webhook: int, sealed: bytes, *, old_until: dt.datetime) -> Webhook:
    """Write another sealed secret as the webhook's next version; the one before is kept until then."""
    row = await work.connection.fetchrow(
        "update webhooks k set old_secret = k.secret, old_secret_until = $4, secret = $3, version = k.version + 1,"
        f" updated_at = $5 where k.workspace_id = $1 and k.id = $2 returning {COLUMNS}",
        work.workspace, webhook, sealed, old_until, work.now,
    )  # fmt: skip
    return webhook_from(row)


async def delete(work: Work, webhook: int) -> None:
    """Remove a webhook and its secrets."""
    await work.connection.execute("delete from webhooks where workspace_id = $1 and id = $2", work.workspace, webhook)


async def fetch(work: Work, search: Search, *, format_: str | None, status: WebhookStatus | None) -> Found[Webhook]:
    """Page through the webhooks."""
    if format_ is not None:
        search.where("k.format = ?", format_)
    if status is not None:
        search.where("k.status = ?", status)
    return await LISTING.fetch(work.connection, search, webhook_from)


def webhook_from(row: Record | Sequence[Any] | None) -> Webhook:
    """Read a webhook from the columns of a row."""
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    fields: dict[str, Any] = dict(zip(Webhook.__struct_fields__, row, strict=False))
    fields["status"] = WebhookStatus(fields["status"])
    return Webhook(**fields)
