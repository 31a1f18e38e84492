"""Requests made through the tickets door: the guide's own example, every field, and every refusal."""

import asyncio
import re

import pytest

from parley.core.actor import Role
from tests.api.clearfeed.tickets.requests import PATH, changed, collection_of, made, post, seed, whole
from tests.support.desks import Desk
from tests.support.marks import mark_of

ERROR = {"message", "error"}


class TestARefusedCreation:
    @pytest.mark.parametrize(
        ("change", "path"),
        [
            ({"collection_id": None}, "collection_id"),
            ({"collection_id": 5}, "collection_id"),
            ({"collection_id": "5"}, "collection_id"),
            ({"collection_id": "inbox_1"}, "collection_id"),
            ({"collection_id": "col_0"}, "collection_id"),
            ({"collection_id": "col_99999999"}, "collection_id"),
            ({"title": ""}, "title"),
            ({"title": " \r\n "}, "title"),
            ({"title": 5}, "title"),
            ({"title": "x" * 1001}, "title"),
            ({"title": "a\x00b"}, "title"),
            ({"description": ""}, "description"),
            ({"description": " \n "}, "description"),
            ({"description": "<p> </p>"}, "description"),
            ({"description": "x" * 262_145}, "description"),
            ({"description": "é" * 131_073}, "description"),
            ({"priority": "normal"}, "priority"),
            ({"priority": "URGENT"}, "priority"),
            ({"priority": 4}, "priority"),
            ({"requester_email": "nobody"}, "requester_email"),
            ({"requester_email": "a@b.test\r\nBcc: c@d.test"}, "requester_email"),
            ({"assignee_id": "user_99999999"}, "assignee_id"),
            ({"assignee_id": "cust_1"}, "assignee_id"),
            ({"assignee_id": 7}, "assignee_id"),
            ({"tags": "late"}, "tags"),
            ({"tags": ["x"] * 101}, "tags"),
            ({"tags": ["ok", "x" * 101]}, "tags"),
            ({"tags": ["ok", "a,b"]}, "tags.1"),
            ({"custom_fields": []}, "custom_fields"),
            ({"custom_fields": {f"k{place}": 1 for place in range(51)}}, "custom_fields"),
            ({"custom_fields": {"k" * 256: 1}}, "custom_fields"),
            ({"custom_fields": {"k": "x" * 4095}}, "custom_fields.k"),
            ({"custom_fields": {"k": "a\x00b"}}, "custom_fields.k"),
            ({"custom_fields": {"k": 2**63}}, "custom_fields.k"),
        ],
    )
    async def test_names_the_field_and_changes_nothing(self, desk: Desk, change: dict[str, object], path: str) -> None:
        body = await seed(desk, **change)
        before = await mark_of(desk)
        answer = await post(desk, body)
        assert answer.status_code == 400
        said = answer.json()
        assert set(said) == ERROR
        assert said["error"] == "BAD_REQUEST"
        assert said["message"].startswith(path)
        assert await mark_of(desk) == before

    @pytest.mark.parametrize("name", ["collection_id", "title", "description"])
    async def test_says_what_is_required(self, desk: Desk, name: str) -> None:
        body = await seed(desk)
        del body[name]
        answer = await post(desk, body)
        assert (answer.status_code, answer.json()) == (400, {"message": f"{name}: Required", "error": "BAD_REQUEST"})

    async def test_names_all_faults_at_once(self, desk: Desk) -> None:
        answer = await post(desk, {"priority": "x", "tags": 5})
        assert answer.status_code == 400
        faults = {part.split(":")[0] for part in answer.json()["message"].split("; ")}
        assert faults == {"collection_id", "title", "description", "priority", "tags"}

    async def test_nests_no_deeper_than_it_can_be_read_back(self, desk: Desk) -> None:
        deep: object = "x"
        for _ in range(40):
            deep = [deep]
        answer = await post(desk, await seed(desk, custom_fields={"k": deep}))
        assert answer.status_code == 400

    async def test_knows_no_other_desks_collection_and_agent(self, desk: Desk, other_desk: Desk) -> None:
        for change in (
            {"collection_id": await collection_of(other_desk)},
            {"assignee_id": f"user_{other_desk.owner.id}"},
        ):
            answer = await post(desk, await seed(desk, **change))
            assert answer.status_code == 400
            assert answer.json()["message"].startswith(next(iter(change)))

    @pytest.mark.parametrize("role", [Role.LIGHT, Role.READ])
    async def test_is_forbidden_to_who_only_reads(self, desk: Desk, role: Role) -> None:
        body, before = await seed(desk), None
        key = await desk.key_for(role)
        before = await mark_of(desk)
        answer = await post(desk, body, key=key)
        assert (answer.status_code, answer.json()["error"]) == (403, "FORBIDDEN")
        assert await mark_of(desk) == before


