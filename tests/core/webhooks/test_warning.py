"""The mails that tell whoever runs a desk that a webhook is called no more."""

from typing import Any

from parley.core import people
from parley.core.actor import Role
from parley.core.mails import claim
from parley.core.seats.stewards import MOST
from parley.core.webhooks.deliveries import Outcome
from parley.kit.clock import utc_now
from tests.support.desks import SECRET, Desk
from tests.support.hooks import DAY, claimed, finished, hooked, planned, tagged

HOST = "hooks.example.com"
URL = f"https://{HOST}/in/hidden-path?token=very-secret"
BAD = Outcome(ok=False, milliseconds=3, status=500, error="It answered 500", answer="oh no, private")
GONE = Outcome(ok=False, milliseconds=3, status=410, error="It answered 410")
OWNER = "owner@desk.test"


async def mails_of(desk: Desk) -> list[tuple[str, str, dict[str, str]]]:
    """Claim this desk's mails, by recipient: kind and language with the recipient, and facts."""
    due = await claim(desk.database, SECRET, most=10_000, now=utc_now() + 6 * DAY)
    mine = [each for each in due if each.workspace == desk.workspace.id]
    found = [(each.mail.recipient, f"{each.mail.kind} {each.mail.language}", each.facts) for each in mine]
    return sorted(found, key=lambda each: each[0])


async def joined(desk: Desk, name: str, role: Role, language: str = "en", *, active: bool = True) -> None:
    """Have another agent, who reads a language."""
    async with desk.work() as work:
        agent = await people.create_agent(work, email=f"{name}@desk.test", name=name, role=role)
        await work.connection.execute(
            "update agents set preferences = $3, active = $4 where workspace_id = $1 and id = $2",
            desk.workspace.id, agent.id, {"language": language}, active,
        )  # fmt: skip


async def under_way(desk: Desk, *names: str) -> tuple[int, list[Any]]:
    """Make a webhook and have deliveries to it claimed; return its id with them."""
    webhook = await hooked(desk, "tag.created", url=URL, name="Orders")
    await tagged(desk, *names)
    await planned(desk)
    return webhook.id, await claimed(desk)


class TestTheWarning:
    async def test_is_not_written_while_the_webhook_is_called(self, desk: Desk) -> None:
        _, (first, second) = await under_way(desk, "one", "two")
        await finished(desk, first, BAD, utc_now())
        await finished(desk, second, BAD, utc_now() + 4 * DAY)
        assert await mails_of(desk) == []

    async def test_says_once_what_failed_since_when_and_why(self, desk: Desk) -> None:
        webhook, (first, second, third) = await under_way(desk, "one", "two", "three")
        now = utc_now()
        await finished(desk, first, BAD, now)
        await finished(desk, second, BAD, now + 5 * DAY)
        await finished(desk, third, BAD, now + 6 * DAY)
        ((recipient, kind, facts),) = await mails_of(desk)
        assert (recipient, kind) == (OWNER, "webhook_failing en")
        assert facts == {
            "desk": "Test desk",
            "name": "Olivia Owner",
            "webhook": "Orders",
            "host": HOST,
            "since": f"{now:%Y-%m-%d %H:%M} UTC",
            "error": "It answered 500",
            "link": f"http://desk.test/app/settings/webhooks/wh_{webhook}",
        }

    async def test_is_written_at_once_of_one_that_is_gone(self, desk: Desk) -> None:
        _, (due, *_) = await under_way(desk, "one")
        await finished(desk, due, GONE)
        assert [(recipient, kind) for recipient, kind, _ in await mails_of(desk)] == [(OWNER, "webhook_gone en")]

    async def test_is_written_again_when_it_is_suspended_again(self, desk: Desk) -> None:
        webhook, (first, second) = await under_way(desk, "one", "two")
        await finished(desk, first, GONE)
        await desk.call("PATCH", f"/webhooks/wh_{webhook}", json={"status": "active"})
        await finished(desk, second, GONE)
        assert len(await mails_of(desk)) == 2

    async def test_goes_to_active_owners_and_admins_each_in_their_language(self, desk: Desk) -> None:
        await joined(desk, "anna", Role.ADMIN, "de")
        await joined(desk, "olaf", Role.OWNER)
        await joined(desk, "gone", Role.ADMIN, active=False)
        await joined(desk, "bert", Role.AGENT)
        await joined(desk, "lena", Role.LIGHT)
        _, (due, *_) = await under_way(desk, "one")
        await finished(desk, due, GONE)
        assert [(recipient, kind, facts["name"]) for recipient, kind, facts in await mails_of(desk)] == [
            ("anna@desk.test", "webhook_gone de", "anna"),
            ("olaf@desk.test", "webhook_gone en", "olaf"),
            (OWNER, "webhook_gone en", "Olivia Owner"),
        ]

    async def test_does_not_go_to_hundreds(self, desk: Desk) -> None:
        for number in range(MOST + 2):
            await joined(desk, f"admin{number}", Role.ADMIN)
        _, (due, *_) = await under_way(desk, "one")
        await finished(desk, due, GONE)
        mails = await mails_of(desk)
        assert len(mails) == MOST
        assert OWNER in {recipient for recipient, _, _ in mails}

    async def test_is_shown_to_owners_among_the_mails(self, desk: Desk) -> None:
        _, (due, *_) = await under_way(desk, "one")
        await finished(desk, due, GONE)
        (shown,) = (await desk.got("/mails"))["data"]
        assert (shown["kind"], shown["to"], shown["text"]) == ("webhook_gone", OWNER, None)
