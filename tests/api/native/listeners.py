"""Whoever listens to the live stream, and tags to be heard of."""

from parley.app.asgi import Root
from parley.app.doors import DOORS
from parley.core import tags
from tests.support.desks import Desk, no_pages
from tests.support.streams import Application, Ear

PATH = "/events/stream"
START = "after=0-0-0"
SEED = {"subject": "Help", "customer_email": "ann@example.com"}


def root_of(desk: Desk) -> Application:
    """Return the whole house around the desk, where streams go on for as long as they are listened to."""
    return Root(desk.house, DOORS, no_pages)


async def tag(desk: Desk, *names: str) -> None:
    """Make tags: an event each."""
    async with desk.work() as work:
        for name in names:
            await tags.create_tag(work, name=name)


def names(ear: Ear) -> list[str]:
    """List the tags that were heard of."""
    return [event.data["data"]["name"] for event in ear.events if event.type == "tag.created"]
