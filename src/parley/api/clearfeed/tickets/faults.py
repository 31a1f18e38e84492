"""Every error of core in this vendor's words: a status, and `{"message", "error"}`."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

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


class ErrorBody(msgspec.Struct):
    """What went wrong: a sentence for a person, and a stable word."""

    message: str
    error: str


def status_and_word(error: ParleyError | type[ParleyError]) -> tuple[int, str]:
    """Find an error's row."""
    kind = error if isinstance(error, type) else type(error)
    return next(
        ((status, word) for known, status, word in TABLE if issubclass(kind, known)), (500, "INTERNAL_SERVER_ERROR")
    )


def render(error: ParleyError, call: Call) -> Answer:
    """Answer with the error in this door's shape."""
    status, word = status_and_word(error)
    body = msgspec.json.encode(ErrorBody(_sentence(error), word))
    return Answer.json(status, body, [*call.out, *_headers(error)])


def _sentence(error: ParleyError) -> str:
    if isinstance(error, Invalid):
        return "; ".join(f"{each.path}: {each.message}" if each.path else each.message for each in error.faults)
    return f"{error.message} ({error.request_id})" if isinstance(error, Crash) else error.message


def _headers(error: ParleyError) -> list[tuple[bytes, bytes]]:
    if isinstance(error, Unauthenticated):
        return [(b"www-authenticate", b"Bearer")]
    if isinstance(error, WrongMethod):
        return [(b"allow", error.allow.encode())]
    if isinstance(error, TooManyRequests | Unavailable):
        return [(b"retry-after", str(error.retry_after).encode())]
    return []


@contextmanager
def faults_named(name: Callable[[str], str]) -> Generator[None]:
    """Have core's faults name this door's fields, where they are called otherwise."""
    try:
        yield
    except Invalid as error:
        said = [msgspec.structs.replace(fault, path=name(fault.path)) for fault in error.faults]
        raise Invalid(said, error.message) from error
