"""Every error of core, said in this door's words: a status, a code in capitals, and one sentence."""

import msgspec

from parley.api.toolbox.answer import Answer
from parley.api.toolbox.call import Call
from parley.api.toolbox.faults import ERRORS, headers_of, row_of, sentence_of
from parley.core.errors import Conflict, NotFound, ParleyError
from parley.core.tickets import TicketClosed

TABLE = {**ERRORS, TicketClosed: (406, "NOT_ACCEPTABLE")}

# What this dialect calls the things of the house that it looks for.
THINGS = {"Ticket": "Request", "Company": "Customer", "Inbox": "Collection", "Field": "Custom field"}


class StaleVersion(Conflict):
    """The body names a version that is not the present one."""

    code = "stale_version"

    def __init__(self) -> None:
        super().__init__("The object was changed since the version that you name")


class ErrorWire(msgspec.Struct):
    """What went wrong: a sentence for a person, and a stable code in capitals."""

    message: str
    error: str


def render(error: ParleyError, call: Call) -> Answer:
    """Answer with the error in this door's shape."""
    status, code = row_of(TABLE, error)
    return Answer.json(status, msgspec.json.encode(ErrorWire(_sentence(error), code)), headers_of(error, call))


def _sentence(error: ParleyError) -> str:
    """Say the error in one line, by the names that this dialect has for things."""
    if isinstance(error, NotFound):
        return f"{THINGS.get(error.thing, error.thing)} not found"
    if isinstance(error, TicketClosed):
        return "A closed request cannot change its state"
    return sentence_of(error)
