"""Merging and undoing, splitting and undoing, whatever the tickets hold: both dossiers are exactly what they were."""

import datetime as dt
import random
from collections.abc import AsyncGenerator
from typing import Any

import msgspec
import pytest

from parley.core import dossiers, files, operations, tickets
from parley.core.actor import ActorKind
from parley.core.dossiers import Part
from parley.core.files import take_in
from parley.core.operations import Batch, Changed
from parley.core.tickets import Author, Left, Priority, TicketChanges, Undone
from parley.kit.clock import utc_now
from parley.kit.text.html import body_from
from tests.core.tickets.said import changed, got, opened, say, told
from tests.support.desks import Desk

SEEDS = range(12)
DESCRIPTIONS = [None, "It smokes", "<p>It <b>smokes</b></p>"]
ALL_TAGS = ["hot", "cold", "late", "early"]
ALL_CC = ["carol@a.test", "dan@a.test", "eve@a.test"]


async def bytes_of_a_file() -> AsyncGenerator[bytes]:
    yield b"bytes"


async def a_file(desk: Desk) -> int:
    stored = await take_in(
        desk.house.vault, bytes_of_a_file(), workspace=desk.workspace.id, name="a.txt", declared=None, most=99, at="f"
    )
    async with desk.work() as work:
        return (await files.add_file(work, stored=stored)).id


async def any_ticket(desk: Desk, dice: random.Random) -> int:
    """Open a ticket with a conversation, tags, cc, followers, files, drafts and answers to answers, as it falls."""
    text = dice.choice(DESCRIPTIONS)
    ticket = await opened(
        desk,
        subject=dice.choice(["Help", "Printer"]),
        description=body_from(text) if text else None,
        customer_email=dice.choice(["ann@a.test", "bob@a.test"]),
        status=dice.choice(["open", "pending", "solved", "closed"]),
        priority=dice.choice(list(Priority)),
        tags=dice.sample(ALL_TAGS, dice.randrange(4)),
        cc=dice.sample(ALL_CC, dice.randrange(3)),
        files={"attachments.0": await a_file(desk)} if dice.random() < 0.5 else {},
    )
    number = ticket.number
    parents: list[int | None] = [None]
    for _ in range(dice.randrange(5)):
        customer = Author(ActorKind.CUSTOMER, ticket.customer.id, "Ann")
        given: dict[str, Any] = {
            "internal": dice.random() < 0.2,
            "draft": dice.random() < 0.2,
            "author": customer if dice.random() < 0.3 else None,
            "parent": dice.choice(parents),
            "files": {"attachments.0": await a_file(desk)} if dice.random() < 0.3 else {},
        }
        parents.append((await say(desk, number, dice.choice(["Yes", "No"]), moves=False, **given)).id)
    if dice.random() < 0.5:
        async with desk.work() as work:
            await tickets.set_followers(work, number=number, agents=[desk.owner.id or 0])
    return number


async def dossier_of(desk: Desk, number: int) -> list[object]:
    """Read everything there is about a ticket, but for its version and when it was changed last."""
    async with desk.look() as work:
        found = await dossiers.get_dossier(work, number=number, parts=tuple(Part))
        followed = await tickets.list_followers(work, number=number)
        query = (
            "select id, kind, ticket_number, parent_id, draft, author_name, tsv::text, raw, t.merged_into"
            " from messages m join tickets t using (workspace_id) where workspace_id = $1 and ticket_number = $2"
            " and t.number = $2 order by id"
        )
        rows = [tuple(row) for row in await work.connection.fetch(query, work.workspace, number)]
    ticket = msgspec.structs.replace(found.ticket, version=0, updated_at=found.ticket.created_at)
    return [msgspec.structs.replace(found, ticket=ticket), followed.followers, rows]


async def undo(desk: Desk, operation: int) -> Undone:
    async with desk.work() as work:
        return await tickets.undo_operation(work, operation=operation)


async def batch(desk: Desk, *changes: Changed, created: list[int] | None = None) -> int:
    async with desk.work() as work:
        return (await operations.record(work, "batch", Batch(updated=[*changes], created=created or []))).id


