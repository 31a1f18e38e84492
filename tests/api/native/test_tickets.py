"""Tickets through the native door."""

import asyncio

from parley.core.actor import Role
from tests.support.desks import Desk

SEED = {
    "subject": "Help needed",
    "description": "Detailed description of the issue",
    "customer_email": "user@example.com",
    "priority": "medium",
    "tags": ["support"],
}


class TestCreatingATicket:
    async def test_answers_in_the_seeds_shape(self, desk: Desk) -> None:
        ticket = await desk.made("/tickets", SEED)
        assert ticket["id"] == "tkt_1"
        assert ticket["customer"]["email"] == "user@example.com"
        assert (ticket["status"], ticket["priority"], ticket["assignee"]) == ("open", "medium", None)
        assert ticket["tags"] == ["support"]
        assert ticket["custom_fields"] == {}
        assert ticket["description"] == "<p>Detailed description of the issue</p>"
        assert (await desk.got("/tickets/tkt_1"))["data"] == ticket

    async def test_finds_the_customer_and_the_tags_the_second_time(self, desk: Desk) -> None:
        first = await desk.made("/tickets", SEED)
        second = await desk.made("/tickets", {**SEED, "customer_email": "USER@example.com", "tags": ["SUPPORT", "new"]})
        assert second["customer"]["id"] == first["customer"]["id"]
        assert second["tags"] == ["support", "new"]

    async def test_takes_the_keys_own_record_without_a_customer(self, desk: Desk) -> None:
        ticket = await desk.made("/tickets", {"subject": "Mine"})
        assert ticket["customer"]["email"] == "owner@desk.test"

    async def test_names_every_fault_at_once(self, desk: Desk) -> None:
        body = {
            "subject": "x",
            "customer_id": "cust_999",
            "assignee_id": "user_999",
            "team_id": "team_999",
            "status": "nope",
            "inbox_id": "inbox_999",
            "cc": ["bad"],
        }
        response = await desk.call("POST", "/tickets", json=body)
        assert response.status_code == 400
        paths = {fault["path"] for fault in response.json()["error"]["details"]["fields"]}
        assert paths == {"customer_id", "assignee_id", "team_id", "status", "inbox_id", "cc.0"}
        assert (await desk.got("/tickets"))["meta"]["total"] == 0

    async def test_leaves_nothing_behind_when_refused(self, desk: Desk) -> None:
        await desk.call("POST", "/tickets", json={**SEED, "assignee_id": "user_999"})
        assert (await desk.got("/tags"))["data"] == []

    async def test_makes_one_customer_for_many_at_once(self, desk: Desk) -> None:
        made = await asyncio.gather(*(desk.made("/tickets", {**SEED, "subject": str(n)}) for n in range(20)))
        assert len({ticket["customer"]["id"] for ticket in made}) == 1
        assert sorted(ticket["number"] for ticket in made) == sorted({ticket["number"] for ticket in made})

    async def test_sees_a_status_made_a_moment_ago(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        async with desk.database.tenant(desk.workspace.id) as connection:
            await connection.execute(
                "insert into statuses (workspace_id, key, name, state, type, color, position, created_at, updated_at)"
                " values ($1, 'triage', 'Triage', 'open', 'reviewing', 'Red', 9, now(), now())",
                desk.workspace.id,
            )
        assert (await desk.made("/tickets", {**SEED, "status": "triage"}))["status"] == "triage"

    async def test_records_its_event_in_the_same_statement(self, desk: Desk) -> None:
        ticket = await desk.made("/tickets", SEED)
        (event,) = (await desk.got("/tickets/1/events"))["data"]
        assert (event["type"], event["sequence"], event["ticket_id"]) == ("ticket.created", 1, ticket["id"])
        assert event["data"]["subject"] == "Help needed"

    async def test_has_one_effect_for_fifty_calls_under_one_key(self, desk: Desk) -> None:
        headers = {"idempotency-key": "fifty"}
        answers = await asyncio.gather(*(desk.call("POST", "/tickets", json=SEED, headers=headers) for _ in range(50)))
        assert {answer.status_code for answer in answers} <= {201, 409}
        assert (await desk.got("/tickets"))["meta"]["total"] == 1

    async def test_refuses_a_reused_key_with_another_body(self, desk: Desk) -> None:
        headers = {"idempotency-key": "k"}
        await desk.call("POST", "/tickets", json=SEED, headers=headers)
        other = await desk.call("POST", "/tickets", json={**SEED, "subject": "Other"}, headers=headers)
        assert (other.status_code, other.json()["error"]["code"]) == (422, "IDEMPOTENCY_KEY_REUSED")

    async def test_is_forbidden_to_a_light_agent(self, desk: Desk) -> None:
        key = await desk.key_for(Role.LIGHT)
        assert (await desk.call("POST", "/tickets", json=SEED, key=key)).status_code == 403


class TestChangingATicket:
    async def test_changes_what_the_seed_prints(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        body = {"status": "pending", "priority": "high", "assignee_id": f"user_{desk.workspace.owner_id}"}
        response = await desk.call("PATCH", "/tickets/tkt_1", json=body)
        ticket = response.json()["data"]
        assert (ticket["status"], ticket["priority"]) == ("pending", "high")
        assert ticket["assignee"]["email"] == "owner@desk.test"
        types = [event["type"] for event in (await desk.got("/tickets/1/events"))["data"]]
        assert types == ["ticket.created", "ticket.status_changed", "ticket.assigned", "ticket.updated"]

    async def test_sets_the_open_flag_and_the_resolution_by_the_state(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        solved = (await desk.call("PATCH", "/tickets/1", json={"status": "solved"})).json()["data"]
        assert (solved["open"], solved["state"], solved["resolved_at"] is None) == (False, "solved", False)
        again = (await desk.call("PATCH", "/tickets/1", json={"status": "open"})).json()["data"]
        assert (again["open"], again["resolved_at"]) == (True, None)

    async def test_never_changes_the_status_of_a_closed_one(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        await desk.call("PATCH", "/tickets/1", json={"status": "closed"})
        response = await desk.call("PATCH", "/tickets/1", json={"status": "open"})
        assert (response.status_code, response.json()["error"]["code"]) == (409, "CONFLICT")

    async def test_replaces_tags_and_clears_the_assignee(self, desk: Desk) -> None:
        await desk.made("/tickets", {**SEED, "assignee_id": f"user_{desk.workspace.owner_id}"})
        response = await desk.call("PATCH", "/tickets/1", json={"tags": ["a", "b"], "assignee_id": None})
        assert (response.json()["data"]["tags"], response.json()["data"]["assignee"]) == (["a", "b"], None)

    async def test_changes_nothing_when_one_thing_is_wrong(self, desk: Desk) -> None:
        before = await desk.made("/tickets", SEED)
        response = await desk.call("PATCH", "/tickets/1", json={"priority": "high", "assignee_id": "user_999"})
        assert response.status_code == 400
        assert (await desk.got("/tickets/1"))["data"] == before

    async def test_lets_one_of_two_writers_win(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        etag = (await desk.call("GET", "/tickets/1")).headers["etag"]
        calls = [
            desk.call("PATCH", "/tickets/1", json={"subject": subject}, headers={"if-match": etag})
            for subject in ("one", "two")
        ]
        assert sorted(answer.status_code for answer in await asyncio.gather(*calls)) == [200, 412]

    async def test_finds_it_by_its_new_words(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        await desk.call("PATCH", "/tickets/1", json={"subject": "Zebra", "description": "<b>giraffe</b>"})
        for word in ("zebra", "giraffe"):
            assert (await desk.got(f"/tickets?search={word}"))["meta"]["total"] == 1
        assert (await desk.got("/tickets?search=detailed"))["meta"]["total"] == 0


class TestDeletingATicket:
    async def test_hides_it_until_it_is_restored(self, desk: Desk) -> None:
        ticket = await desk.made("/tickets", SEED)
        assert (await desk.call("DELETE", "/tickets/1")).status_code == 204
        assert (await desk.call("GET", "/tickets/1")).status_code == 404
        assert (await desk.got("/tickets"))["data"] == []
        restored = (await desk.call("POST", "/tickets/1/restore")).json()["data"]
        assert restored["subject"] == ticket["subject"]
        assert (await desk.call("POST", "/tickets/1/restore")).status_code == 409
        assert (await desk.call("POST", "/tickets/99/restore")).status_code == 404


class TestListingTickets:
    async def test_filters_as_the_seed_says(self, desk: Desk) -> None:
        await desk.made("/tickets", {**SEED, "tags": ["a", "b"], "priority": "high"})
        await desk.made("/tickets", {**SEED, "tags": ["a"], "customer_email": "two@example.com"})
        await desk.call(
            "PATCH", "/tickets/2", json={"assignee_id": f"user_{desk.workspace.owner_id}", "status": "pending"}
        )
        expected = {
            "status=open": [1], "status=open,pending": [2, 1], "priority=high": [1], "priority=normal": [2],
            "unassigned=true": [1], "unassigned=false": [2], f"assignee_id=user_{desk.workspace.owner_id}": [2],
            "tags=a": [2, 1], "tags=a,b": [1], "tags=a,zzz": [], "search=detailed+issue": [2, 1], "search=zebra": [],
            "state=pending": [2], "order_by=priority": [1, 2], "order_by=created_at&order_dir=asc": [1, 2],
            "order_by=updated_at": [2, 1],
        }  # fmt: skip
        for query, numbers in expected.items():
            page = await desk.got(f"/tickets?{query}")
            assert [ticket["number"] for ticket in page["data"]] == numbers, query
            assert page["meta"]["total"] == len(numbers), query

    async def test_refuses_what_it_does_not_know(self, desk: Desk) -> None:
        for query in (
            "order_by=password_hash", "limit=0", "limit=101", "limit=abc", "limit=-1", "cursor=bad", "status=nope",
            "priority=nope", "foo=1", "assignee_id=7", "unassigned=maybe", "limit=1&limit=2", "search=%00",
            "cursor=2024-02-30T00:00:00Z", "cursor=10000-01-01T00:00:00Z", "cursor=2025-01-15T10:30:00",
            "cursor=2025-01-15T10:30:00.1234567890Z",
        ):  # fmt: skip
            response = await desk.call("GET", f"/tickets?{query}")
            assert (response.status_code, response.json()["error"]["code"]) == (400, "BAD_REQUEST"), query

    async def test_survives_any_search(self, desk: Desk) -> None:
        for text in ("foo & | ! ( :*", "%", "_", "'", '"', "\\", "a" * 500, "-", "💥"):
            response = await desk.call("GET", "/tickets", params={"search": text})
            assert response.status_code == 200, text

    async def test_walks_every_ticket_once_in_every_order(self, desk: Desk) -> None:
        await asyncio.gather(*(desk.made("/tickets", {**SEED, "priority": ["low", "high"][n % 2]}) for n in range(12)))
        for order in ("created_at", "updated_at", "priority"):
            for way in ("asc", "desc"):
                seen: list[int] = []
                params = {"limit": "5", "order_by": order, "order_dir": way}
                while True:
                    page = (await desk.call("GET", "/tickets", params=params)).json()
                    seen += [ticket["number"] for ticket in page["data"]]
                    if page["meta"]["next_cursor"] is None:
                        break
                    params["cursor"] = page["meta"]["next_cursor"]
                assert sorted(seen) == list(range(1, 13)), (order, way)

    async def test_takes_the_callers_own_time_as_a_cursor(self, desk: Desk) -> None:
        ticket = await desk.made("/tickets", SEED)
        params = {"cursor": ticket["created_at"]}
        assert (await desk.call("GET", "/tickets", params=params)).json()["data"] == []
        params = {"cursor": "2100-01-01T00:00:00Z"}
        assert len((await desk.call("GET", "/tickets", params=params)).json()["data"]) == 1

    async def test_shows_nothing_of_another_workspace(self, desk: Desk, other_desk: Desk) -> None:
        await other_desk.made("/tickets", SEED)
        assert (await desk.got("/tickets"))["data"] == []
        for method, path in (
            ("GET", ""),
            ("DELETE", ""),
            ("POST", "/restore"),
            ("GET", "/events"),
            ("GET", "/followers"),
        ):
            assert (await desk.call(method, f"/tickets/1{path}")).status_code == 404

    async def test_answers_304_to_a_known_etag(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        etag = (await desk.call("GET", "/tickets/1")).headers["etag"]
        again = await desk.call("GET", "/tickets/1", headers={"if-none-match": etag})
        assert (again.status_code, again.content) == (304, b"")
