"""Mail on its way: handed over once, tried again, given up, and never lost with whoever sends it."""

import asyncio
import datetime as dt
import stat
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import structlog

from parley.channels.email import Console, Mailer, Smtp, server_from
from parley.core import mails
from parley.core.mails import MailKind
from parley.kit.clock import utc_now
from parley.kit.db import Contended, DatabaseGone
from tests.support.desks import SECRET, Desk
from tests.support.mailboxes import Mailbox, open_mailbox

SENDER = Address("Parley", "desk", "acme.test")
LINK = "https://desk.test/app/enter#1_2_very-secret"
FACTS = {"desk": "Acme", "name": "Ada", "by": "Olivia", "link": LINK}


async def queue(desk: Desk, *, to: str = "ada@example.com", life: float = 900, **facts: str) -> int:
    async with desk.work() as work:
        return await mails.queue_mail(
            work, SECRET, kind=MailKind.SIGN_IN, recipient=to, language="en", facts={**FACTS, **facts},
            life=dt.timedelta(seconds=life),
        )  # fmt: skip


def mailer(desk: Desk, box: Mailbox) -> Mailer:
    return Mailer(desk.database, SECRET, Smtp(server_from(f"smtp://127.0.0.1:{box.port}?tls=off")), sender=SENDER)


async def row(desk: Desk, mail: int) -> dict[str, Any]:
    async with desk.database.tenant(desk.workspace.id) as connection:
        found = await connection.fetchrow(
            "select * from outgoing_mails where workspace_id = $1 and id = $2", desk.workspace.id, mail
        )
    assert found is not None
    return dict(found)


async def make_due(desk: Desk) -> None:
    async with desk.database.tenant(desk.workspace.id) as connection:
        await connection.execute(
            "update outgoing_mails set next_attempt_at = now() where workspace_id = $1 and status = 'waiting'",
            desk.workspace.id,
        )


async def send_all(sender: Mailer) -> None:
    while await sender.send_due():
        pass


class TestAMail:
    @pytest.mark.parametrize("when", ["rcpt", "data"])
    async def test_that_is_refused_for_good_is_given_up_at_once(self, desk: Desk, when: str) -> None:
        mail = await queue(desk)
        async with open_mailbox() as box:
            (box.refusals if when == "rcpt" else box.at_data).append("550 no such user ada@example.com")
            await send_all(mailer(desk, box))
        found = await row(desk, mail)
        assert (found["status"], found["attempts"], found["facts"], found["content"]) == ("failed", 1, None, None)
        assert "550" in found["last_error"]
        assert "ada" not in found["last_error"]

    async def test_that_is_refused_for_now_is_tried_again_and_arrives_once(self, desk: Desk) -> None:
        mail = await queue(desk)
        async with open_mailbox() as box:
            box.refusals.append("451 try later")
            box.at_data.append("452 no room")
            sender = mailer(desk, box)
            await send_all(sender)
            found = await row(desk, mail)
            assert (found["status"], found["attempts"]) == ("waiting", 1)
            assert dt.timedelta(seconds=13) < found["next_attempt_at"] - found["created_at"] < dt.timedelta(seconds=40)
            for _ in range(3):
                await make_due(desk)
                await send_all(sender)
            assert len(box.messages) == 1
        assert (await row(desk, mail))["status"] == "sent"

    async def test_for_which_nobody_answers_waits(self, desk: Desk) -> None:
        mail = await queue(desk)
        async with open_mailbox() as box:
            pass
        await send_all(mailer(desk, box))
        found = await row(desk, mail)
        assert (found["status"], found["attempts"]) == ("waiting", 1)
        assert found["last_error"].startswith("The server cannot be used (")

    async def test_is_given_up_when_its_link_has_expired(self, desk: Desk) -> None:
        late, soon = await queue(desk, life=-1), await queue(desk, life=5)
        async with open_mailbox() as box:
            box.refusals.append("451 try later")
            await send_all(mailer(desk, box))
            assert box.messages == []
        assert (await row(desk, late))["last_error"] == "It expired before it could be sent"
        assert (await row(desk, soon))["status"] == "failed", "the next try would come too late"

    async def test_under_another_secret_is_given_up(self, desk: Desk) -> None:
        mail = await queue(desk)
        async with desk.database.tenant(desk.workspace.id) as connection:
            await connection.execute("update outgoing_mails set facts = 'x' where workspace_id = $1", desk.workspace.id)
        async with open_mailbox() as box:
            await send_all(mailer(desk, box))
        assert (await row(desk, mail))["last_error"] == "Its content can no longer be read"

    async def test_whose_sender_was_killed_is_due_when_its_lease_ends(self, desk: Desk) -> None:
        mail = await queue(desk)
        now = utc_now()
        claimed = await mails.claim(desk.database, SECRET, most=100, now=now)
        assert mail in {each.mail.id for each in claimed}
        early = await mails.claim(desk.database, SECRET, most=100, now=now + dt.timedelta(seconds=80))
        again = await mails.claim(desk.database, SECRET, most=100, now=now + dt.timedelta(seconds=100))
        assert mail not in {each.mail.id for each in early}
        assert mail in {each.mail.id for each in again}

    async def test_holds_nothing_at_rest_that_lets_one_in(self, desk: Desk) -> None:
        mail = await queue(desk)
        assert b"very-secret" not in str(await row(desk, mail)).encode()
        async with open_mailbox() as box:
            await send_all(mailer(desk, box))
            (message,) = box.messages
        body = message.get_body(("plain",))
        assert body is not None
        assert LINK in body.get_content()
        assert box.recipients == ["ada@example.com"]
        found = await row(desk, mail)
        assert (found["status"], found["facts"], found["content"]) == ("sent", None, None)

    async def test_to_an_address_of_other_letters_arrives(self, desk: Desk) -> None:
        await queue(desk, to="zoë@example.com")
        async with open_mailbox() as box:
            await send_all(mailer(desk, box))
            assert box.recipients == ["zoë@example.com"]

    async def test_is_forgotten_after_thirty_days(self, desk: Desk) -> None:
        await queue(desk)
        await mails.drop_old_mails(desk.database, utc_now() + dt.timedelta(days=29))
        assert (await desk.got("/mails"))["meta"]["total"] == 1
        await mails.drop_old_mails(desk.database, utc_now() + dt.timedelta(days=31))
        assert (await desk.got("/mails"))["meta"]["total"] == 0