class TestACreation:
    async def test_answers_as_the_guide_prints_it(self, desk: Desk) -> None:
        answer = await post(desk, await seed(desk))
        assert answer.status_code == 201
        said = answer.json()
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", said.pop("created_at"))
        assert said == {
            "id": "req_1",
            "ticket_id": "CF-1",
            "collection_id": await collection_of(desk),
            "title": "Production API Error - 500 responses",
            "status": "open",
            "priority": "urgent",
            "slack_thread_url": None,
        }

    async def test_keeps_every_field_it_is_given(self, desk: Desk) -> None:
        collection = await collection_of(desk, "API")
        await made(desk, collection_id=collection, assignee_id=f"user_{desk.owner.id}", tags=["api", "prod"])
        said = await whole(desk)
        assert said["updated_at"] == said.pop("created_at")
        del said["updated_at"]
        assert said == {
            "id": "req_1",
            "ticket_id": "CF-1",
            "collection_id": collection,
            "title": "Production API Error - 500 responses",
            "description": "Users are experiencing 500 errors when accessing the /api/orders endpoint.",
            "description_html": "<p>Users are experiencing 500 errors when accessing the /api/orders endpoint.</p>",
            "status": "open",
            "priority": "urgent",
            "requester_email": "ann@example.com",
            "assignee_id": f"user_{desk.owner.id}",
            "custom_fields": {"environment": "production", "service": "orders-api", "error_rate": "25%"},
            "tags": ["api", "prod"],
            "slack_thread_url": None,
        }

    async def test_needs_no_more_than_three_fields(self, desk: Desk) -> None:
        answer = await post(desk, {"collection_id": await collection_of(desk), "title": "t", "description": "d"})
        assert answer.status_code == 201
        said = await whole(desk)
        assert (said["priority"], said["requester_email"], said["assignee_id"]) == ("medium", "owner@desk.test", None)
        assert (said["custom_fields"], said["tags"]) == ({}, [])

    async def test_takes_null_for_what_may_be_left_out(self, desk: Desk) -> None:
        nothing = dict.fromkeys(("priority", "requester_email", "assignee_id", "custom_fields", "tags"))
        assert (await made(desk, **nothing))["priority"] == "medium"

    @pytest.mark.parametrize("word", ["low", "medium", "high", "urgent"])
    async def test_knows_the_guides_priorities(self, desk: Desk, word: str) -> None:
        assert (await made(desk, priority=word))["priority"] == word
        assert (await desk.got("/tickets/1"))["data"]["priority"] == word

    async def test_takes_what_is_just_within_the_limits(self, desk: Desk) -> None:
        many = {f"k{place}": 1 for place in range(49)} | {"k" * 255: "x" * 4094}
        await made(desk, title="x" * 1000, description="x" * 262_144, tags=["x" * 100], custom_fields=many)
        said = await whole(desk)
        assert (len(said["title"]), len(said["description"]), said["tags"]) == (1000, 262_144, ["x" * 100])
        assert said["custom_fields"] == many

    async def test_ignores_what_it_does_not_know(self, desk: Desk) -> None:
        said = await made(desk, id="req_77", status="closed", created_at="2020-01-01T00:00:00Z", nonsense={"a": 1})
        assert (said["id"], said["status"]) == ("req_1", "open")
        assert (await desk.knock("GET", f"{PATH}/req_1?nonsense=1")).status_code == 200

    async def test_reads_markup_as_markup_and_lets_no_script_through(self, desk: Desk) -> None:
        await made(desk, description="<p>Hello <b>you</b><script>alert(1)</script></p>")
        said = await whole(desk)
        assert (said["description"], said["description_html"]) == ("Hello you", "<p>Hello <b>you</b></p>")

    async def test_finds_a_requester_whatever_the_case(self, desk: Desk) -> None:
        await made(desk)
        await made(desk, requester_email="ANN@Example.com")
        assert (await desk.got("/customers", params={"email": "ann@example.com"}))["meta"]["total"] == 1

    async def test_takes_the_guides_hidden_address_for_none(self, desk: Desk) -> None:
        await made(desk, requester_email="[email protected]")
        assert (await whole(desk))["requester_email"] == "owner@desk.test"

    async def test_takes_an_assignee_by_the_id_on_slack(self, desk: Desk) -> None:
        await desk.call("PATCH", f"/users/user_{desk.owner.id}", json={"slack_id": "U024BE7LH"})
        await made(desk, assignee_id="U024BE7LH")
        assert (await whole(desk))["assignee_id"] == f"user_{desk.owner.id}"
        answer = await changed(desk, assignee_id="U000000000")
        assert answer.status_code == 400

    async def test_has_one_effect_for_one_idempotency_key(self, desk: Desk) -> None:
        body, headers = await seed(desk), {"idempotency-key": "once"}
        answers = await asyncio.gather(*(post(desk, body, headers=headers) for _ in range(10)))
        answers.append(await post(desk, body, headers=headers))
        assert {answer.status_code for answer in answers} <= {201, 409}
        assert {answer.json()["id"] for answer in answers if answer.status_code == 201} == {"req_1"}
        assert answers[-1].headers["idempotency-replayed"] == "true"
        other = await post(desk, {**body, "title": "Another"}, headers=headers)
        assert (other.status_code, other.json()["error"]) == (422, "IDEMPOTENCY_KEY_REUSED")

    async def test_is_of_many_collections_with_one_key(self, desk: Desk) -> None:
        other = await collection_of(desk, "Second")
        first, second = await made(desk), await made(desk, collection_id=other)
        assert first["collection_id"] != second["collection_id"] == other
