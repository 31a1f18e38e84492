"""The words a workspace validates its tickets with: statuses, inboxes, categories, fields.

They change rarely and are wanted by every write, so each process keeps them. The statement that opens or changes a
ticket names the version it was checked against; where that is no longer the present one nothing is written, and the
action loads the words anew. So the cache can be old, but never wrong.
"""

from collections import OrderedDict
from collections.abc import Iterable

import msgspec

from parley.core.categories import Category, fields_of
from parley.core.errors import Fault
from parley.core.fields import Field
from parley.core.inboxes import Inbox
from parley.core.statuses import Status
from parley.core.tickets.model import State, StatusRef, Ticket
from parley.core.tickets.store import setups as store
from parley.core.work import Work

KEPT = 1_000


class Setup(msgspec.Struct, frozen=True):
    """One workspace's words at one version; `slug` is its own in addresses, for ever."""

    version: int
    slug: str
    statuses: dict[str, StatusRef]
    inboxes: dict[int, Inbox]
    categories: dict[int, Category]
    fields: list[Field]
    default_status: StatusRef
    default_inbox: int

    def status(self, key: str | None, faults: list[Fault], at: str = "status") -> StatusRef:
        """Find a status by its key, the default where none is named; note a fault where it is unknown."""
        found = self.default_status if key is None else self.statuses.get(key)
        if found is None:
            faults.append(Fault(at, f"Unknown status; allowed: {', '.join(self.statuses)}"))
        return found or self.default_status

    def first_with(self, *states: State) -> StatusRef:
        """Return the first status by position that means the first of these states that has any."""
        for state in states:
            for status in self.statuses.values():
                if status.state is state:
                    return status
        return self.default_status

    def fields_for(self, category: int | None) -> list[Field]:
        """List the fields of a ticket in this category: its own, and those that no category names."""
        return fields_of(category, list(self.categories.values()), self.fields) if self.fields else []


CACHE: "OrderedDict[int, Setup]" = OrderedDict()


async def setup_of(work: Work, *, at_least: int = 0) -> Setup:
    """Return the words of the workspace, loading them when none are kept or the kept are older than asked for."""
    kept = CACHE.get(work.workspace)
    if kept is not None and kept.version >= at_least:
        return kept
    return await load(work)


async def setup_for(work: Work, tickets: Iterable[Ticket]) -> Setup:
    """Return words that are at least as new as those which these tickets were read under."""
    return await setup_of(work, at_least=max((ticket.setup for ticket in tickets), default=0))


async def load(work: Work) -> Setup:
    """Load the words as they are now."""
    rows = await store.fetch(work.connection, work.workspace)
    statuses = {status.key: _ref(status) for status in rows.statuses}
    setup = Setup(
        version=rows.version,
        slug=rows.slug,
        statuses=statuses,
        inboxes={inbox.id: inbox for inbox in rows.inboxes},
        categories={category.id: category for category in rows.categories},
        fields=rows.fields,
        default_status=next(status for status in statuses.values() if status.is_default),
        default_inbox=next(inbox.id for inbox in rows.inboxes if inbox.is_default),
    )
    CACHE[work.workspace] = setup
    while len(CACHE) > KEPT:
        CACHE.popitem(last=False)
    return setup


def _ref(status: Status) -> StatusRef:
    return StatusRef(
        status.id, status.key, status.name, State(status.state), status.type, status.color, status.is_default
    )
