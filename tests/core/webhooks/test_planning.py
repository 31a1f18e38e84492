"""Which webhooks hear of an event, and that each does once."""

from tests.support.desks import Desk
from tests.support.hooks import TOPICS, hooked, planned, rows_of, tagged


class TestPlanning:
    async def test_tells_nobody_of_what_happened_before_the_webhook_was_made(self, desk: Desk) -> None:
        await tagged(desk, "early")
        await hooked(desk)
        await planned(desk)
        assert await rows_of(desk) == []

    async def test_tells_nobody_of_what_was_done_quietly(self, desk: Desk) -> None:
        await hooked(desk)
        await tagged(desk, "quiet", quiet=True)
        await planned(desk)
        assert await rows_of(desk) == []

    async def test_tells_nothing_to_one_that_is_paused(self, desk: Desk) -> None:
        webhook = await hooked(desk)
        await desk.call("PATCH", f"/webhooks/wh_{webhook.id}", json={"status": "paused"})
        await tagged(desk, "one")
        await planned(desk)
        assert [row["type"] for row in await rows_of(desk)] == []

    async def test_tells_each_what_it_asked_for(self, desk: Desk) -> None:
        family = await hooked(desk, "tag.*")
        exact = await hooked(desk, "tag.created")
        other = await hooked(desk, "ticket.created", "company.*")
        everything = await hooked(desk)
        await tagged(desk, "one")
        await planned(desk)
        rows = await rows_of(desk)
        assert {row["webhook_id"] for row in rows if row["type"] == "tag.created"} == {
            family.id,
            exact.id,
            everything.id,
        }
        assert other.id not in {row["webhook_id"] for row in rows}

    async def test_leaves_what_a_dialect_refuses_untold(self, desk: Desk) -> None:
        await hooked(desk, "tag.*", format="clearfeed")
        await tagged(desk, "one")
        await planned(desk, {**TOPICS, "clearfeed": lambda _: ()})
        assert await rows_of(desk) == []

    async def test_makes_a_row_for_each_topic_that_is_asked_for(self, desk: Desk) -> None:
        await hooked(desk, "tag.created", format="featurebase", topics=["a", "c"])
        await tagged(desk, "one")
        await planned(desk, {**TOPICS, "featurebase": lambda _: ("a", "b", "c")})
        rows = await rows_of(desk)
        assert [row["topic"] for row in rows] == ["a", "c"]
        assert len({row["message_id"] for row in rows}) == 2

    async def test_tells_all_of_what_was_chosen_since_its_door_made_it(self, desk: Desk) -> None:
        webhook = await hooked(desk, "tag.created", format="featurebase", topics=["a"])
        await desk.call("PATCH", f"/webhooks/wh_{webhook.id}", json={"name": "Other", "events": ["tag.created"]})
        await tagged(desk, "one")
        await desk.call("PATCH", f"/webhooks/wh_{webhook.id}", json={"events": ["tag.*"]})
        await tagged(desk, "two")
        await planned(desk, {**TOPICS, "featurebase": lambda _: ("b",)})
        assert [row["topic"] for row in await rows_of(desk)] == ["b", "b"]

    async def test_names_a_message_without_a_dot(self, desk: Desk) -> None:
        await hooked(desk, "tag.created")
        await tagged(desk, "one", "two")
        await planned(desk)
        ids = [row["message_id"] for row in await rows_of(desk)]
        assert len(set(ids)) == 2
        assert all(each.startswith("msg_") and "." not in each and len(each) == 36 for each in ids)
