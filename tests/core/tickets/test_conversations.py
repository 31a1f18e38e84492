"""The conversations of many tickets at once, and their files."""

from parley.core import tickets
from parley.core.tickets import Message
from parley.kit.text.html import body_from
from tests.core.tickets.said import day, opened, say
from tests.core.tickets.uploads import uploaded
from tests.support.desks import Desk


async def conversation(desk: Desk, *numbers: int, **asked: object) -> dict[int, list[str]]:
    async with desk.look() as work:
        found = await tickets.list_conversation(work, tickets=numbers, **asked)  # pyright: ignore[reportArgumentType] -- any of its arguments
    return {number: [message.text for message in messages] for number, messages in found.items()}


async def talk(desk: Desk) -> int:
    """Have a ticket with an opening of today, an old reply, a note, a new reply and a system line."""
    number = (await opened(desk, description=body_from("Opening", "text"))).number
    await say(desk, number, "new")
    await say(desk, number, "old", at=day(1))
    await say(desk, number, "note", internal=True)
    return number


class TestConversations:
    async def test_hold_nothing_of_unknown_foreign_and_deleted_tickets(self, desk: Desk, other_desk: Desk) -> None:
        number, gone = await talk(desk), await talk(desk)
        async with desk.work() as work:
            await tickets.delete_ticket(work, number=gone)
        assert await conversation(other_desk, number) == {}
        assert list(await conversation(desk, number, gone, 99, number)) == [number]
        assert await conversation(desk) == {}

    async def test_are_the_opening_and_then_the_oldest_first(self, desk: Desk) -> None:
        one, two = await talk(desk), await talk(desk)
        whole = ["Opening", "old", "new", "note"]
        assert await conversation(desk, two, one) == {one: whole, two: whole}
        assert await conversation(desk, one, with_opening=False) == {one: whole[1:]}

    async def test_leave_out_what_is_not_public(self, desk: Desk) -> None:
        one, two = await talk(desk), await talk(desk)
        async with desk.work() as work:
            await tickets.merge_ticket(work, number=one, into=two)
        shown = (await conversation(desk, two, public_only=True))[two]
        assert sorted(shown) == ["Opening", "Opening", "new", "new", "old", "old"]
        assert len((await conversation(desk, two))[two]) == len(shown) + 3

    async def test_are_cut_to_the_newest(self, desk: Desk) -> None:
        number = await talk(desk)
        assert await conversation(desk, number, most=1) == {number: ["Opening", "note"]}
        assert await conversation(desk, number, most=2, public_only=True, with_opening=False) == {
            number: ["old", "new"]
        }


async def openings(desk: Desk, *numbers: int) -> list[Message]:
    async with desk.look() as work:
        found = await tickets.list_conversation(work, tickets=numbers)
    return [found[number][0] for number in numbers]


async def attached(desk: Desk, messages: list[int], numbers: list[int]) -> dict[int, list[str]]:
    async with desk.look() as work:
        found = await tickets.attachments_of(work, messages=messages, tickets=numbers)
    return {message: [file.name for file in of_message] for message, of_message in found.items()}


class TestAttachments:
    async def test_are_not_shown_to_other_workspaces(self, desk: Desk, other_desk: Desk) -> None:
        number = (await opened(desk, files={"a": await uploaded(desk, "one.txt")})).number
        reply = await say(desk, number, files={"a": await uploaded(desk, "two.txt")})
        assert await attached(other_desk, [reply.id], [number]) == {}

    async def test_are_those_of_messages_and_of_openings_but_not_of_fields(self, desk: Desk) -> None:
        field = await desk.made("/fields", {"label": "Log", "type": "file"})
        photo, log = await uploaded(desk, "photo.txt"), await uploaded(desk, "log.txt")
        number = (await opened(desk, files={"a": photo}, custom_fields={field["key"]: log})).number
        reply = await say(desk, number, files={"a": await uploaded(desk, "reply.txt")})
        (opening,) = await openings(desk, number)
        assert await attached(desk, [reply.id, opening.id], [number]) == {
            opening.id: ["photo.txt"],
            reply.id: ["reply.txt"],
        }
        assert await attached(desk, [reply.id], []) == {reply.id: ["reply.txt"]}

    async def test_of_an_opening_are_the_replys_after_merging(self, desk: Desk) -> None:
        photo = await uploaded(desk, "photo.txt")
        one = (await opened(desk, description=body_from("Look", "text"), files={"a": photo})).number
        two = (await opened(desk)).number
        (opening,) = await openings(desk, one)
        async with desk.work() as work:
            await tickets.merge_ticket(work, number=one, into=two)
        assert await attached(desk, [opening.id], [two]) == {opening.id: ["photo.txt"]}


class TestAFieldOfFiles:
    async def test_keeps_a_file_that_is_named_again(self, desk: Desk) -> None:
        field = await desk.made("/fields", {"label": "Logs", "type": "file", "allow_multiple": True})
        one, two = await uploaded(desk, "one.txt"), await uploaded(desk, "two.txt")
        ticket = await desk.made("/tickets", {"subject": "x", "custom_fields": {field["key"]: [f"file_{one}"]}})
        both = {field["key"]: [f"file_{one}", f"file_{two}"]}
        response = await desk.call("PATCH", f"/tickets/{ticket['id']}", json={"custom_fields": both})
        assert (response.status_code, response.json()["data"]["custom_fields"]) == (200, both)

    async def test_refuses_what_is_attached_elsewhere_with_every_path(self, desk: Desk) -> None:
        keys = [(await desk.made("/fields", {"label": name, "type": "file"}))["key"] for name in ("One", "Two")]
        taken, free = await uploaded(desk, "taken.txt"), await uploaded(desk, "free.txt")
        await opened(desk, files={"a": taken})
        number = (await opened(desk)).number
        for files_ in ({keys[0]: taken, keys[1]: 2**40}, {keys[0]: free, keys[1]: free}):
            values = {key: f"file_{file}" for key, file in files_.items()}
            response = await desk.call("PATCH", f"/tickets/{number}", json={"custom_fields": values})
            paths = [fault["path"] for fault in response.json()["error"]["details"]["fields"]]
            assert paths == [f"custom_fields.{key}" for key in (keys if taken in files_.values() else keys[1:])]
