"""The first call of an endpoint, before it is saved: a test that is nobody's delivery and leaves no row."""

import datetime as dt
import secrets

from parley.core.webhooks.deliveries.model import Delivery, DeliveryKind, DeliveryStatus, Due
from parley.core.webhooks.proposals import Proposal

TEST = "webhook.test"


def introduction_of(proposal: Proposal, now: dt.datetime) -> Due:
    """Return what is sent to the endpoint, once."""
    delivery = Delivery(
        id=0,
        webhook=proposal.webhook.id,
        event=0,
        type=TEST,
        topic="",
        ticket=None,
        message_id=f"msg_{secrets.token_hex(16)}",
        kind=DeliveryKind.TEST,
        status=DeliveryStatus.PENDING,
        attempts=0,
        next_attempt_at=None,
        last_status=None,
        last_error=None,
        created_at=now,
        finished_at=None,
    )
    return Due(proposal.workspace, delivery, proposal.webhook, None, (proposal.secret,))
