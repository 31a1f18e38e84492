"""Playing the plan: each step is an action of the core, at its own moment, by whoever takes it."""

from collections.abc import Callable, Sequence
from typing import Any

from parley.app.demo.furnish import Company
from parley.app.demo.steps import Linked, Moved, Opened, Said, Slept, Step
from parley.app.demo.today.papers import add_paper
from parley.core import attention, links, tickets
from parley.core.actor import Actor, system_actor
from parley.core.tickets import NewTicket, Priority, TicketChanges
from parley.core.work import Work, flush
from parley.kit.db import Database
from parley.kit.text.html import body_from

BATCH = 100
ORIGIN = "demo"
TRACKER = "https://issues.parley.example/browse/"


async def play(
    database: Database,
    workspace: int,
    company: Company,
    steps: Sequence[Step],
    report: Callable[[int], None],
    *,
    batch: int = BATCH,
) -> None:
    """The steps have happened, so many in each transaction; `report` hears how many are done.

    Where the company has an owner, all but what is to be unread was read by it.
    """
    player = _Player(workspace, company)
    for first in range(0, len(steps), batch):
        some = steps[first : first + batch]
        async with database.tenant(workspace) as connection, connection.transaction():
            for step in some:
                work = Work(connection, player.actor(step), step.at, ORIGIN)
                await player.take(work, step)
                await flush(work)
            await player.have_read(Work(connection, company.owner or player.actor(some[-1]), some[-1].at, ORIGIN))
        report(first + len(some))


class _Player:
    """Knows which ticket became which number, and whose it is."""

    def __init__(self, workspace: int, company: Company) -> None:
        self._desk = system_actor(workspace)
        self._company = company
        self._numbers: dict[int, int] = {}
        self._customers: dict[int, int] = {}
        self._seen: set[int] = set()
        self._unread: set[int] = set()

    def actor(self, step: Step) -> Actor:
        """Return who takes the step; what a customer opens comes in by the desk."""
        if isinstance(step, Said) and step.by == "customer":
            return self._company.customers[self._customers[step.ticket]]
        if isinstance(step, Said | Moved | Slept | Linked) and step.agent is not None:
            return self._company.agents[step.agent]
        return self._desk

    async def take(self, work: Work, step: Step) -> None:
        """The step has happened."""
        self._seen.add(step.ticket)
        match step:
            case Opened():
                await self._open(work, step)
            case Said():
                body, files = body_from(step.text, "text"), await self._files(work, step.files)
                await tickets.add_message(
                    work, ticket=self._of(step), body=body, internal=step.by == "note", files=files
                )
            case Moved():
                await self._move(work, step)
            case Slept():
                await tickets.snooze_ticket(work, number=self._of(step), until=step.until)
            case Linked():
                await self._link(work, step)
            case _:
                raise TypeError(type(step))

    async def have_read(self, work: Work) -> None:
        """The owner has read what has happened since it last did, but for what is to be unread."""
        seen, self._seen = self._seen - self._unread, set()
        if self._company.owner is not None:
            for place in sorted(seen):
                await attention.mark_read(work, ticket=self._numbers[place])

    async def _open(self, work: Work, step: Opened) -> None:
        if step.unread:
            self._unread.add(step.ticket)
        customer, places = self._company.customers[step.customer], self._company.places
        ticket = await tickets.open_ticket(
            work,
            NewTicket(
                subject=step.subject,
                description=body_from(step.text, "text"),
                customer_id=customer.id,
                customer_name=customer.name,
                priority=Priority(step.priority),
                assignee_id=None if step.agent is None else self._company.agents[step.agent].id,
                team_id=self._company.teams.get(step.team),
                sentiment=step.sentiment,
                source=step.source,
                tags=step.tags,
                category_id=places.categories.get(step.category or places.category_of_team.get(step.team, "")),
                inbox_id=places.inboxes.get(step.inbox or ""),
                custom_fields=self._fields(step),
                files=await self._files(work, step.files),
            ),
        )
        self._numbers[step.ticket] = ticket.number
        self._customers[step.ticket] = step.customer

    async def _move(self, work: Work, step: Moved) -> None:
        changes = (
            TicketChanges(assignee_id=work.actor.id) if step.takes else TicketChanges(status=step.status or "open")
        )
        await tickets.update_ticket(work, number=self._of(step), changes=changes)

    async def _link(self, work: Work, step: Linked) -> None:
        number = self._of(step)
        if step.other is not None:
            await links.link_ticket(work, number=number, other=self._numbers[step.other], role="customer")
        if step.issue is not None:
            await links.link_external(
                work, number=number, kind="jira", key=step.issue, url=TRACKER + step.issue, title=None, details={}
            )

    async def _files(self, work: Work, names: Sequence[str]) -> dict[str, int]:
        return {name: await add_paper(work, self._company.papers, name) for name in names}

    def _fields(self, step: Opened) -> dict[str, Any]:
        """Name agents by their numbers."""
        people, agents = self._company.places.people, self._company.agents
        return {key: agents[int(value)].id if key in people else value for key, value in step.fields.items()}

    def _of(self, step: Step) -> int:
        return self._numbers[step.ticket]
