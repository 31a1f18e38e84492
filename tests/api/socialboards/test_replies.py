"""Replies through the Socialboards door."""

from typing import Any

import pytest

from parley.api.socialboards.ids import Kind, spell_person
from parley.core.actor import Role
from tests.api.socialboards.boards import check, made, olivia, replied, reply, whole
from tests.support.desks import Desk
from tests.support.marks import mark_of


async def status_of(desk: Desk) -> str:
    return (await desk.got("/tickets/1"))["data"]["status"]


class TestARefusedReply:
    @pytest.mark.parametrize(
        ("body", "path"),
        [
            ({"message": None}, "message"),
            ({"message": ""}, "message"),
            ({"message": "<p> </p>"}, "message"),
            ({"message": 5}, "message"),
            ({"message": "a\x00"}, "message"),
            ({"message": "x" * 262_145}, "message"),
            ({"message": "é" * 131_073}, "message"),
            ({"isHtml": "no"}, "isHtml"),
            ({"isDraft": 1}, "isDraft"),
            ({"isTicketNeededToBeCompleted": None}, "isTicketNeededToBeCompleted"),
            ({"suppressTicketStatusAutoupdate": "x"}, "suppressTicketStatusAutoupdate"),
            ({"parentReplyId": "1"}, "parentReplyId"),
            ({"parentReplyId": 99_999_999}, "parentReplyId"),
            ({"author": {}}, "author.email"),
            ({"author": {"email": "nobody"}}, "author.email"),
            ({"author": "bill@example.com"}, "author"),
            ({"isDraft": True, "author": {"email": "bill@example.com"}}, "author"),
            ({"isDraft": True, "isTicketNeededToBeCompleted": True}, "isTicketNeededToBeCompleted"),
            ({"attachments": [{"url": "https://x.test/a"}] * 11}, "attachments"),
            ({"attachments": [{"url": ""}]}, "attachments.0.url"),
            ({"Message": "Twice"}, "message"),
        ],
    )
    async def test_names_the_field_and_changes_nothing(self, desk: Desk, body: dict[str, Any], path: str) -> None:
        await made(desk)
        before = await mark_of(desk)
        assert check(await reply(desk, **body), 400, 1).startswith(f"{path}")
        assert await mark_of(desk) == before

    @pytest.mark.parametrize("number", ["2", "0", "01", "-1", "x", "1_0", "9" * 20])
    async def test_finds_no_ticket_that_is_not_there(self, desk: Desk, number: str) -> None:
        await made(desk)
        check(await desk.knock("POST", f"/tickets/{number}/replies", json={"message": "Hello"}), 404, 4)
        check(await desk.knock("GET", f"/tickets/{number}"), 404, 4)

    async def test_finds_nothing_of_another_desk(self, desk: Desk, other_desk: Desk) -> None:
        await made(other_desk)
        parent = (await replied(other_desk))["id"]
        check(await reply(desk), 404, 4)
        await made(desk)
        assert check(await reply(desk, parentReplyId=parent), 400, 1).startswith("parentReplyId")

    async def test_is_forbidden_to_who_only_reads(self, desk: Desk) -> None:
        await made(desk)
        for role in (Role.LIGHT, Role.READ):
            key = await desk.key_for(role)
            for more in ({}, {"isDraft": True}, {"author": {"email": "bill@example.com"}}):
                answer = await desk.knock("POST", "/tickets/1/replies", json={"message": "Hello", **more}, key=key)
                check(answer, 403, 3)
        assert (await whole(desk))["replyCount"] == 0

    async def test_is_completing_nothing_that_is_closed_for_ever(self, desk: Desk) -> None:
        await made(desk)
        await desk.call("PATCH", "/tickets/1", json={"status": "closed"})
        before = await mark_of(desk)
        check(await reply(desk, isTicketNeededToBeCompleted=True), 400, 8)
        assert await mark_of(desk) == before


