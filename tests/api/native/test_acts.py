"""What can be done to a ticket, and its conversation, through the native door."""

from parley.core.actor import Actor, ActorKind, Role
from parley.core.tickets import add_message
from parley.kit.text.html import body_from
from tests.api.native.test_tickets import SEED
from tests.core.tickets.uploads import uploaded
from tests.support.desks import Desk


async def say(desk: Desk, text: str, ticket: str = "tkt_1", **more: object) -> dict[str, object]:
    return await desk.made("/conversations", {"ticket_id": ticket, "content": text, **more})


def customer(desk: Desk, number: int) -> Actor:
    return Actor(desk.workspace.id, ActorKind.CUSTOMER, number, "User", Role.READ)


class TestReplying:
    async def test_answers_in_the_seeds_shape(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        made = await say(desk, "Thank you for reaching out...", type="reply", internal=False)
        assert made["ticket_id"] == "tkt_1"
        assert (made["type"], made["internal"]) == ("reply", False)
        assert made["content_text"] == "Thank you for reaching out..."
        assert (await desk.got(f"/conversations/{made['id']}"))["data"] == made
        assert (await desk.got("/conversations?ticket_id=tkt_1"))["data"] == [made]

    async def test_is_the_first_response_once(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        await say(desk, "a note", internal=True)
        assert (await desk.got("/tickets/1"))["data"]["first_response_at"] is None
        await say(desk, "one")
        first = (await desk.got("/tickets/1"))["data"]["first_response_at"]
        await say(desk, "two")
        assert first is not None
        assert (await desk.got("/tickets/1"))["data"]["first_response_at"] == first

    async def test_makes_a_note_of_anything_internal(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        assert (await say(desk, "secret", type="reply", internal=True))["type"] == "note"
        assert (await say(desk, "secret", type="note"))["internal"] is True
        body = {"ticket_id": "tkt_1", "content": "x", "type": "note", "internal": False}
        assert (await desk.call("POST", "/conversations", json=body)).status_code == 400

    async def test_refuses_unknown_tickets_and_empty_texts(self, desk: Desk, other_desk: Desk) -> None:
        await other_desk.made("/tickets", SEED)
        for body in ({"ticket_id": "tkt_1", "content": "x"}, {"ticket_id": "tkt_x", "content": "x"}):
            assert (await desk.call("POST", "/conversations", json=body)).status_code == 400
        await desk.made("/tickets", SEED)
        for text in ("", "   ", "<p></p>"):
            body = {"ticket_id": 1, "content": text}
            assert (await desk.call("POST", "/conversations", json=body)).status_code == 400, text

    async def test_lets_a_light_agent_write_notes_only(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        key = await desk.key_for(Role.LIGHT)
        note = {"ticket_id": "tkt_1", "content": "x", "internal": True}
        assert (await desk.call("POST", "/conversations", json=note, key=key)).status_code == 201
        reply = {"ticket_id": "tkt_1", "content": "x"}
        assert (await desk.call("POST", "/conversations", json=reply, key=key)).status_code == 403

    async def test_sanitises_what_it_shows(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        made = await say(desk, "<p>Hi<script>alert(1)</script><img src=x onerror=alert(1)></p>")
        assert "script" not in str(made["content_html"])
        assert "onerror" not in str(made["content_html"])

    async def test_cleans_again_what_an_older_policy_let_through(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        made = await say(desk, "hello")
        async with desk.database.system() as connection:
            await connection.execute(
                "update messages set html = '<p onclick=x()>hello</p>', policy = 0 where workspace_id = $1",
                desk.workspace.id,
            )
        assert (await desk.got(f"/conversations/{made['id']}"))["data"]["content_html"] == "<p>hello</p>"
        assert (await desk.got("/tickets/1"))["data"]["description"] == "<p>hello</p>"

    async def test_filters_by_type_and_privacy(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        await say(desk, "reply")
        await say(desk, "note", internal=True)
        for query, kinds in (("type=note", ["note"]), ("internal=false", ["reply"]), ("internal=true", ["note"])):
            page = await desk.got(f"/conversations?{query}")
            assert [item["type"] for item in page["data"]] == kinds


class TestACustomersReply:
    async def test_reopens_a_solved_ticket_and_wakes_a_snoozed_one(self, desk: Desk) -> None:
        ticket = await desk.made("/tickets", SEED)
        await desk.call("PATCH", "/tickets/1", json={"status": "solved"})
        await desk.call("POST", "/tickets/1/snooze", json={"until": "2030-01-01T00:00:00Z"})
        number = int(ticket["customer"]["id"].removeprefix("cust_"))
        async with desk.work(customer(desk, number)) as work:
            await add_message(work, ticket=1, body=body_from("still broken", "text"))
        after = (await desk.got("/tickets/1"))["data"]
        assert (after["status"], after["snoozed_until"], after["first_response_at"]) == ("open", None, None)

    async def test_on_a_closed_ticket_opens_a_linked_one(self, desk: Desk) -> None:
        ticket = await desk.made("/tickets", SEED)
        await desk.call("PATCH", "/tickets/1", json={"status": "closed"})
        number = int(ticket["customer"]["id"].removeprefix("cust_"))
        async with desk.work(customer(desk, number)) as work:
            message = await add_message(work, ticket=1, body=body_from("again", "text"))
        assert (message.ticket, message.text) == (2, "again")
        follow_up = (await desk.got("/tickets/2"))["data"]
        assert (follow_up["customer"], follow_up["description_text"]) == (ticket["customer"], "again")
        assert (await desk.got("/tickets/1"))["data"]["status"] == "closed"
        assert [link["ticket_id"] for link in (await desk.got("/tickets/1/links"))["data"]] == ["tkt_2"]


class TestMerging:
    async def test_moves_the_conversation_and_closes_the_source(self, desk: Desk) -> None:
        await desk.made("/tickets", {**SEED, "tags": ["a"]})
        await desk.made("/tickets", {**SEED, "tags": ["b"]})
        await say(desk, "hello from one")
        merged = await desk.call("POST", "/tickets/1/merge", json={"into": "tkt_2"})
        assert merged.status_code == 200
        assert (merged.json()["data"]["id"], merged.json()["data"]["tags"]) == ("tkt_2", ["a", "b"])
        texts = [item["content_text"] for item in (await desk.got("/conversations?ticket_id=2"))["data"]]
        assert "hello from one" in texts
        assert "Detailed description of the issue" in texts
        assert (await desk.got("/tickets/1"))["data"]["status"] == "closed"

    async def test_refuses_itself_the_unknown_and_the_twice_merged(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        await desk.made("/tickets", SEED)
        statuses = [
            (await desk.call("POST", "/tickets/1/merge", json={"into": into})).status_code
            for into in ("tkt_1", "tkt_9", 2, 2)
        ]
        assert statuses == [409, 400, 200, 409]


class TestSplitting:
    async def test_makes_a_ticket_of_the_chosen(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        one, two = await say(desk, "one"), await say(desk, "two")
        response = await desk.call("POST", "/tickets/1/split", json={"message_ids": [two["id"]], "subject": "Second"})
        assert (response.status_code, response.json()["data"]["subject"]) == (201, "Second")
        left = [item["id"] for item in (await desk.got("/conversations?ticket_id=1&type=reply"))["data"]]
        moved = [item["id"] for item in (await desk.got("/conversations?ticket_id=2&type=reply"))["data"]]
        assert (left, moved) == ([one["id"]], [two["id"]])

    async def test_refuses_another_tickets_messages(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        await desk.made("/tickets", SEED)
        other = await say(desk, "other", ticket="tkt_2")
        response = await desk.call("POST", "/tickets/1/split", json={"message_ids": [other["id"]]})
        assert response.json()["error"]["details"]["fields"][0]["path"] == "message_ids.0"

    async def test_takes_over_what_every_ticket_is_asked_and_is_not_refused_for_lack_of_it(self, desk: Desk) -> None:
        told = [await desk.made("/fields", {"label": label, "type": "text"}) for label in ("Order", "Engine", "Size")]
        log = await desk.made("/fields", {"label": "Log", "type": "file"})
        category = await desk.made("/categories", {"name": "Trucks", "field_ids": [told[1]["id"]]})
        values = {"order": "A-7", "engine": "V8", "log": f"file_{await uploaded(desk, 'log.txt')}"}
        await desk.made("/tickets", SEED | {"category_id": category["id"], "custom_fields": values})
        for field in (*told, log):
            await desk.call("PATCH", f"/fields/{field['id']}", json={"required": True})
        one = await say(desk, "one")
        response = await desk.call("POST", "/tickets/1/split", json={"message_ids": [one["id"]]})
        assert response.status_code == 201, response.text
        made = response.json()["data"]
        assert (made["custom_fields"], made["category_id"]) == ({"order": "A-7"}, None)
        kept = (await desk.got("/tickets/1"))["data"]["custom_fields"]
        assert kept == values
        undone = await desk.call("POST", f"/operations/{made['operation']['id']}/undo")
        assert undone.json()["data"]["left"] == []


class TestSnoozing:
    async def test_sleeps_and_wakes(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        asleep = await desk.call("POST", "/tickets/1/snooze", json={"until": "2030-01-01T00:00:00+01:00"})
        assert asleep.json()["data"]["snoozed_until"] == "2029-12-31T23:00:00.000000Z"
        awake = await desk.call("POST", "/tickets/1/snooze", json={"until": None})
        assert awake.json()["data"]["snoozed_until"] is None

    async def test_refuses_the_past_and_what_is_no_time(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        for until in ("2020-01-01T00:00:00Z", "tomorrow", "2030-01-01", "2030-02-30T00:00:00Z", "9999-12-31T00:00:00Z"):
            response = await desk.call("POST", "/tickets/1/snooze", json={"until": until})
            assert response.status_code == 400, until


class TestFollowing:
    async def test_replaces_the_followers(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        owner = f"user_{desk.workspace.owner_id}"
        response = await desk.call("PUT", "/tickets/1/followers", json={"user_ids": [owner]})
        assert [agent["id"] for agent in response.json()["data"]["followers"]] == [owner]
        assert (await desk.got("/tickets/1/followers"))["data"] == response.json()["data"]
        bad = await desk.call("PUT", "/tickets/1/followers", json={"user_ids": [owner, "user_999"]})
        assert bad.json()["error"]["details"]["fields"][0]["path"] == "user_ids.1"


class TestTheFeed:
    async def test_goes_on_where_it_stopped(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        first = await desk.got("/events?types=ticket.*")
        assert [event["type"] for event in first["data"]] == ["ticket.created"]
        await desk.call("PATCH", "/tickets/1", json={"status": "solved"})
        after = first["meta"]["next_cursor"]
        second = await desk.got(f"/events?after={after}")
        assert [event["type"] for event in second["data"]] == ["ticket.status_changed"]
        third = await desk.got(f"/events?after={second['meta']['next_cursor']}")
        assert third == {"data": [], "meta": {"limit": 50, "next_cursor": second["meta"]["next_cursor"]}}

    async def test_refuses_forged_positions_and_unknown_types(self, desk: Desk) -> None:
        for query in ("after=1", "after=1-2-x", "after=9999999999-1-1", "types=nope", "wait=31", "ticket_id=x"):
            assert (await desk.call("GET", f"/events?{query}")).status_code == 400, query

    async def test_describes_every_type(self, desk: Desk) -> None:
        types = (await desk.got("/event-types"))["data"]
        assert "ticket.created" in [kind["type"] for kind in types]
        assert all(kind["schema"]["type"] == "object" for kind in types)
