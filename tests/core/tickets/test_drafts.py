"""Drafts, which are the team's alone until they are sent."""

import pytest

from parley.core import tickets
from parley.core.actor import Actor, ActorKind, Role
from parley.core.errors import Forbidden
from parley.core.tickets import Author, MessageKind, MessageNotFound, NotADraft, State
from parley.kit.db.listing import Order, Search
from tests.core.tickets.said import got, opened, say, told
from tests.support.desks import Desk


async def send(desk: Desk, message: int, actor: Actor | None = None) -> tickets.Message:
    async with desk.work(actor) as work:
        return await tickets.send_draft(work, message=message)


class TestADraft:
    async def test_is_seen_by_nobody_who_does_not_ask_for_drafts(self, desk: Desk) -> None:
        number = (await opened(desk)).number
        draft = await say(desk, number, "Secret xylophone", draft=True)
        assert (await desk.got("/conversations"))["data"] == []
        assert (await desk.call("GET", f"/conversations/conv_{draft.id}")).status_code == 404
        for words in ("xylophone", "-kumquat", "secret -kumquat"):
            found = (await desk.got("/search", params={"q": words}))["data"]
            assert [hit["type"] for hit in found] == ["ticket", "customer"][: 2 * (words == "-kumquat")], words
            assert "xylophone" not in str(found)
            assert (await desk.got("/tickets", params={"search": words}))["meta"]["total"] == (words == "-kumquat")
        async with desk.look() as work:
            with pytest.raises(MessageNotFound):
                await tickets.get_message(work, message=draft.id)
            assert draft not in (await tickets.list_conversation(work, tickets=[number]))[number]

    async def test_is_seen_by_who_asks(self, desk: Desk) -> None:
        number = (await opened(desk)).number
        draft = await say(desk, number, draft=True)
        search = Search(desk.workspace.id, order=Order("m.created_at", "timestamptz"), limit=5)
        async with desk.look() as work:
            assert await tickets.get_message(work, message=draft.id, drafts=True) == draft
            assert (await tickets.list_messages(work, search, ticket=number, drafts=True)).items == [draft]
            assert (await tickets.list_conversation(work, tickets=[number], drafts=True))[number][1:] == [draft]
        assert (draft.kind, draft.draft) == (MessageKind.REPLY, True)

    async def test_does_nothing_to_its_ticket(self, desk: Desk) -> None:
        ticket = await opened(desk, status="solved")
        await say(desk, ticket.number, draft=True)
        await say(desk, ticket.number, draft=True, author=Author(ActorKind.CUSTOMER, ticket.customer.id, "Ann"))
        assert await got(desk, ticket.number) == ticket
        assert [event.type for event in await told(desk, ticket.number)][1:] == ["message.drafted"] * 2

    async def test_that_is_internal_is_a_note(self, desk: Desk) -> None:
        note = await say(desk, (await opened(desk)).number, draft=True, internal=True)
        assert (note.is_internal, note.draft) == (True, False)

    async def test_cannot_be_split_off_and_goes_along_when_merged(self, desk: Desk) -> None:
        one, two = (await opened(desk)).number, (await opened(desk)).number
        draft = await say(desk, one, draft=True)
        split = await desk.call("POST", f"/tickets/{one}/split", json={"message_ids": [f"conv_{draft.id}"]})
        assert split.status_code == 400
        async with desk.work() as work:
            await tickets.merge_ticket(work, number=one, into=two)
        async with desk.look() as work:
            assert (await tickets.get_message(work, message=draft.id, drafts=True)).ticket == two
        event = next(event for event in await told(desk, one) if event.type == "ticket.merged")
        assert event.data["messages"] == []


class TestSending:
    async def test_is_refused_to_those_who_may_not_write(self, desk: Desk) -> None:
        draft = await say(desk, (await opened(desk)).number, draft=True)
        with pytest.raises(Forbidden):
            await send(desk, draft.id, Actor(desk.workspace.id, ActorKind.KEY, 1, "Light", Role.LIGHT))

    async def test_finds_no_foreign_unknown_or_deleted_draft(self, desk: Desk, other_desk: Desk) -> None:
        number = (await opened(desk)).number
        draft = await say(desk, number, draft=True)
        for where, message in ((other_desk, draft.id), (desk, 2**62)):
            with pytest.raises(MessageNotFound):
                await send(where, message)
        async with desk.work() as work:
            await tickets.delete_ticket(work, number=number)
        with pytest.raises(MessageNotFound):
            await send(desk, draft.id)

    async def test_takes_a_draft_and_takes_it_once(self, desk: Desk) -> None:
        number = (await opened(desk)).number
        reply, draft = await say(desk, number), await say(desk, number, draft=True)
        await send(desk, draft.id)
        for message in (reply, draft):
            with pytest.raises(NotADraft):
                await send(desk, message.id)

    async def test_makes_a_reply_of_now_and_the_first_response(self, desk: Desk) -> None:
        number = (await opened(desk)).number
        draft = await say(desk, number, "The xylophone", draft=True)
        sent = await send(desk, draft.id)
        ticket = await got(desk, number)
        assert (sent.id, sent.draft, sent.text) == (draft.id, False, draft.text)
        assert draft.created_at < sent.created_at == ticket.first_response_at == ticket.updated_at
        assert [item["id"] for item in (await desk.got("/conversations"))["data"]] == [f"conv_{draft.id}"]
        assert (await desk.got("/tickets", params={"search": "xylophone"}))["meta"]["total"] == 1
        assert [event.type for event in await told(desk, number)][1:] == ["message.drafted", "message.added"]

    async def test_of_a_customers_draft_reopens(self, desk: Desk) -> None:
        ticket = await opened(desk, status="solved")
        author = Author(ActorKind.CUSTOMER, ticket.customer.id, "Ann")
        await send(desk, (await say(desk, ticket.number, draft=True, author=author)).id)
        assert (await got(desk, ticket.number)).status.state is State.OPEN
