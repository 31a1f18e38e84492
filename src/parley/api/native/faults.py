"""Every error of core, said in this door's words: a status, a code, and details."""

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
    Fault,
    Forbidden,
    Invalid,
    NotFound,
    ParleyError,
    TooLarge,
    Unauthenticated,
    Unavailable,
    VersionMismatch,
)

# The most particular first: the first row an error is an instance of speaks for it.
TABLE: tuple[tuple[type[ParleyError], int, str], ...] = (
    (Invalid, 400, "BAD_REQUEST"),
    (Unauthenticated, 401, "UNAUTHORIZED"),
    (Forbidden, 403, "FORBIDDEN"),
    (NotFound, 404, "NOT_FOUND"),
    (NoSuchPath, 404, "NOT_FOUND"),
    (WrongMethod, 405, "METHOD_NOT_ALLOWED"),
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


class Details(msgspec.Struct, omit_defaults=True):
    """What more is known: the faulty fields of a 400, the request's id of a 500."""

    fields: list[Fault] = []
    request_id: str = ""


class ErrorBody(msgspec.Struct):
    """What went wrong: a stable code, and a sentence for a person."""

    code: str
    message: str
    details: Details


class ErrorEnvelope(msgspec.Struct):
    """The shape of every error."""

    error: ErrorBody


def status_and_code(error: ParleyError | type[ParleyError]) -> tuple[int, str]:
    """Find an error's row."""
    kind = error if isinstance(error, type) else type(error)
    return next(
        ((status, code) for known, status, code in TABLE if issubclass(kind, known)), (500, "INTERNAL_SERVER_ERROR")
    )


def render(error: ParleyError, call: Call) -> Answer:
    """Answer with the error in this door's shape."""
    status, code = status_and_code(error)
    details = Details()
    headers = list(call.out)
    if isinstance(error, Invalid):
        details = Details(fields=list(error.faults))
    elif isinstance(error, Unauthenticated):
        headers.append((b"www-authenticate", b"Bearer"))
    elif isinstance(error, WrongMethod):
        headers.append((b"allow", error.allow.encode()))
    elif isinstance(error, TooManyRequests | Unavailable):
        headers.append((b"retry-after", str(error.retry_after).encode()))
    elif isinstance(error, Crash):
        details = Details(request_id=error.request_id)
    body = msgspec.json.encode(ErrorEnvelope(ErrorBody(code, error.message, details)))
    return Answer.json(status, body, headers)
