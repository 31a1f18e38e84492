"""What a thread is: a message in a chat channel, and everything said below it."""

import msgspec

from parley.core.errors import Conflict, NotFound

THREAD_KINDS = ("request", "triage")
LONGEST_ID = 255
LONGEST_URL = 2_000


class ThreadNotFound(NotFound):
    """The ticket has no thread of this kind."""

    def __init__(self) -> None:
        super().__init__("Thread")


class ThreadTaken(Conflict):
    """The thread belongs to another ticket, or to this one under the other kind."""

    code = "thread_taken"

    def __init__(self) -> None:
        super().__init__("This thread belongs to a ticket already")


class Thread(msgspec.Struct, frozen=True):
    """A ticket's thread. `kind` is `request`, where the customer reads, or `triage`, where only the team does.

    `channel_id`, `thread_ts` and `team_id` are the chat's own ids, of which the house knows nothing.
    """

    kind: str
    channel_id: str
    thread_ts: str
    team_id: str | None
    url: str | None
    version: int
