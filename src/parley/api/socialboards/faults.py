"""Every error of core in this vendor's envelope: no data, a positive `errorCode` for each cause, and a sentence."""

from typing import Annotated

import msgspec

from parley.api.toolbox.answer import Answer
from parley.api.toolbox.call import Call
from parley.api.toolbox.door import Crash, NoSuchPath, WrongMethod
from parley.api.toolbox.faults import coded, headers_of, row_of, sentence_of
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

CODES: dict[type[ParleyError], int] = {
    Invalid: 1,
    Unauthenticated: 2,
    Forbidden: 3,
    NotFound: 5,
    NoSuchPath: 6,
    WrongMethod: 7,
    VersionMismatch: 9,
    IdempotencyKeyReused: 10,
    Busy: 11,
    Conflict: 12,
    TooLarge: 13,
    UnsupportedMediaType: 14,
    Crash: 15,
    TooManyRequests: 16,
    Unavailable: 17,
}
# `docs/doors` lists the codes.
TABLE = {**coded(CODES), TicketNotFound: (404, 4), TicketClosed: (400, 8)}


class ErrorBody(msgspec.Struct, rename="camel"):
    """What went wrong: a code for each cause, and a sentence for a person."""

    data: None
    error_code: Annotated[int, msgspec.Meta(ge=1)]
    error_text: str


def render(error: ParleyError, call: Call) -> Answer:
    """Answer with the error in this door's shape."""
    status, code = row_of(TABLE, error)
    return Answer.json(status, msgspec.json.encode(ErrorBody(None, code, sentence_of(error))), headers_of(error, call))
