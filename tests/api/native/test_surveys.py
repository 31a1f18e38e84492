"""Surveys through the native door."""

import asyncio
from collections import Counter

import pytest

from parley.core import surveys
from tests.api.native.test_tickets import SEED
from tests.support.desks import Desk
from tests.support.events import events_of
from tests.support.tickets import insert_ticket, mark_deleted

ANSWER = "/tickets/1/survey/answer"


async def asked(desk: Desk) -> None:
    """Open a ticket and ask its customer."""
    await desk.made("/tickets", SEED)
    await desk.made("/tickets/1/survey", None)


class TestAsking:
    async def test_about_a_ticket_that_is_not_there_is_refused(self, desk: Desk) -> None:
        for path in ("/tickets/9/survey", "/tickets/x/survey"):
            assert (await desk.call("POST", path)).status_code == 404
            assert (await desk.call("GET", path)).status_code == 404
        number = await insert_ticket(desk, "gone")
        await mark_deleted(desk, number)
        assert (await desk.call("POST", f"/tickets/{number}/survey")).status_code == 404

    async def test_leaves_a_survey_that_waits(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        assert (await desk.call("GET", "/tickets/1/survey")).status_code == 404
        survey = await desk.made("/tickets/1/survey", None)
        assert survey == {
            "ticket_id": "tkt_1",
            "type": "five_point_rating",
            "status": "pending",
            "value": None,
            "max_value": 5,
            "comment": None,
            "created_at": survey["created_at"],
            "received_at": None,
        }
        assert (await desk.got("/tickets/1/survey"))["data"] == survey

    async def test_twenty_times_at_once_asks_once(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        answers = await asyncio.gather(*(desk.call("POST", "/tickets/1/survey") for _ in range(20)))
        assert {answer.status_code for answer in answers} == {201}
        assert len({answer.text for answer in answers}) == 1
        assert [event.type for event in await events_of(desk, "ticket")].count("survey.requested") == 1


class TestAnswering:
    @pytest.mark.parametrize(
        ("body", "path"),
        [
            ({}, "value"),
            ({"value": 0}, "value"),
            ({"value": 6}, "value"),
            ({"value": 4.5}, "value"),
            ({"value": "5"}, "value"),
            ({"value": True}, "value"),
            ({"value": 5, "comment": "x" * 5001}, "comment"),
            ({"value": 5, "comment": "\x00"}, "comment"),
            ({"value": 5, "max_value": 10}, "max_value"),
        ],
    )
    async def test_refuses_what_is_none(self, desk: Desk, body: dict[str, object], path: str) -> None:
        await asked(desk)
        answer = await desk.call("POST", ANSWER, json=body)
        assert answer.status_code == 400
        assert path in [field["path"] for field in answer.json()["error"]["details"]["fields"]]
        assert (await desk.got("/tickets/1/survey"))["data"]["status"] == "pending"

    async def test_without_having_been_asked_is_not_found(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        assert (await desk.call("POST", ANSWER, json={"value": 5})).status_code == 404

    async def test_keeps_the_answer_and_tells_of_it(self, desk: Desk) -> None:
        await asked(desk)
        answer = await desk.call("POST", ANSWER, json={"value": 2, "comment": "  slow\nbut kind "})
        said = answer.json()["data"]
        assert (answer.status_code, said["status"], said["value"]) == (200, "received", 2)
        assert said["comment"] == "slow\nbut kind"
        assert said["received_at"] is not None
        feed = (await desk.got("/tickets/1/events"))["data"]
        assert (feed[-1]["type"], feed[-1]["data"]) == (
            "survey.received",
            {"value": 2, "max_value": 5, "comment": "slow\nbut kind"},
        )
        assert (await desk.made("/tickets/1/survey", None)) == said, "asking again is the same survey"

    async def test_at_once_counts_one(self, desk: Desk) -> None:
        await asked(desk)
        answers = await asyncio.gather(*(desk.call("POST", ANSWER, json={"value": n % 5 + 1}) for n in range(10)))
        assert Counter(answer.status_code for answer in answers) == {200: 1, 409: 9}
        (kept,) = [answer.json()["data"] for answer in answers if answer.status_code == 200]
        assert (await desk.got("/tickets/1/survey"))["data"] == kept

    async def test_leaves_nothing_of_the_comment_when_the_customer_is_erased(self, desk: Desk) -> None:
        await asked(desk)
        await desk.call("POST", ANSWER, json={"value": 1, "comment": "my secret"})
        customer = (await desk.got("/tickets/1"))["data"]["customer"]["id"]
        assert (await desk.call("DELETE", f"/customers/{customer}?erase=true")).status_code == 204
        survey = (await desk.got("/tickets/1/survey"))["data"]
        assert (survey["value"], survey["comment"]) == (1, None)
        assert "my secret" not in (await desk.client.get("/api/v1/events", headers=bearer(desk))).text


class TestListing:
    async def test_pages_by_status_without_the_deleted(self, desk: Desk, other_desk: Desk) -> None:
        numbers = [await insert_ticket(desk, f"{place}") for place in range(5)]
        for number in numbers:
            await desk.made(f"/tickets/{number}/survey", None)
        await desk.call("POST", f"/tickets/{numbers[0]}/survey/answer", json={"value": 5})
        await mark_deleted(desk, numbers[1])
        first = await desk.got("/surveys?limit=2")
        rest = await desk.got(f"/surveys?limit=2&cursor={first['meta']['next_cursor']}")
        seen = [each["ticket_id"] for page in (first, rest) for each in page["data"]]
        assert seen == [f"tkt_{number}" for number in (numbers[4], numbers[3], numbers[2], numbers[0])]
        assert (first["meta"]["total"], rest["meta"]["next_cursor"]) == (4, None)
        received = (await desk.got("/surveys?status=received"))["data"]
        assert [each["ticket_id"] for each in received] == [f"tkt_{numbers[0]}"]
        assert (await other_desk.got("/surveys"))["data"] == []
        assert (await desk.call("GET", "/surveys?status=lost")).status_code == 400

    async def test_reads_those_of_many_tickets_together(self, desk: Desk) -> None:
        one, two = await insert_ticket(desk, "one"), await insert_ticket(desk, "two")
        async with desk.work() as work:
            await surveys.request_survey(work, number=two)
            found = await surveys.surveys_of(work, [one, two, 99])
            assert await surveys.surveys_of(work, []) == {}
        assert list(found) == [two]
        assert found[two].status is surveys.SurveyStatus.PENDING


def bearer(desk: Desk) -> dict[str, str]:
    """Return the owner's key as a header."""
    return {"authorization": f"Bearer {desk.key}"}
