"""What customers see and do at the portal: their own requests, and nobody else's."""

from typing import Any

import pytest

from tests.support.desks import Desk
from tests.support.forms import TYPE, form, part
from tests.support.guests import ANN, Guest, open_guest
from tests.support.marks import mark_of


async def uploaded(guest: Guest, name: str = "a.txt", data: bytes = b"bytes") -> Any:
    disposition = f'form-data; name="file"; filename="{name}"'
    return await guest.call("POST", "/portal/files", content=form(part(data, disposition)), headers=dict(TYPE))


class TestAnothersTicket:
    async def test_is_not_found_and_stays_as_it_was(self, desk: Desk, other_desk: Desk) -> None:
        bobs = await desk.made("/tickets", {"subject": "Bob's", "customer_email": "bob@example.com", "cc": [ANN]})
        for _ in range(3):
            await other_desk.made("/tickets", {"subject": "Foreign", "customer_email": ANN})
        async with open_guest(desk) as guest:
            await guest.come_in()
            before = await mark_of(desk)
            for number in (bobs["number"], bobs["number"] + 1, 0, "x", "9" * 30, "%00", f"tkt_{bobs['number']}"):
                seen = await guest.call("GET", f"/portal/tickets/{number}")
                told = await guest.call("POST", f"/portal/tickets/{number}/replies", json={"content": "Mine?"})
                assert (seen.status_code, told.status_code) == (404, 404), number
            assert (await guest.call("GET", "/portal/tickets")).json()["data"] == []
            assert await mark_of(desk) == before

    async def test_gets_none_of_the_customers_files_and_gives_none(self, desk: Desk) -> None:
        upload = {"content": form(part(b"secret")), "headers": dict(TYPE)}
        agents = (await desk.call("POST", "/files", **upload)).json()["data"]["id"]
        async with open_guest(desk) as bob:
            await bob.come_in("bob@example.com")
            bobs = (await uploaded(bob)).json()["data"]["id"]
        async with open_guest(desk) as guest:
            await guest.come_in()
            mine = await guest.asked()
            for file in (agents, bobs, "file_999999", "x"):
                body = {"content": "See", "attachments": [file]}
                for path in ("/portal/tickets", f"/portal/tickets/{mine['number']}/replies"):
                    sent = body | ({"subject": "S"} if path == "/portal/tickets" else {})
                    answer = await guest.call("POST", path, json=sent)
                    assert answer.status_code == 400, answer.text
                    assert [each["path"] for each in answer.json()["error"]["details"]["fields"]] == ["attachments.0"]


