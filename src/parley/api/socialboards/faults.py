"""Every error of core in this vendor's envelope: no data, a positive `errorCode` for each cause, and a sentence."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Annotated

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
from parley.core.tickets import TicketClosed, TicketNotFound

UNKNOWN = (500, 15)
# The most particular first: the first row an error is an instance of speaks for it. `docs/doors` lists the codes.
TABLE: tuple[tuple[type[ParleyError], int, int], ...] = (
    (Invalid, 400, 1),
    (Unauthenticated, 401, 2),
    (Forbidden, 403, 3),
    (TicketNotFound, 404, 4),
    (NotFound, 404, 5),
    (NoSuchPath, 404, 6),
    (WrongMethod, 405, 7),
    (TicketClosed, 400, 8),
    (VersionMismatch, 412, 9),
    (IdempotencyKeyReused, 422, 10),
    (Busy, 409, 11),
    (Conflict, 409, 12),
    (TooLarge, 413, 13),
    (UnsupportedMediaType, 415, 14),
    (Crash, *UNKNOWN),
    (TooManyRequests, 429, 16),
    (Unavailable, 503, 17),
)


class ErrorBody(msgspec.Struct, rename="camel"):
    """What went wrong: a code for each cause, and a sentence for a person."""

    data: None
    error_code: Annotated[int, msgspec.Meta(ge=1)]
    error_text: str


def status_and_code(error: ParleyError | type[ParleyError]) -> tuple[int, int]:
    """Find an error's row."""
    kind = error if isinstance(error, type) else type(error)
    return next(((status, code) for known, status, code in TABLE if issubclass(kind, known)), UNKNOWN)


def render(error: ParleyError, call: Call) -> Answer:
    """Answer with the error in this door's shape."""
    status, code = status_and_code(error)
    body = msgspec.json.encode(ErrorBody(None, code, _sentence(error)))
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
