"""The feed of events read backwards: newest first, for people who look."""

from tests.support.desks import Desk

BACK = "/events?order_dir=desc"


async def names(desk: Desk, query: str) -> list[str]:
    """The names of the tags that the events are about."""
    events = (await desk.got(f"{BACK}&types=tag.created{query}"))["data"]
    return [event["data"]["name"] for event in events]


class TestLookingBack:
    async def test_begins_with_the_newest_and_goes_on_from_what_was_seen(self, desk: Desk) -> None:
        for number in range(5):
            await desk.made("/tags", {"name": f"tag {number}"})
        first = await desk.got(f"{BACK}&types=tag.created&limit=3")
        assert [event["data"]["name"] for event in first["data"]] == ["tag 4", "tag 3", "tag 2"]
        after = first["meta"]["next_cursor"]
        assert await names(desk, f"&limit=3&after={after}") == ["tag 1", "tag 0"]

    async def test_has_the_same_events_as_the_feed(self, desk: Desk) -> None:
        await desk.made("/tags", {"name": "one"})
        await desk.made("/tags", {"name": "two"})
        feed = (await desk.got("/events?limit=100"))["data"]
        back = (await desk.got(f"{BACK}&limit=100"))["data"]
        assert back == feed[::-1]

    async def test_finds_what_one_actor_did(self, desk: Desk) -> None:
        await desk.made("/tags", {"name": "mine"})
        actor = (await desk.got(f"{BACK}&types=tag.created"))["data"][0]["actor"]
        assert await names(desk, f"&actor_id={actor['id']}") == ["mine"]
        assert await names(desk, "&actor_id=user_999999") == []

    async def test_finds_what_was_before_a_moment(self, desk: Desk) -> None:
        await desk.made("/tags", {"name": "then"})
        made = (await desk.got(f"{BACK}&types=tag.created"))["data"][0]["created_at"]
        assert await names(desk, f"&created_before={made}") == []
        assert await names(desk, "&created_before=9000-01-01T00:00:00Z") == ["then"]

    async def test_refuses_what_is_no_actor_and_no_moment(self, desk: Desk) -> None:
        for path, value in (("actor_id", "tag_1"), ("actor_id", "user_x"), ("created_before", "soon"), ("after", "x")):
            response = await desk.call("GET", f"{BACK}&{path}={value}")
            assert response.status_code == 400
            assert [each["path"] for each in response.json()["error"]["details"]["fields"]] == [path]
