"""What hangs on a ticket, and which part of it a reader may ask for."""

import datetime as dt
from enum import Enum

import msgspec

from parley.core.files import File
from parley.core.inboxes.channels import Channel
from parley.core.links import ExternalLink, Thread, TicketLink
from parley.core.surveys import Survey
from parley.core.tickets import Message, Ticket


class Part(Enum):
    """A part of a dossier; what was not asked for is empty."""

    RELATED = "related"
    EXTERNAL = "external"
    THREADS = "threads"
    CHANNEL = "channel"
    SURVEY = "survey"
    COUNTS = "counts"
    FILES = "files"
    MESSAGES = "messages"
    DRAFTS = "drafts"


class Dossier(msgspec.Struct, frozen=True):
    """A ticket with its description and the parts asked for.

    `threads` are by kind; `channel` is that of the request thread, where an inbox listens there. `replies` counts what
    was said after the opening, without notes and `drafts`; `last_message_at` is of anything but a draft. `files` are
    all of the ticket's: without a message and a field they came with the opening. `messages` are in their order, the
    opening first; drafts are among them only where DRAFTS was asked for too.
    """

    ticket: Ticket
    related: list[TicketLink] = []
    external: list[ExternalLink] = []
    threads: dict[str, Thread] = {}
    channel: Channel | None = None
    survey: Survey | None = None
    replies: int = 0
    drafts: int = 0
    last_message_at: dt.datetime | None = None
    files: list[File] = []
    messages: list[Message] = []
