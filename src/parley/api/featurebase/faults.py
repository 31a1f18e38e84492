"""Every error of core, said in this door's words: one object with a type, a code, a sentence and the parameter."""

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.featurebase.ids import NoSuchObject
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

REQUEST, MISSING = "invalid_request_error", "missing_parameter"
REQUIRED = "Required"
MOST_SAID = 5


class InvalidCursor(Invalid):
    """The cursor is broken, or of another list."""

    @classmethod
    def given(cls) -> "InvalidCursor":
        """Make the error."""
        return cls(cls.at("cursor", "Not a cursor of this list: start again without one").faults)


class QueryTooBroad(Invalid):
    """A search says only what is not wanted."""

    @classmethod
    def given(cls) -> "QueryTooBroad":
        """Make the error."""
        return cls(cls.at("query", "Say what is wanted beside what is not").faults)


# The most particular first: the first row an error is an instance of speaks for it.
TABLE: tuple[tuple[type[ParleyError], int, str, str], ...] = (
    (InvalidCursor, 400, REQUEST, "invalid_cursor"),
    (QueryTooBroad, 400, REQUEST, "query_too_broad"),
    (Invalid, 400, REQUEST, "invalid_request"),
    (TicketClosed, 400, REQUEST, "invalid_request"),
    (Unauthenticated, 401, "authentication_error", "unauthorized"),
    (Forbidden, 403, "permission_error", "forbidden"),
    (NotFound, 404, REQUEST, "resource_not_found"),
    (NoSuchPath, 404, REQUEST, "resource_not_found"),
    (WrongMethod, 405, REQUEST, "method_not_allowed"),
    (VersionMismatch, 412, REQUEST, "precondition_failed"),
    (IdempotencyKeyReused, 422, REQUEST, "idempotency_key_reused"),
    (Busy, 409, REQUEST, "conflict"),
    (Conflict, 409, REQUEST, "conflict"),
    (TooLarge, 413, REQUEST, "payload_too_large"),
    (UnsupportedMediaType, 415, REQUEST, "unsupported_media_type"),
    (TooManyRequests, 429, "rate_limit_error", "rate_limit_exceeded"),
    (Crash, 500, "api_error", "internal_server_error"),
    (Unavailable, 503, "api_error", "service_unavailable"),
)


class ErrorBody(msgspec.Struct):
    """What went wrong: its type, a stable code, a sentence for a person, the parameter at fault, and the status."""

    type: str
    code: str
    message: str
    status: int
    param: str | UnsetType = UNSET


class ErrorEnvelope(msgspec.Struct):
    """The shape of every error."""

    error: ErrorBody


def row_of(error: ParleyError | type[ParleyError]) -> tuple[int, str, str]:
    """Find an error's status, type and code."""
    kind = error if isinstance(error, type) else type(error)
    rows = ((status, word, code) for known, status, word, code in TABLE if issubclass(kind, known))
    return next(rows, (500, "api_error", "internal_server_error"))


def render(error: ParleyError, call: Call) -> Answer:
    """Answer with the error in this door's shape."""
    status, word, code = row_of(error)
    body = ErrorBody(word, code, error.message, status)
    headers = list(call.out)
    if isinstance(error, Invalid) and error.faults:
        body = _blamed(body, error)
    elif isinstance(error, NoSuchObject):
        body.param = error.at
    elif isinstance(error, Unauthenticated):
        headers.append((b"www-authenticate", b"Bearer"))
    elif isinstance(error, WrongMethod):
        headers.append((b"allow", error.allow.encode()))
    elif isinstance(error, TooManyRequests | Unavailable):
        headers.append((b"retry-after", str(error.retry_after).encode()))
    elif isinstance(error, Crash):
        body.message = f"{error.message} (request {error.request_id})"
    return Answer.json(status, msgspec.json.encode(ErrorEnvelope(body)), headers)


def _blamed(body: ErrorBody, error: Invalid) -> ErrorBody:
    """Name the first parameter at fault; the sentence tells of the first few."""
    first = error.faults[0]
    if first.path:
        body.param = first.path
    if first.message == REQUIRED:
        body.code = MISSING
    said = [f"{fault.path}: {fault.message}" if fault.path else fault.message for fault in error.faults[:MOST_SAID]]
    body.message = "; ".join(said)
    return body
