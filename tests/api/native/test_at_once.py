"""Many calls at once: nothing lost, nothing twice, and one winner where there can be one only."""

from collections import Counter
from typing import Any

import pytest

from tests.api.native.crowds import SEED, all_of, statuses, ticket
from tests.support.desks import Desk


async def events_of(desk: Desk, kind: str) -> list[dict[str, Any]]:
    return (await desk.got(f"/events?limit=100&types={kind}"))["data"]


class TestCreating:
    async def test_two_hundred_tickets_loses_none_and_numbers_each(self, desk: Desk) -> None:
        answers = await all_of(*(desk.call("POST", "/tickets", json=SEED | {"subject": f"{n}"}) for n in range(200)))
        assert statuses(answers) == {201: 200}
        numbers = {answer.json()["data"]["number"] for answer in answers}
        assert len(numbers) == 200
        page = await desk.got("/tickets?limit=100")
        assert page["meta"]["total"] == 200
        assert {answer.json()["data"]["subject"] for answer in answers} == {f"{n}" for n in range(200)}
        assert {answer.json()["data"]["customer"]["id"] for answer in answers} == {page["data"][0]["customer"]["id"]}
        assert (await desk.got("/customers"))["data"][0]["ticket_count"] == 200
        assert len((await desk.got("/tags"))["data"]) == 1

    async def test_under_one_key_has_one_effect(self, desk: Desk) -> None:
        headers = {"idempotency-key": "one"}
        answers = await all_of(*(desk.call("POST", "/tickets", json=SEED, headers=headers) for _ in range(50)))
        assert set(statuses(answers)) <= {201, 409}
        assert statuses(answers)[201] >= 1
        assert (await desk.got("/tickets"))["meta"]["total"] == 1
        assert {answer.json()["data"]["id"] for answer in answers if answer.is_success} == {"tkt_1"}
        again = await desk.call("POST", "/tickets", json=SEED, headers=headers)
        assert (again.status_code, again.headers["idempotency-replayed"]) == (201, "true")

    async def test_one_tag_makes_one(self, desk: Desk) -> None:
        names = ["Late", "late", "LATE"]
        answers = await all_of(*(desk.call("POST", "/tags", json={"name": names[n % 3]}) for n in range(30)))
        assert statuses(answers) == {201: 1, 409: 29}
        assert len((await desk.got("/tags"))["data"]) == 1

    async def test_tags_in_any_order_on_tickets_makes_each_once(self, desk: Desk) -> None:
        words = [f"word {n}" for n in range(8)]
        orders = [words[n:] + words[:n] for n in range(8)] + [words[::-1]] * 8
        answers = await all_of(*(desk.call("POST", "/tickets", json=SEED | {"tags": order}) for order in orders))
        assert statuses(answers) == {201: 16}
        assert len((await desk.got("/tags"))["data"]) == 8
        assert all(sorted(answer.json()["data"]["tags"]) == words for answer in answers)

    @pytest.mark.parametrize(
        ("path", "body"),
        [
            ("/customers", {"email": "bob@example.com"}),
            ("/companies", {"name": "Acme"}),
            ("/teams", {"name": "Night"}),
            ("/users", {"email": "eve@example.com", "name": "Eve"}),
            ("/inboxes", {"name": "Third"}),
            ("/fields", {"label": "Size", "type": "text", "key": "size"}),
            ("/statuses", {"name": "Parts", "state": "pending", "key": "parts"}),
        ],
    )
    async def test_one_of_a_name_makes_one(self, desk: Desk, path: str, body: dict[str, Any]) -> None:
        before = (await desk.got(path))["meta"]["total"]
        answers = await all_of(*(desk.call("POST", path, json=body) for _ in range(12)))
        assert statuses(answers) == {201: 1, 409: 11}
        assert (await desk.got(path))["meta"]["total"] == before + 1

    async def test_what_gets_a_free_name_makes_all(self, desk: Desk) -> None:
        for path, body in (("/articles", {"title": "How", "body": "x"}), ("/sections", {"title": "Start"})):
            answers = await all_of(*(desk.call("POST", path, json=body) for _ in range(8)))
            assert set(statuses(answers)) <= {201, 409}, [answer.text for answer in answers]
            made = [answer.json()["data"]["slug"] for answer in answers if answer.is_success]
            assert len(set(made)) == len(made) >= 1


