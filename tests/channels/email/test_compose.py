"""What mails say: in the agent's language, and never more than it should, whatever the facts hold."""

import datetime as dt
from email.headerregistry import Address
from string import Formatter

import msgspec
import pytest

from parley.channels.email.compose import content_of, message_of
from parley.channels.email.words import LANGUAGES, Words
from parley.core.mails import Content, DueMail, Mail, MailKind, MailStatus

NOW = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
SENDER = Address("Acme, support", "desk", "acme.test")
HOOK = {"webhook": "Orders", "host": "hooks.example.com", "since": "2026-02-27 12:00 UTC", "error": "It answered 500"}
FACTS = {"desk": "Acme", "name": "Ada", "by": "Olivia", "link": "https://desk.test/app/enter#1_2_secret", **HOOK}
KNOWN = {"desk", "name", "by", "email", *HOOK}


def due(kind: MailKind = MailKind.SIGN_IN, language: str = "en", to: str = "ada@example.com", **facts: str) -> DueMail:
    mail = Mail(7, kind, to, language, MailStatus.WAITING, 0, None, NOW, NOW + dt.timedelta(hours=1), None)
    return DueMail(3, mail, {**FACTS, **facts})


class TestTheCatalogue:
    def test_has_every_kind_in_every_language(self) -> None:
        assert {name: set(words) for name, words in LANGUAGES.items()} == {name: set(MailKind) for name in ("en", "de")}

    def test_has_plain_places_for_known_facts_alone(self) -> None:
        for language in LANGUAGES.values():
            for words in language.values():
                for text in msgspec.structs.astuple(words):
                    places = [place for _, *place in Formatter().parse(text) if place[0] is not None]
                    assert {name for name, _, _ in places} <= KNOWN, text
                    assert all((spec, conversion) == ("", None) for _, spec, conversion in places), text
        assert set(Words.__struct_fields__) == {"subject", "greeting", "before", "button", "after"}

    @pytest.mark.parametrize(
        ("language", "greeting"),
        [("en", "Hello Ada,"), ("de", "Guten Tag Ada,"), ("de-AT", "Guten Tag Ada,"), ("fr", "Hello Ada,"),
         ("", "Hello Ada,"), ("DE", "Guten Tag Ada,"), ("../de", "Hello Ada,")],
    )  # fmt: skip
    def test_speaks_the_agents_language_or_english(self, language: str, greeting: str) -> None:
        assert content_of(due(language=language)).text.startswith(f"{greeting}\n\n")


class TestAMail:
    @pytest.mark.parametrize("kind", MailKind)
    def test_leads_to_its_link_in_both_its_forms(self, kind: MailKind) -> None:
        content = content_of(due(kind))
        assert content.text.count(FACTS["link"]) == 1
        assert f'href="{FACTS["link"]}"' in content.html
        assert "{" not in content.subject + content.text.replace(FACTS["link"], "")

    @pytest.mark.parametrize("language", ["en", "de"])
    def test_says_which_webhook_failed_since_when_and_why(self, language: str) -> None:
        content = content_of(due(MailKind.WEBHOOK_FAILING, language))
        assert {name for name, fact in HOOK.items() if fact in content.text} == {*HOOK}
        gone = content_of(due(MailKind.WEBHOOK_GONE, language))
        assert {name for name, fact in HOOK.items() if fact in gone.text} == {"webhook", "host", "since"}
        assert "410" in gone.text

    @pytest.mark.parametrize(
        "name", ["{link}", "{0.__class__}", "{name", "%s", "<img src=x onerror=alert(1)>", '"><a href="https://evil"']
    )
    def test_takes_facts_for_facts(self, name: str) -> None:
        content = content_of(due(name=name))
        assert content.text.startswith(f"Hello {name},\n")
        assert "<img" not in content.html
        assert 'https://evil"' not in content.html
        assert content.text.count(FACTS["link"]) == 1

    @pytest.mark.parametrize(
        "hostile", ["Acme\r\nBcc: eve@example.com", "Acme\n\nBody", "Acme\u2028Bcc: e@example.com", "\r\nX: y\0"]
    )
    def test_has_no_header_that_a_fact_brings(self, hostile: str) -> None:
        about = due(MailKind.INVITATION, by=hostile, desk=hostile)
        message = message_of(about, content_of(about), sender=SENDER)
        raw = bytes(message).partition(b"\r\n\r\n")[0].lower()
        names = [line.partition(b":")[0] for line in raw.split(b"\r\n") if not line.startswith((b" ", b"\t"))]
        assert sorted(names) == sorted({*names})
        assert not {b"bcc", b"x", b"body"} & set(names)

    def test_is_refused_rather_than_sent_with_a_broken_header(self) -> None:
        with pytest.raises(ValueError, match=r"linefeed|carriage"):
            message_of(due(), Content("Hello\r\nBcc: eve@example.com", "", ""), sender=SENDER)
        with pytest.raises((ValueError, IndexError)):
            message_of(due(to="ada@example.com\r\nBcc: eve@example.com"), Content("a", "", ""), sender=SENDER)

    def test_says_that_a_machine_wrote_it_and_is_the_same_at_every_attempt(self) -> None:
        one, two = (message_of(due(), content_of(due()), sender=SENDER) for _ in range(2))
        assert one["Message-ID"] == two["Message-ID"] == "<parley-3-7@acme.test>"
        assert one["Date"] == two["Date"]
        assert one["From"] == '"Acme, support" <desk@acme.test>'
        assert one["To"] == "ada@example.com"
        assert one["Auto-Submitted"] == "auto-generated"
        assert [part.get_content_type() for part in one.iter_parts()] == ["text/plain", "text/html"]
