"""Every error of core, said in this door's words: a status, a code in capitals, and one sentence."""

import msgspec

from parley.api.toolbox.answer import Answer
from parley.api.toolbox.call import Call
from parley.api.toolbox.door import Crash, NoSuchPath, WrongMethod
from parley.api.toolbox.idempotency import IdempotencyKeyReused
from parley.api.toolbox.limits import TooManyRequests
from parley.api.toolbox.media import UnsupportedMediaType
from parley.core.errors import (
    Busy,
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    ParleyError,
    TooLarge,
    Unauthenticated,
    Unavailable,
    VersionMismatch,
)
from parley.core.tickets import TicketClosed

# The most particular first: the first row an error is an instance of speaks for it.
TABLE: tuple[tuple[type[ParleyError], int, str], ...] = (
    (Invalid, 400, "BAD_REQUEST"),
    (Unauthenticated, 401, "UNAUTHORIZED"),
    (Forbidden, 403, "FORBIDDEN"),
    (NotFound, 404, "NOT_FOUND"),
    (NoSuchPath, 404, "NOT_FOUND"),
    (WrongMethod, 405, "METHOD_NOT_ALLOWED"),
    (TicketClosed, 406, "NOT_ACCEPTABLE"),
    (VersionMismatch, 412, "PRECONDITION_FAILED"),
    (IdempotencyKeyReused, 422, "IDEMPOTENCY_KEY_REUSED"),
    (Busy, 409, "CONFLICT"),
    (Conflict, 409, "CONFLICT"),
    (TooLarge, 413, "PAYLOAD_TOO_LARGE"),
    (UnsupportedMediaType, 415, "UNSUPPORTED_MEDIA_TYPE"),
    (TooManyRequests, 429, "TOO_MANY_REQUESTS"),
    (Crash, 500, "INTERNAL_SERVER_ERROR"),
    (Unavailable, 503, "SERVICE_UNAVAILABLE"),
)

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


def status_and_code(error: ParleyError | type[ParleyError]) -> tuple[int, str]:
    """Find an error's row."""
    kind = error if isinstance(error, type) else type(error)
    return next(
        ((status, code) for known, status, code in TABLE if issubclass(kind, known)), (500, "INTERNAL_SERVER_ERROR")
    )


def render(error: ParleyError, call: Call) -> Answer:
    """Answer with the error in this door's shape."""
    status, code = status_and_code(error)
    headers = list(call.out)
    if isinstance(error, Unauthenticated):
        headers.append((b"www-authenticate", b"Bearer"))
    elif isinstance(error, WrongMethod):
        headers.append((b"allow", error.allow.encode()))
    elif isinstance(error, TooManyRequests | Unavailable):
        headers.append((b"retry-after", str(error.retry_after).encode()))
    return Answer.json(status, msgspec.json.encode(ErrorWire(_sentence(error), code)), headers)


def _sentence(error: ParleyError) -> str:
    """Say the error in one line: this dialect has no place for a list of faults."""
    if isinstance(error, Invalid):
        return "; ".join(f"{each.path}: {each.message}" if each.path else each.message for each in error.faults)
    if isinstance(error, NotFound):
        return f"{THINGS.get(error.thing, error.thing)} not found"
    if isinstance(error, TicketClosed):
        return "A closed request cannot change its state"
    if isinstance(error, Crash):
        return f"{error.message} ({error.request_id})"
    return error.message