class TestMerging:
    async def test_each_into_the_other_lets_one_win(self, desk: Desk) -> None:
        for _ in range(5):
            one, other = await ticket(desk, tags=["a", "b"]), await ticket(desk, tags=["b", "c"])
            answers = await all_of(
                desk.call("POST", f"/tickets/{one}/merge", json={"into": other}),
                desk.call("POST", f"/tickets/{other}/merge", json={"into": one}),
            )
            assert statuses(answers) == {200: 1, 409: 1}, [answer.text for answer in answers]

    async def test_one_into_many_lets_one_win(self, desk: Desk) -> None:
        one, others = await ticket(desk), [await ticket(desk) for _ in range(6)]
        answers = await all_of(*(desk.call("POST", f"/tickets/{one}/merge", json={"into": other}) for other in others))
        assert statuses(answers) == {200: 1, 409: 5}

    async def test_in_a_ring_ends(self, desk: Desk) -> None:
        ring = [await ticket(desk) for _ in range(6)]
        pairs = zip(ring, ring[1:] + ring[:1], strict=True)
        answers = await all_of(*(desk.call("POST", f"/tickets/{a}/merge", json={"into": b}) for a, b in pairs))
        assert set(statuses(answers)) <= {200, 409}
        assert statuses(answers)[200] >= 1


class TestChanging:
    async def test_under_one_version_lets_one_win(self, desk: Desk) -> None:
        one = await ticket(desk)
        etag = (await desk.call("GET", f"/tickets/{one}")).headers["etag"]
        answers = await all_of(
            *(
                desk.call("PATCH", f"/tickets/{one}", json={"subject": f"{n}"}, headers={"if-match": etag})
                for n in range(20)
            )
        )
        assert statuses(answers) == {200: 1, 412: 19}

    async def test_different_properties_loses_none(self, desk: Desk) -> None:
        one = await ticket(desk)
        bodies = [
            {"priority": "urgent"},
            {"subject": "New"},
            {"tags": ["x"]},
            {"cc": ["c@example.com"]},
            {"open": False},
        ]
        bodies += [{"sentiment": "praise"}, {"source_name": "Web"}]
        answers = await all_of(*(desk.call("PATCH", f"/tickets/{one}", json=body) for body in bodies))
        assert statuses(answers) == {200: len(bodies)}
        shown = (await desk.got(f"/tickets/{one}"))["data"]
        for body in bodies:
            ((name, value),) = body.items()
            assert shown[name] == value

    async def test_and_replying_counts_the_events_without_gaps(self, desk: Desk) -> None:
        one = await ticket(desk)
        await all_of(
            *(desk.call("POST", "/conversations", json={"ticket_id": one, "content": f"{n}"}) for n in range(20)),
            *(desk.call("PATCH", f"/tickets/{one}", json={"subject": f"{n}"}) for n in range(20)),
        )
        timeline = (await desk.got(f"/tickets/{one}/events?limit=100"))["data"]
        assert [event["sequence"] for event in timeline] == list(range(1, len(timeline) + 1))
        assert Counter(event["type"] for event in timeline)["message.added"] == 20

    async def test_two_tickets_tags_in_opposite_orders_ends(self, desk: Desk) -> None:
        tickets = [await ticket(desk) for _ in range(4)]
        for turn in range(5):
            words = [f"{turn} {n}" for n in range(10)]
            answers = await all_of(
                *(
                    desk.call("PATCH", f"/tickets/{each}", json={"tags": words if place % 2 else words[::-1]})
                    for place, each in enumerate(tickets)
                )
            )
            assert statuses(answers) == {200: 4}

    async def test_a_default_leaves_exactly_one(self, desk: Desk) -> None:
        for path, body in (("/statuses", {"state": "open"}), ("/inboxes", {}), ("/categories", {})):
            made = [(await desk.made(path, {"name": f"N{n}", **body}))["id"] for n in range(5)]
            answers = await all_of(*(desk.call("PATCH", f"{path}/{each}", json={"is_default": True}) for each in made))
            assert set(statuses(answers)) <= {200, 409}
            listed = (await desk.got(path))["data"]
            assert sum(each["is_default"] for each in listed) == 1

    async def test_owners_into_agents_leaves_one_owner(self, desk: Desk) -> None:
        owners = [f"user_{desk.owner.id}"]
        for n in range(3):
            body = {"email": f"o{n}@example.com", "name": "O", "role": "owner"}
            owners.append((await desk.made("/users", body))["id"])
        key = await desk.key_for(desk.owner.role)
        answers = await all_of(
            *(desk.call("PATCH", f"/users/{each}", json={"role": "agent"}, key=key) for each in owners)
        )
        assert statuses(answers) == {200: 3, 409: 1}

    async def test_a_tree_into_a_circle_is_refused(self, desk: Desk) -> None:
        for path, body in (("/categories", "name"), ("/sections", "title")):
            one, other = [(await desk.made(path, {body: f"T{n}"}))["id"] for n in range(2)]
            answers = await all_of(
                desk.call("PATCH", f"{path}/{one}", json={"parent_id": other}),
                desk.call("PATCH", f"{path}/{other}", json={"parent_id": one}),
            )
            assert statuses(answers) == {200: 1, 400: 1}


