"""A dossier says the very same of a ticket as the rooms that its parts belong to."""

from typing import Any

import pytest

from parley.core import dossiers, inboxes, links, surveys, tickets
from parley.core.dossiers import Dossier, Part
from parley.core.files import File, StoredBytes, add_file
from parley.core.tickets import Ticket, TicketFilter, TicketNotFound
from parley.core.work import Work
from parley.kit.db.listing import Order, Search
from parley.kit.text.html import body_from
from tests.core.tickets.said import opened
from tests.support.desks import Desk

ALL = tuple(Part)
BYTES = StoredBytes(key="k/1", name="a.txt", content_type="text/plain", size=3, sha256=bytes(range(32)))
NEWEST = Order("t.created_at", "timestamptz")


async def furnished(desk: Desk) -> tuple[Ticket, File]:
    """A ticket with one of everything on it, and a second one to be linked to."""
    ticket, other = await opened(desk, subject="Full"), await opened(desk, subject="Other")
    async with desk.work() as work:
        await links.link_ticket(work, number=ticket.number, other=other.number, role="tracker")
        await links.link_external(
            work, number=ticket.number, kind="jira", key="ACME-7", url="https://j.test/7", title=None, details={}
        )
        await inboxes.add_channel(work, inbox=ticket.inbox_id, external_id="C1", name="#help")
        await links.set_thread(work, number=ticket.number, kind="request", channel_id="C1", thread_ts="1.5", url=None)
        await surveys.request_survey(work, number=ticket.number)
        file = await add_file(work, stored=BYTES)
        await tickets.add_message(
            work, ticket=ticket.number, body=body_from("A reply", "text"), files={"files.0": file.id}
        )
        await tickets.add_message(work, ticket=ticket.number, body=body_from("A note", "text"), internal=True)
        await tickets.add_message(work, ticket=ticket.number, body=body_from("Not yet", "text"), draft=True)
    return ticket, file


async def dossier_of(desk: Desk, number: int, *parts: Part) -> Dossier:
    async with desk.look() as work:
        return await dossiers.get_dossier(work, number=number, parts=parts)


async def listed(work: Work, **wanted: Any) -> list[Dossier]:
    search = Search(work.workspace, order=NEWEST, limit=10, counted=False)
    return (await dossiers.list_dossiers(work, search, TicketFilter(**wanted), parts=ALL)).items


class TestADossier:
    async def test_says_what_the_rooms_say(self, desk: Desk) -> None:
        ticket, file = await furnished(desk)
        found = await dossier_of(desk, ticket.number, *ALL)
        async with desk.look() as work:
            assert found.ticket == await tickets.get_ticket(work, number=ticket.number)
            known = await links.list_links(work, number=ticket.number)
            assert (found.related, found.external) == (known.tickets, known.external)
            assert found.threads == (await links.threads_of(work, [ticket.number]))[ticket.number]
            assert found.channel == await inboxes.get_channel(work, external_id="C1")
            assert found.survey == await surveys.get_survey(work, number=ticket.number)
            said = await tickets.list_conversation(work, tickets=[ticket.number], drafts=True)
            assert found.messages == said[ticket.number]
        assert [each.id for each in found.files] == [file.id]
        assert found.files[0].sha256 == file.sha256
        assert found.replies == 1
        assert found.last_message_at == found.messages[2].created_at

    async def test_is_linked_from_the_far_side_too(self, desk: Desk) -> None:
        ticket, _ = await furnished(desk)
        far = await dossier_of(desk, ticket.number + 1, Part.RELATED)
        assert [(each.ticket, each.subject) for each in far.related] == [(ticket.number, "Full")]

    async def test_shows_drafts_only_to_who_asks_for_them(self, desk: Desk) -> None:
        ticket, _ = await furnished(desk)
        found = await dossier_of(desk, ticket.number, Part.MESSAGES)
        assert [message.text for message in found.messages][1:] == ["A reply", "A note"]

    async def test_has_nothing_that_was_not_asked_for(self, desk: Desk) -> None:
        ticket, _ = await furnished(desk)
        async with desk.look() as work:
            full = await tickets.get_ticket(work, number=ticket.number)
        assert await dossier_of(desk, ticket.number) == Dossier(full)

    async def test_of_a_new_ticket_is_what_reading_it_gives(self, desk: Desk) -> None:
        ticket = await opened(desk)
        found = await dossier_of(desk, ticket.number, Part.RELATED, Part.EXTERNAL, Part.THREADS, Part.SURVEY)
        assert found == dossiers.new_dossier(ticket)

    async def test_of_another_workspace_does_not_exist(self, desk: Desk, other_desk: Desk) -> None:
        ticket = [await opened(desk) for _ in range(3)][-1]
        with pytest.raises(TicketNotFound):
            await dossier_of(other_desk, ticket.number, *ALL)

    async def test_of_a_deleted_ticket_does_not_exist_and_is_in_no_other(self, desk: Desk) -> None:
        ticket, _ = await furnished(desk)
        async with desk.work() as work:
            await tickets.delete_ticket(work, number=ticket.number)
        with pytest.raises(TicketNotFound):
            await dossier_of(desk, ticket.number)
        assert (await dossier_of(desk, ticket.number + 1, Part.RELATED)).related == []


class TestAPage:
    async def test_has_every_part_of_every_ticket(self, desk: Desk) -> None:
        ticket, _ = await furnished(desk)
        async with desk.look() as work:
            page = await listed(work)
        assert [each.ticket.number for each in page] == [ticket.number + 1, ticket.number]
        assert page[1] == await dossier_of(desk, ticket.number, *ALL)

    async def test_is_empty_where_nothing_can_match(self, desk: Desk) -> None:
        await furnished(desk)
        async with desk.look() as work:
            assert await listed(work, tags=["unknown"]) == []
