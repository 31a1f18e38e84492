"""Which policy a ticket stands under. Policies change rarely: each process keeps them, by the version of the words."""

from collections import OrderedDict
from collections.abc import Sequence

import msgspec

from parley.core.sla import store
from parley.core.sla.model import SlaPolicy
from parley.core.tickets import Ticket
from parley.core.work import Work

KEPT = 1_000


class Standing(msgspec.Struct, frozen=True):
    """The policies of a workspace under one version of its words."""

    version: int
    default: SlaPolicy | None
    of_inbox: dict[int, SlaPolicy]

    def policy_of(self, ticket: Ticket) -> SlaPolicy | None:
        """Return the policy of the ticket's inbox, else the default one, else none."""
        return self.of_inbox.get(ticket.inbox_id, self.default)


CACHE: "OrderedDict[int, Standing]" = OrderedDict()


async def standing_of(work: Work, tickets: Sequence[Ticket]) -> Standing:
    """Return the policies, at least as new as the words that these tickets were read under."""
    kept = CACHE.get(work.workspace)
    if kept is not None and kept.version >= max((ticket.setup for ticket in tickets), default=0):
        return kept
    version, policies = await store.fetch_all(work)
    found = Standing(
        version=version,
        default=next((policy for policy, _ in policies if policy.is_default), None),
        of_inbox={inbox: policy for policy, inboxes in policies for inbox in inboxes},
    )
    CACHE[work.workspace] = found
    while len(CACHE) > KEPT:
        CACHE.popitem(last=False)
    return found


async def policy_of(work: Work, ticket: Ticket) -> SlaPolicy | None:
    """Return the policy that a ticket stands under."""
    return (await standing_of(work, [ticket])).policy_of(ticket)