class TestAMergeThatIsUndone:
    @pytest.mark.parametrize("seed", SEEDS)
    async def test_leaves_both_tickets_as_they_were(self, desk: Desk, seed: int) -> None:
        dice = random.Random(seed)  # noqa: S311 -- tests repeat themselves
        one, two = await any_ticket(desk, dice), await any_ticket(desk, dice)
        before = [await dossier_of(desk, number) for number in (one, two)]
        async with desk.work() as work:
            done = await tickets.merge_ticket(work, number=one, into=two)
        assert [await dossier_of(desk, number) for number in (one, two)] != before
        assert (await undo(desk, done.operation.id)).left == []
        assert [await dossier_of(desk, number) for number in (one, two)] == before

    async def test_can_be_merged_and_undone_again(self, desk: Desk) -> None:
        one, two = (await opened(desk, tags=["hot"])).number, (await opened(desk)).number
        before = [await dossier_of(desk, number) for number in (one, two)]
        for _ in range(2):
            async with desk.work() as work:
                done = await tickets.merge_ticket(work, number=one, into=two)
            await undo(desk, done.operation.id)
        assert [await dossier_of(desk, number) for number in (one, two)] == before

    async def test_leaves_the_tags_and_cc_that_the_other_had_or_got_since(self, desk: Desk) -> None:
        one = (await opened(desk, tags=["hot", "late"], cc=["carol@a.test"])).number
        two = (await opened(desk, tags=["hot"], cc=["dan@a.test"])).number
        async with desk.work() as work:
            done = await tickets.merge_ticket(work, number=one, into=two)
        await changed(desk, two, tags=["hot", "late", "own"], cc=["dan@a.test", "carol@a.test", "eve@a.test"])
        await undo(desk, done.operation.id)
        ticket = await got(desk, two)
        assert (sorted(ticket.tags), ticket.cc) == (["hot", "own"], ["dan@a.test", "eve@a.test"])

    async def test_finds_the_ticket_by_the_subject_it_got_meanwhile(self, desk: Desk) -> None:
        one, two = (await opened(desk, description=body_from("It smokes"))).number, (await opened(desk)).number
        async with desk.work() as work:
            done = await tickets.merge_ticket(work, number=one, into=two)
        await changed(desk, one, subject="Xylophone")
        await undo(desk, done.operation.id)
        for words in ("xylophone", "smokes"):
            found = (await desk.got("/tickets", params={"search": words}))["data"]
            assert [ticket["number"] for ticket in found] == [one], words


class TestASplitThatIsUndone:
    @pytest.mark.parametrize("seed", SEEDS)
    async def test_leaves_the_ticket_as_it_was_and_deletes_the_other(self, desk: Desk, seed: int) -> None:
        dice = random.Random(seed)  # noqa: S311 -- tests repeat themselves
        one = await any_ticket(desk, dice)
        await say(desk, one, "At least one")
        async with desk.look() as work:
            said = (await tickets.list_conversation(work, tickets=[one]))[one]
        chosen = [message.id for message in said if not message.is_opening and not message.draft]
        before = await dossier_of(desk, one)
        async with desk.work() as work:
            picked = dice.sample(chosen, dice.randrange(1, len(chosen) + 1))
            done = await tickets.split_ticket(work, number=one, message_ids=picked)
        assert (await undo(desk, done.operation.id)).left == []
        assert await dossier_of(desk, one) == before
        async with desk.work() as work:
            assert (await tickets.restore_ticket(work, number=done.ticket.number)).number == done.ticket.number
        types = [event.type for event in await told(desk, one)]
        assert types[-2:] == ["ticket.unsplit", "operation.undone"]