class TestTheTwin:
    async def test_writes_a_file_and_a_line_without_the_link_and_shows_the_mail_to_owners(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        await queue(desk)
        folder = tmp_path / "mails"
        with structlog.testing.capture_logs() as lines:
            await send_all(Mailer(desk.database, SECRET, Console(folder), sender=SENDER))
        (file,) = folder.iterdir()
        assert b"very-secret" in file.read_bytes()
        assert (stat.S_IMODE(folder.stat().st_mode), stat.S_IMODE(file.stat().st_mode)) == (0o700, 0o600)
        assert [line["to"] for line in lines] == ["ada@example.com"]
        assert "very-secret" not in str(lines)
        (shown,) = (await desk.got("/mails"))["data"]
        assert (shown["to"], shown["status"], LINK in shown["text"]) == ("ada@example.com", "sent", True)

    async def test_shows_nothing_to_others(self, desk: Desk, other_desk: Desk) -> None:
        await queue(desk)
        for role in ("admin", "agent", "light", "read"):
            key = (await desk.made("/keys", {"name": role, "role": role}))["key"]
            assert (await desk.call("GET", "/mails", key=key)).status_code == 403
        assert (await other_desk.got("/mails"))["data"] == []

    async def test_goes_on_where_its_folder_cannot_be_written(self, desk: Desk, tmp_path: Path) -> None:
        (tmp_path / "mails").write_text("a file")
        mail = await queue(desk)
        await send_all(Mailer(desk.database, SECRET, Console(tmp_path / "mails"), sender=SENDER))
        assert (await row(desk, mail))["status"] == "sent"


class TestAServer:
    @pytest.mark.parametrize(
        ("url", "port", "tls", "start_tls"),
        [
            ("smtp://mail.test", 587, False, None),
            ("smtp://mail.test:25?tls=off", 25, False, False),
            ("smtp://mail.test?tls=starttls", 587, False, True),
            ("smtp://u:p@mail.test", 587, False, True),
            ("smtp://u:p@mail.test?tls=off", 587, False, False),
            ("smtps://u:p@mail.test", 465, True, False),
        ],
    )
    def test_is_spoken_to_as_its_address_says(self, url: str, port: int, *, tls: bool, start_tls: bool | None) -> None:
        server = server_from(url)
        assert (server.port, server.tls, server.start_tls) == (port, tls, start_tls)

    async def test_gets_no_password_over_an_open_line(self, desk: Desk) -> None:
        async with open_mailbox() as box:
            transport = Smtp(server_from(f"smtp://me:secret@127.0.0.1:{box.port}"))
            await queue(desk)
            await send_all(Mailer(desk.database, SECRET, transport, sender=SENDER))
            assert (box.messages, box.signed_in) == ([], [])

    async def test_is_signed_in_to_with_what_the_address_says(self) -> None:
        message = EmailMessage()
        message["From"], message["To"] = "a@acme.test", "b@acme.test"
        async with open_mailbox() as box:
            server = server_from(f"smtp://me%40acme.test:p%2Fw@127.0.0.1:{box.port}?tls=off")
            await Smtp(server).send(message, name="x")
            assert box.signed_in == [(b"me@acme.test", b"p/w")]
            assert box.recipients == ["b@acme.test"]


class TestTheMailer:
    @pytest.mark.parametrize("trouble", [DatabaseGone, Contended])
    async def test_goes_on_after_a_claim_that_failed(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, trouble: type[Exception]
    ) -> None:
        again, claims = asyncio.Event(), 0

        async def fails_once(*_: Any, **__: Any) -> list[Any]:
            nonlocal claims
            claims += 1
            if claims == 1:
                raise trouble
            again.set()
            return []

        monkeypatch.setattr(mails, "claim", fails_once)
        monkeypatch.setattr("parley.channels.email.sender.GONE_PAUSE", 0.01)
        async with open_mailbox() as box:
            running = asyncio.create_task(mailer(desk, box).run())
            await asyncio.wait_for(again.wait(), 10)
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
