"""The author of a ticket: found or made by whatever is said."""

from tests.api.featurebase.conftest import Ask, Open
from tests.support.desks import Desk


class TestTheAuthor:
    async def test_that_is_empty_means_the_keys_agent(self, opened: Open) -> None:
        made = await opened(author={})
        assert (made["author"]["email"], made["author"]["name"]) == ("owner@desk.test", "Olivia Owner")

    async def test_is_found_or_made_by_the_id_elsewhere(self, opened: Open, desk: Desk) -> None:
        said = {"userId": "usr_1", "name": "John Doe", "profilePicture": "https://example.com/avatar.png"}
        made = await opened(author={**said, "email": "john@example.com"})
        assert made["author"] == {
            "id": made["author"]["id"],
            "name": "John Doe",
            "email": "john@example.com",
            "profilePicture": "https://example.com/avatar.png",
            "type": "customer",
        }
        assert (await opened(author={"userId": "usr_1"}))["author"] == made["author"]
        assert (await opened(author={"id": made["author"]["id"]}))["author"] == made["author"]
        assert (await opened(author={"email": "JOHN@example.com"}))["author"] == made["author"]
        customers = (await desk.got("/customers"))["data"]
        assert [(each["external_id"], each["avatar_url"]) for each in customers] == [
            ("usr_1", "https://example.com/avatar.png")
        ]

    async def test_may_be_an_admin(self, desk: Desk, opened: Open, ask: Ask) -> None:
        agent = await desk.made("/users", {"email": "alex@example.com", "name": "Alex"})
        await desk.made("/tickets", {"subject": "Ids", "assignee_id": agent["id"]})
        admin = (await ask("GET", "/tickets/1")).json()["assigneeId"]
        made = await opened(author={"id": admin})
        assert (made["author"]["email"], made["author"]["name"]) == ("alex@example.com", "Alex")