class TestABatchThatIsUndone:
    async def test_leaves_every_property_as_it_was(self, desk: Desk) -> None:
        team = int((await desk.made("/teams", {"name": "Billing"}))["id"].removeprefix("team_"))
        await desk.made("/fields", {"label": "Size", "type": "text"})
        old = await opened(desk, description=body_from("It smokes"), tags=["hot"], metadata={"a": 1, "b": 2})
        before = await dossier_of(desk, old.number)
        changes = TicketChanges(
            subject="Else",
            description=body_from("<p>New</p>"),
            status="closed",
            priority=Priority.URGENT,
            assignee_id=desk.owner.id,
            team_id=team,
            sentiment="praise",
            source_name="Web",
            cc=["carol@a.test"],
            tags=["cold"],
            custom_fields={"size": "XL"},
            metadata={"a": None, "b": 3, "c": {"d": [1.5]}},
            snoozed_until=utc_now() + dt.timedelta(days=1),
        )
        async with desk.work() as work:
            held = await tickets.hold_ticket(work, number=old.number)
            new = await tickets.update_ticket(work, number=old.number, changes=changes)
            done = await operations.record(work, "batch", Batch(updated=[tickets.difference(held, new)]))
        assert (await undo(desk, done.id)).left == []
        after: Any = await dossier_of(desk, old.number)
        plain: Any = before
        assert after[0] == plain[0]

    async def test_leaves_what_others_changed_since_and_names_it(self, desk: Desk) -> None:
        old = await opened(desk, tags=["hot"], metadata={"a": 1})
        new = await changed(
            desk, old.number, status="solved", priority=Priority.HIGH, tags=["cold"], metadata={"a": 2, "b": 3}
        )
        operation = await batch(desk, tickets.difference(old, new))
        await changed(desk, old.number, status="pending", tags=["own"], metadata={"b": 4})
        left = (await undo(desk, operation)).left
        assert left == [Left(old.number, what) for what in ("metadata", "status", "tags")]
        ticket = await got(desk, old.number)
        assert (ticket.status.key, ticket.priority, ticket.tags) == ("pending", Priority.NORMAL, ["own"])
        assert (ticket.metadata, ticket.open, ticket.resolved_at) == ({"a": 1, "b": 4}, True, None)

    async def test_leaves_what_would_name_something_that_is_gone(self, desk: Desk) -> None:
        team = (await desk.made("/teams", {"name": "Billing"}))["id"]
        field = (await desk.made("/fields", {"label": "Size", "type": "text"}))["id"]
        old = await opened(desk, team_id=int(team.removeprefix("team_")), custom_fields={"size": "S"})
        new = await changed(desk, old.number, team_id=None, custom_fields={"size": "XL"}, subject="Else")
        operation = await batch(desk, tickets.difference(old, new))
        for path in (f"/teams/{team}", f"/fields/{field}"):
            assert (await desk.call("DELETE", path)).status_code == 204
        left = (await undo(desk, operation)).left
        assert {each.what for each in left} <= {"team_id", "custom_fields"}
        assert "team_id" in {each.what for each in left}
        assert ((await got(desk, old.number)).subject, (await got(desk, old.number)).team_id) == ("Help", None)

    async def test_deletes_what_it_made_unless_somebody_worked_on_it(self, desk: Desk) -> None:
        made, answered, gone = [(await opened(desk)).number for _ in range(3)]
        operation = await batch(desk, created=[made, answered, gone])
        await say(desk, answered)
        async with desk.work() as work:
            await tickets.delete_ticket(work, number=gone)
        assert (await undo(desk, operation)).left == [Left(answered, "ticket")]
        assert (await desk.call("GET", f"/tickets/{made}")).status_code == 404
        assert (await got(desk, answered)).number == answered

    async def test_leaves_what_was_deleted_since(self, desk: Desk) -> None:
        tickets_ = [await opened(desk) for _ in range(2)]
        operation = await batch(
            desk, *[tickets.difference(old, await changed(desk, old.number, subject="Else")) for old in tickets_]
        )
        async with desk.work() as work:
            await tickets.delete_ticket(work, number=tickets_[0].number)
        assert (await undo(desk, operation)).left == [Left(tickets_[0].number, "ticket")]
        assert (await got(desk, tickets_[1].number)).subject == "Help"
