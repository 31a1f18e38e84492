"""Redaction: nothing is left of what a message said."""

import pytest

from parley.core import files, tickets
from parley.core.actor import Actor, ActorKind, Role
from parley.core.errors import Forbidden
from parley.core.tickets import Message, MessageNotFound, NotADraft
from parley.kit.text.html import body_from
from tests.core.tickets.said import got, opened, say, told
from tests.core.tickets.uploads import uploaded
from tests.support.desks import Desk
from tests.support.traces import traces_of


async def redact(desk: Desk, message: int, actor: Actor | None = None) -> Message:
    async with desk.work(actor) as work:
        return await tickets.redact_message(work, message=message)


async def file_exists(desk: Desk, file: int) -> bool:
    async with desk.look() as work:
        return file in await files.find_files(work.connection, work.workspace, [file])


class TestRedacting:
    async def test_is_refused_to_those_who_may_not_write(self, desk: Desk) -> None:
        message = await say(desk, (await opened(desk)).number)
        for kind, role in ((ActorKind.KEY, Role.LIGHT), (ActorKind.CUSTOMER, Role.READ)):
            with pytest.raises(Forbidden):
                await redact(desk, message.id, Actor(desk.workspace.id, kind, 1, "X", role))

    async def test_finds_no_foreign_unknown_or_deleted_message(self, desk: Desk, other_desk: Desk) -> None:
        number = (await opened(desk)).number
        message = await say(desk, number)
        for where, id_ in ((other_desk, message.id), (desk, 2**62)):
            with pytest.raises(MessageNotFound):
                await redact(where, id_)
        async with desk.work() as work:
            await tickets.delete_ticket(work, number=number)
        with pytest.raises(MessageNotFound):
            await redact(desk, message.id)

    async def test_leaves_nothing_of_a_reply_and_its_files(self, desk: Desk) -> None:
        number = (await opened(desk)).number
        file, other = await uploaded(desk, "kumquat.txt"), await uploaded(desk, "other.txt")
        await say(desk, number, files={"a": other})
        message = await say(desk, number, "The xylophone", files={"a": file})
        before = await got(desk, number)
        after = await redact(desk, message.id)
        assert (after.redacted, after.html, after.text, after.author) == (True, "", "", message.author)
        assert await traces_of(desk, ["xylophone"]) == []
        assert (await file_exists(desk, file), await file_exists(desk, other)) == (False, True)
        assert (await got(desk, number)).version == before.version + 1
        assert (await told(desk, number))[-1].type == "message.redacted"
        shown = (await desk.got(f"/conversations/conv_{message.id}"))["data"]
        assert (shown["redacted"], shown["content_html"], shown["attachments"]) == (True, "", [])

    async def test_is_done_once(self, desk: Desk) -> None:
        number = (await opened(desk)).number
        message = await say(desk, number)
        assert await redact(desk, message.id) == await redact(desk, message.id)
        assert [event.type for event in await told(desk, number)].count("message.redacted") == 1

    async def test_empties_a_description_and_keeps_subject_and_field_files(self, desk: Desk) -> None:
        field = await desk.made("/fields", {"label": "Log", "type": "file"})
        log, attached = await uploaded(desk, "log.txt"), await uploaded(desk, "photo.txt")
        ticket = await opened(
            desk,
            subject="Mandolin",
            description=body_from("The xylophone", "text"),
            custom_fields={field["key"]: log},
            files={"a": attached},
        )
        async with desk.look() as work:
            opening = (await tickets.list_conversation(work, tickets=[ticket.number]))[ticket.number][0]
        await redact(desk, opening.id)
        after = await got(desk, ticket.number)
        assert after.description is not None
        assert (after.description.html, after.description.text) == ("", "")
        assert await traces_of(desk, ["xylophone"]) == []
        assert (await desk.got("/tickets", params={"search": "mandolin"}))["meta"]["total"] == 1
        assert (await file_exists(desk, log), await file_exists(desk, attached)) == (True, False)

    async def test_leaves_a_draft_that_cannot_be_sent(self, desk: Desk) -> None:
        ticket = await opened(desk)
        draft = await say(desk, ticket.number, "The xylophone", draft=True)
        assert (await redact(desk, draft.id)).draft
        assert await got(desk, ticket.number) == ticket
        with pytest.raises(NotADraft):
            async with desk.work() as work:
                await tickets.send_draft(work, message=draft.id)


class TestAMessageWhoseTicketIsMergedMeanwhile:
    async def test_is_redacted_where_it_is_now(self, desk: Desk) -> None:
        one, two = (await opened(desk)).number, (await opened(desk)).number
        message = await say(desk, one)
        async with desk.work() as work:
            await tickets.merge_ticket(work, number=one, into=two)
        assert (await redact(desk, message.id)).ticket == two
        assert (await told(desk, two))[-1].type == "message.redacted"
