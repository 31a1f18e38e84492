"""Playing the plan: each step is an action of the core, at its own moment, by whoever takes it."""

from collections.abc import Callable, Sequence

from parley.app.demo.furnish import Company
from parley.app.demo.steps import Linked, Moved, Opened, Said, Slept, Step
from parley.core import links, tickets
from parley.core.actor import Actor, system_actor
from parley.core.tickets import NewTicket, Priority, TicketChanges
from parley.core.work import Work, flush
from parley.kit.db import Database
from parley.kit.text.html import body_from

BATCH = 100
ORIGIN = "demo"
TRACKER = "https://issues.parley.example/browse/"


async def play(
    database: Database, workspace: int, company: Company, steps: Sequence[Step], report: Callable[[int], None]
) -> None:
    """The steps have happened, a hundred in each transaction; `report` hears how many are done."""
    player = _Player(workspace, company)
    for first in range(0, len(steps), BATCH):
        batch = steps[first : first + BATCH]
        async with database.tenant(workspace) as connection, connection.transaction():
            for step in batch:
                work = Work(connection, player.actor(step), step.at, ORIGIN)
                await player.take(work, step)
                await flush(work)
        report(first + len(batch))


class _Player:
    """Knows which ticket became which number, and whose it is."""

    def __init__(self, workspace: int, company: Company) -> None:
        self._desk = system_actor(workspace)
        self._company = company
        self._numbers: dict[int, int] = {}
        self._customers: dict[int, int] = {}

    def actor(self, step: Step) -> Actor:
        """Return who takes the step; what a customer opens comes in by the desk."""
        if isinstance(step, Said) and step.by == "customer":
            return self._company.customers[self._customers[step.ticket]]
        if isinstance(step, Said | Moved | Slept | Linked) and step.agent is not None:
            return self._company.agents[step.agent]
        return self._desk

    async def take(self, work: Work, step: Step) -> None:
        """The step has happened."""
        match step:
            case Opened():
                await self._open(work, step)
            case Said():
                body = body_from(step.text, "text")
                await tickets.add_message(work, ticket=self._of(step), body=body, internal=step.by == "note")
            case Moved():
                await self._move(work, step)
            case Slept():
                await tickets.snooze_ticket(work, number=self._of(step), until=step.until)
            case Linked():
                await self._link(work, step)
            case _:
                raise TypeError(type(step))

    async def _open(self, work: Work, step: Opened) -> None:
        customer = self._company.customers[step.customer]
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

    def _of(self, step: Step) -> int:
        return self._numbers[step.ticket]