class TestATeamsReply:
    async def test_is_answered_whole(self, desk: Desk) -> None:
        await made(desk)
        said = await replied(desk, message="On its <b>way</b>")
        (kept,) = (await desk.got("/conversations", params={"ticket_id": "tkt_1"}))["data"]
        assert said.pop("creationTime") == kept["created_at"].replace("Z", "0+00:00")
        assert said == {
            "id": int(kept["id"].removeprefix("conv_")),
            "ticketId": 1,
            "message": "On its way",
            "htmlMessage": "On its <b>way</b>",
            "author": {
                "id": olivia(desk),
                "name": "Olivia Owner",
                "email": "owner@desk.test",
                "image": None,
                "status": "team",
                "isBot": False,
            },
            "level": 0,
            "parentReplyId": None,
            "ccEmails": ["ann_smith@gmail.com"],
            "toEmails": ["bill_smith@gmail.com"],
            "attachments": [],
            "tags": [],
            "properties": {"isByTeam": True, "isDraft": False, "isHidden": False},
        }
        assert (await desk.got("/tickets/1"))["data"]["first_response_at"] is not None
        assert ((await whole(desk))["replyCount"], (await whole(desk))["status"]) == (1, "open")

    async def test_is_plain_where_it_says_so(self, desk: Desk) -> None:
        await made(desk)
        assert (await replied(desk, message="<b>x</b>", isHtml=False))["message"] == "<b>x</b>"

    async def test_of_a_key_without_an_agent_is_a_bots(self, desk: Desk) -> None:
        await made(desk)
        key = await desk.key_for(Role.AGENT)
        answer = await desk.knock("POST", "/tickets/1/replies", json={"message": "Beep"}, key=key)
        author = answer.json()["data"]["author"]
        assert author["id"] == spell_person(Kind.INTEGRATION, int(key.split("_")[2]))
        assert (author["name"], author["email"], author["status"], author["isBot"]) == ("agent key", None, "team", True)

    async def test_answers_another_at_its_level(self, desk: Desk) -> None:
        await made(desk)
        parent: Any = None
        for level in range(4):
            said = await replied(desk, **({} if parent is None else {"parentReplyId": parent}))
            assert (said["level"], said["parentReplyId"]) == (level, parent)
            parent = said["id"]

    async def test_completes_the_ticket_where_it_is_to(self, desk: Desk) -> None:
        await made(desk)
        await replied(desk, isTicketNeededToBeCompleted=True)
        assert ((await whole(desk))["status"], await status_of(desk)) == ("completed", "solved")
        await replied(desk, isTicketNeededToBeCompleted=True)
        assert await status_of(desk) == "solved"

    async def test_is_written_once_for_one_idempotency_key(self, desk: Desk) -> None:
        await made(desk)
        headers = {"idempotency-key": "once"}
        answers = [
            await desk.knock("POST", "/tickets/1/replies", json={"message": "Hello"}, headers=headers) for _ in "ab"
        ]
        assert answers[0].json() == answers[1].json()
        assert (await whole(desk))["replyCount"] == 1


class TestADraft:
    async def test_is_the_teams_alone_and_does_nothing(self, desk: Desk) -> None:
        await made(desk)
        said = await replied(desk, isDraft=True)
        assert said["properties"] == {"isByTeam": True, "isDraft": True, "isHidden": False}
        ticket = await whole(desk)
        assert (ticket["properties"]["hasDraft"], ticket["replyCount"]) == (True, 0)
        assert ticket["lastThreadElementCreationTime"] == ticket["creationTime"]
        assert (await desk.got("/tickets/1"))["data"]["first_response_at"] is None
        listed = (await desk.knock("POST", "/tickets/list", json={})).json()["data"]
        assert listed == [ticket]


class TestAClientsReply:
    async def test_is_its_own_even_with_a_teammates_address(self, desk: Desk) -> None:
        await made(desk)
        for email in ("new@example.com", "owner@desk.test"):
            said = await replied(desk, author={"email": email})
            assert (said["author"]["email"], said["author"]["status"]) == (email, "client")
            assert (said["properties"]["isByTeam"], said["toEmails"], said["ccEmails"]) == (False, [], [])
        assert (await desk.got("/tickets/1"))["data"]["first_response_at"] is None

    async def test_brings_a_completed_ticket_back_unless_that_is_suppressed(self, desk: Desk) -> None:
        await made(desk)
        author = {"email": "bill_smith@gmail.com"}
        await desk.call("PATCH", "/tickets/1", json={"status": "solved"})
        await replied(desk, author=author, suppressTicketStatusAutoupdate=True)
        assert await status_of(desk) == "solved"
        await replied(desk, author=author)
        assert await status_of(desk) == "open"

    async def test_to_a_closed_ticket_opens_another(self, desk: Desk) -> None:
        await made(desk)
        await desk.call("PATCH", "/tickets/1", json={"status": "closed"})
        said = await replied(desk, author={"email": "bill_smith@gmail.com"}, message="Again")
        assert (said["ticketId"], said["message"]) == (2, "Again")
        assert ((await whole(desk, 2))["message"], await status_of(desk)) == ("Again", "closed")
