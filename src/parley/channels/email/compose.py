"""From a mail that is due to the message that is sent: headers, a text and a simple page of it. Pure."""

import datetime as dt
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from string import Formatter
from typing import Final

from parley.channels.email.words import Words, words_for
from parley.core.mails import Content, DueMail
from parley.kit.text.lines import one_line

LONGEST_FACT: Final = 500
PAGE: Final = (
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{subject}</title></head>'
    '<body style="font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#1c2024;max-width:36em;'
    'margin:2em auto;padding:0 1em"><p>{greeting}</p><p>{before}</p><p><a href="{link}" style="display:inline-block;'
    'padding:.6em 1.2em;border-radius:6px;background:#1d4ed8;color:#fff;text-decoration:none">{button}</a></p>'
    '<p style="font-size:14px;color:#60646c;word-break:break-all">{link}</p><p>{after}</p></body></html>'
)
TEXT: Final = "{greeting}\n\n{before}\n\n{button}: {link}\n\n{after}\n"


def content_of(due: DueMail) -> Content:
    """Return what the mail says. Facts are facts: what they hold is neither a place for others nor markup."""
    language, words = words_for(due.mail.kind, due.mail.language)
    facts = {"email": due.mail.recipient, **{name: one_line(text)[:LONGEST_FACT] for name, text in due.facts.items()}}
    said = {name: _filled(getattr(words, name), facts) for name in Words.__struct_fields__}
    said |= {"link": facts.get("link", ""), "language": language}
    page = {name: escape(text) for name, text in said.items()}
    return Content(said["subject"], TEXT.format_map(said), PAGE.format_map(page))


def message_of(due: DueMail, content: Content, *, sender: Address) -> EmailMessage:
    """Return the message; its id is the same for every attempt. Line breaks in a header are refused by its policy."""
    message = EmailMessage(policy=SMTP)
    local, _, domain = due.mail.recipient.rpartition("@")
    message["From"] = sender
    message["To"] = Address(username=local, domain=domain)
    message["Subject"] = content.subject
    message["Date"] = due.mail.created_at.astimezone(dt.UTC)
    message["Message-ID"] = f"<parley-{due.workspace}-{due.mail.id}@{sender.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(content.text, cte="quoted-printable")
    message.add_alternative(content.html, subtype="html", cte="quoted-printable")
    return message


def _filled(words: str, facts: dict[str, str]) -> str:
    """Put the facts into their places; one that is missing leaves its place empty."""
    parts = Formatter().parse(words)
    return "".join(before + (facts.get(name, "") if name else "") for before, name, _, _ in parts)
