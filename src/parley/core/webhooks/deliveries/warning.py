"""Tell the people who run a desk that one of its webhooks is called no more: by mail, with what suspends it."""

import datetime as dt
from typing import Final
from urllib.parse import urlsplit

import msgspec

from parley.core.mails import MailKind, queue_mail
from parley.core.seats import list_stewards
from parley.core.webhooks.model import Webhook
from parley.core.work import Work
from parley.core.workspaces import get_workspace
from parley.kit.crypto import Secret
from parley.kit.ids import spell_id

KINDS: Final = {"gone": MailKind.WEBHOOK_GONE, "failing": MailKind.WEBHOOK_FAILING}
LIFE: Final = dt.timedelta(days=3)
PAGE: Final = "/app/settings/webhooks/"


class Warner(msgspec.Struct, frozen=True):
    """Writes the mails, with links to pages of `public_url`."""

    secret: Secret
    public_url: str

    async def warn(self, work: Work, webhook: Webhook, reason: str) -> None:
        """The owners and admins are told soon, each in their language, why and since when the webhook failed.

        Of its address they are told the host alone: the rest may hold what lets one in.
        """
        since = webhook.failing_since or work.now
        facts = {
            "desk": (await get_workspace(work)).name,
            "webhook": webhook.name,
            "host": urlsplit(webhook.url).hostname or "",
            "since": f"{since.astimezone(dt.UTC):%Y-%m-%d %H:%M} UTC",
            "error": (webhook.last_error or "").rstrip("."),
            "link": f"{self.public_url}{PAGE}{spell_id('wh', webhook.id)}",
        }
        for each in await list_stewards(work):
            await queue_mail(
                work,
                self.secret,
                kind=KINDS[reason],
                recipient=each.email,
                language=each.language,
                facts={**facts, "name": each.name},
                life=LIFE,
            )