class TestDeleting:
    async def test_while_replying_answers_each_by_what_was_true(self, desk: Desk) -> None:
        one = await ticket(desk)
        replies = (desk.call("POST", "/conversations", json={"ticket_id": one, "content": f"{n}"}) for n in range(20))
        answers = await all_of(*replies, desk.call("DELETE", f"/tickets/{one}"))
        assert answers[-1].status_code == 204
        assert set(statuses(answers[:-1])) <= {201, 400}
        await desk.call("POST", f"/tickets/{one}/restore")
        kept = (await desk.got(f"/conversations?ticket_id={one}"))["meta"]["total"]
        assert kept == statuses(answers)[201]

    async def test_twice_is_done_once(self, desk: Desk) -> None:
        one = await ticket(desk)
        answers = await all_of(*(desk.call("DELETE", f"/tickets/{one}") for _ in range(10)))
        assert statuses(answers) == {204: 1, 404: 9}
        assert len(await events_of(desk, "ticket.deleted")) == 1

    async def test_what_tickets_are_being_opened_with_refuses_one_of_both(self, desk: Desk) -> None:
        for _ in range(4):
            inbox = (await desk.made("/inboxes", {"name": "Short-lived"}))["id"]
            answers = await all_of(
                *(desk.call("POST", "/tickets", json=SEED | {"inbox_id": inbox}) for _ in range(4)),
                desk.call("DELETE", f"/inboxes/{inbox}"),
                *(desk.call("POST", "/tickets", json=SEED | {"inbox_id": inbox}) for _ in range(4)),
            )
            opened = statuses([*answers[:4], *answers[5:]])
            assert set(opened) <= {201, 400}
            assert answers[4].status_code == (409 if opened[201] else 204)
            await desk.call("PATCH", f"/inboxes/{inbox}", json={"name": f"Kept {inbox}"})

    @pytest.mark.parametrize("kind", ["tags", "teams", "companies", "customers"])
    async def test_what_is_being_used_is_no_crash(self, desk: Desk, kind: str) -> None:
        for turn in range(4):
            one = await ticket(desk)
            body = {"email": f"x{turn}@example.com"} if kind == "customers" else {"name": f"N{turn}"}
            made = (await desk.made(f"/{kind}", body))["id"]
            use: dict[str, Any] = {
                "tags": {"tags": [f"N{turn}"]},
                "teams": {"team_id": made},
                "companies": {"company_id": made},
                "customers": {"customer_id": made},
            }[kind]
            answers = await all_of(
                desk.call("PATCH", f"/tickets/{one}", json=use),
                desk.call("DELETE", f"/{kind}/{made}"),
                desk.call("POST", "/tickets", json={"subject": "x", "customer_email": "a@example.com"} | use),
            )
            assert all(answer.status_code < 500 for answer in answers), [answer.text for answer in answers]
            await desk.got(f"/tickets/{one}")
