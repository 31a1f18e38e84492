"""Messages: core to wire.

A message's `ts` is spelled as chats do, seconds and a fraction; the fraction is the message's own number, so it tells
two of one second apart.
"""

import re

from parley.api.clearfeed.rest.schemas.requests import MessageWire
from parley.core.actor import ActorKind
from parley.core.dossiers import Dossier
from parley.core.tickets import Author, Message
from parley.kit.ids import LARGEST_ID

DIGITS = 6
TS = re.compile(r"[0-9]{1,12}\.([0-9]{6,19})")
PREFIXES = {ActorKind.AGENT: "user", ActorKind.CUSTOMER: "cust", ActorKind.KEY: "key", ActorKind.RULE: "rule"}


def message_to_wire(message: Message, dossier: Dossier) -> MessageWire:
    """Spell a message of the dossier's ticket. What the requester wrote is never a responder's."""
    return MessageWire(
        text=message.text,
        author=author_to_wire(message.author),
        ts=ts_of(message),
        thread_ts=thread_ts_of(message, dossier),
        is_responder=message.author.is_responder and not message.is_opening,
    )


def ts_of(message: Message) -> str:
    """Spell the message's id."""
    return f"{int(message.created_at.timestamp())}.{message.id:0{DIGITS}}"


def message_in_ts(text: str) -> int | None:
    """Read a message's id back; None for what is none of ours."""
    found = TS.fullmatch(text)
    number = int(found[1]) if found else 0
    return number if 1 <= number <= LARGEST_ID else None


def thread_ts_of(message: Message, dossier: Dossier) -> str:
    """Spell the thread that the message stands in: the chat's, where there is one, else the one the opening began."""
    thread = dossier.threads.get("triage" if message.is_internal else "request")
    if thread is not None:
        return thread.thread_ts
    opening = next((each for each in dossier.messages if each.is_opening), message)
    return ts_of(opening)


def author_to_wire(author: Author) -> str:
    """Spell who wrote it; the desk itself is `system`."""
    prefix = PREFIXES.get(author.kind)
    return f"{prefix}_{author.id}" if prefix and author.id else "system"