class TestARequest:
    async def test_is_asked_shown_answered_and_goes_on(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.come_in()
            file = (await uploaded(guest)).json()["data"]
            made = await guest.asked("Printer", "It <b>smokes</b>", attachments=[file["id"]])
            assert [each["content_text"] for each in made["messages"]] == ["It <b>smokes</b>"], "what is typed is text"
            assert [each["name"] for each in made["messages"][0]["attachments"]] == ["a.txt"]
            ticket = (await desk.got(f"/tickets/{made['number']}"))["data"]
            assert (ticket["customer"]["email"], ticket["source"]) == (ANN, "web")
            note = {"ticket_id": ticket["id"], "content": "Secret", "internal": True}
            for body in (note, {"ticket_id": ticket["id"], "content": "Open the window"}):
                await desk.made("/conversations", body)
            await desk.call("PATCH", f"/tickets/{ticket['id']}", json={"status": "solved"})
            reply = await guest.call("POST", f"/portal/tickets/{made['number']}/replies", json={"content": "Done"})
            assert reply.status_code == 201, reply.text
            seen = (await guest.call("GET", f"/portal/tickets/{made['number']}")).json()["data"]
            assert [(each["author"]["type"], each["content_text"]) for each in seen["messages"]] == [
                ("customer", "It <b>smokes</b>"),
                ("team", "Open the window"),
                ("customer", "Done"),
            ]
            assert seen["state"] == "open", "a reply brings it back"
            listed = (await guest.call("GET", "/portal/tickets")).json()["data"]
            assert [each["number"] for each in listed] == [made["number"]]
            assert set(listed[0]) == {"number", "subject", "status", "state", "created_at", "updated_at", "unread"}

    async def test_that_is_closed_goes_on_in_another(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.come_in()
            made = await guest.asked()
            await desk.call("PATCH", f"/tickets/{made['number']}", json={"status": "closed"})
            reply = await guest.call("POST", f"/portal/tickets/{made['number']}/replies", json={"content": "Again"})
            other = reply.json()["data"]["number"]
            assert other != made["number"]
            assert (await guest.call("GET", f"/portal/tickets/{other}")).status_code == 200

    @pytest.mark.parametrize(
        "body",
        [
            {"subject": "", "content": "x"},
            {"subject": "\n", "content": "x"},
            {"subject": "x" * 1001, "content": "x"},
            {"subject": "x", "content": ""},
            {"subject": "x", "content": " \n"},
            {"subject": "x", "content": "x" * 262_145},
            {"subject": "x"},
            {"subject": "x", "content": "x\u0000"},
            {"subject": "x", "content": "x", "customer_email": "bob@example.com"},
            {"subject": "x", "content": "x", "attachments": ["file_1"] * 11},
        ],
    )
    async def test_that_is_none_is_refused(self, desk: Desk, body: dict[str, Any]) -> None:
        async with open_guest(desk) as guest:
            await guest.come_in()
            before = await mark_of(desk)
            answer = await guest.call("POST", "/portal/tickets", json=body)
            assert answer.status_code == 400, answer.text
            assert await mark_of(desk) == before

    async def test_under_one_key_is_asked_once(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.come_in()
            body = {"json": {"subject": "Once", "content": "x"}, "headers": {"idempotency-key": "one"}}
            first, again = [await guest.call("POST", "/portal/tickets", **body) for _ in range(2)]
            assert (first.status_code, again.content) == (201, first.content)
            async with open_guest(desk) as bob:
                await bob.come_in("bob@example.com")
                theirs = await bob.call("POST", "/portal/tickets", **body)
            assert theirs.json()["data"]["number"] != first.json()["data"]["number"], "a key is its customer's own"


class TestAField:
    async def test_is_asked_for_and_shown_where_it_is_public(self, desk: Desk) -> None:
        size = {"label": "Size", "type": "select", "public": True, "required": True}
        made = await desk.made("/fields", {**size, "options": [{"label": "Large"}]})
        await desk.made("/fields", {"label": "Margin", "type": "text", "required": True, "public": False})
        await desk.made("/fields", {"label": "Helper", "type": "user", "public": True, "required": True})
        large = made["options"][0]["id"]
        async with open_guest(desk) as guest:
            await guest.come_in()
            (asked,) = (await guest.call("GET", "/portal/fields")).json()["data"]
            assert asked == {
                "key": "size",
                "label": "Size",
                "type": "select",
                "required": True,
                "single_line": False,
                "max_length": None,
                "options": [{"id": large, "label": "Large"}],
            }
            body: dict[str, Any] = {"subject": "Help", "content": "x"}
            for given in ({}, {"size": "x"}, {"size": large, "margin": "1"}, {"size": large, "helper": "user_1"}):
                answer = await guest.call("POST", "/portal/tickets", json={**body, "custom_fields": given})
                assert answer.status_code == 400, given
            ticket = await guest.asked(custom_fields={"size": large})
            assert ticket["fields"] == [{"key": "size", "label": "Size", "type": "select", "value": "Large"}]
            await desk.call("PATCH", f"/tickets/{ticket['number']}", json={"custom_fields": {"margin": "secret"}})
            seen = await guest.call("GET", f"/portal/tickets/{ticket['number']}")
            assert "secret" not in seen.text
            await desk.call("PATCH", f"/tickets/{ticket['number']}", json={"status": "closed"})
            reply = await guest.call("POST", f"/portal/tickets/{ticket['number']}/replies", json={"content": "Again"})
            assert reply.status_code == 201, "whoever replies is asked for nothing"


class TestACategory:
    async def test_may_be_chosen_where_it_is_for_customers_and_asks_for_its_own(self, desk: Desk) -> None:
        size = await desk.made("/fields", {"label": "Size", "type": "text", "public": True, "required": True})
        cost = await desk.made("/fields", {"label": "Cost", "type": "number", "public": False, "required": True})
        returns = await desk.made("/categories", {"name": "Returns", "field_ids": [size["id"], cost["id"]]})
        hidden = await desk.made("/categories", {"name": "Hidden", "type": "back-office"})
        inner = await desk.made("/categories", {"name": "At home", "parent_id": returns["id"]})
        beside = await desk.made("/categories", {"name": "Beside", "parent_id": hidden["id"]})
        async with open_guest(desk) as guest:
            await guest.come_in()
            assert (await guest.call("GET", "/portal/fields")).json()["data"] == []
            asked = (await guest.call("GET", "/portal/categories")).json()["data"]
            assert [(each["name"], each["depth"], [field["key"] for field in each["fields"]]) for each in asked] == [
                ("Beside", 0, []),
                ("General", 0, []),
                ("Returns", 0, ["size"]),
                ("At home", 1, []),
            ]
            body: dict[str, Any] = {"subject": "Help", "content": "x"}
            before = await mark_of(desk)
            for given, path in (
                ({"category_id": hidden["id"]}, "category_id"),
                ({"category_id": "cat_999999"}, "category_id"),
                ({"category_id": "x"}, "category_id"),
                ({"category_id": returns["id"]}, "custom_fields.size"),
                ({"category_id": inner["id"], "custom_fields": {"size": "L"}}, "custom_fields.size"),
                ({"category_id": returns["id"], "custom_fields": {"size": "L", "cost": 1}}, "custom_fields.cost"),
            ):
                answer = await guest.call("POST", "/portal/tickets", json={**body, **given})
                assert answer.status_code == 400, given
                assert [each["path"] for each in answer.json()["error"]["details"]["fields"]] == [path]
            assert await mark_of(desk) == before
            made = await guest.asked(category_id=returns["id"], custom_fields={"size": "L"})
            assert (made["category"], made["fields"]) == (
                "Returns",
                [{"key": "size", "label": "Size", "type": "text", "value": "L"}],
            )
            assert (await guest.asked(category_id=beside["id"]))["category"] == "Beside"
            await desk.call("PATCH", f"/tickets/{made['number']}", json={"category_id": hidden["id"]})
            seen = (await guest.call("GET", f"/portal/tickets/{made['number']}")).json()["data"]
            assert seen["category"] is None, "the team's own categories are the team's"


class TestSolving:
    async def test_is_the_customers_word_and_a_reply_takes_it_back(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.come_in()
            number = (await guest.asked())["number"]
            for _ in range(2):
                answer = await guest.call("POST", f"/portal/tickets/{number}/solve")
                assert (answer.status_code, answer.json()["data"]["state"]) == (200, "solved")
            events = [
                each for each in (await desk.got("/events?limit=100"))["data"] if each["ticket_id"] == f"tkt_{number}"
            ]
            changed = [each for each in events if each["type"] == "ticket.status_changed"]
            assert [each["actor"]["type"] for each in changed] == ["customer"]
            await guest.call("POST", f"/portal/tickets/{number}/replies", json={"content": "No"})
            assert (await desk.got(f"/tickets/{number}"))["data"]["state"] == "open"

    async def test_is_for_ones_own_alone(self, desk: Desk) -> None:
        bobs = await desk.made("/tickets", {"subject": "Bob's", "customer_email": "bob@example.com"})
        async with open_guest(desk) as guest:
            await guest.come_in()
            before = await mark_of(desk)
            for number in (bobs["number"], 999, "x", 0, "%00"):
                assert (await guest.call("POST", f"/portal/tickets/{number}/solve")).status_code == 404
            assert await mark_of(desk) == before

    async def test_leaves_a_closed_one_closed(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.come_in()
            number = (await guest.asked())["number"]
            await desk.call("PATCH", f"/tickets/{number}", json={"status": "closed"})
            answer = await guest.call("POST", f"/portal/tickets/{number}/solve")
            assert (answer.status_code, answer.json()["data"]["state"]) == (200, "closed")


class TestTheList:
    async def test_is_of_those_that_are_open_or_done_page_after_page(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.come_in()
            numbers = [(await guest.asked(f"Number {at}"))["number"] for at in range(5)]
            await guest.call("POST", f"/portal/tickets/{numbers[2]}/solve")
            for given, found in (("true", [4, 3, 1, 0]), ("false", [2])):
                path, seen = f"/portal/tickets?limit=2&open={given}", list[int]()
                cursor: str | None = ""
                while cursor is not None:
                    page = (await guest.call("GET", f"{path}{cursor and f'&cursor={cursor}'}")).json()
                    seen += [each["number"] for each in page["data"]]
                    cursor = page["meta"]["next_cursor"]
                assert seen == [numbers[at] for at in found]
            assert (await guest.call("GET", "/portal/tickets?open=x")).status_code == 400


class TestAFile:
    @pytest.mark.parametrize(("name", "data"), [("evil.exe", b"MZ"), ("a.txt", b"MZ\x90\x00")])
    async def test_that_is_a_program_is_refused(self, desk: Desk, name: str, data: bytes) -> None:
        async with open_guest(desk) as guest:
            await guest.come_in()
            assert (await uploaded(guest, name, data)).status_code == 400

    async def test_is_not_taken_from_a_stranger(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            assert (await uploaded(guest)).status_code == 401
