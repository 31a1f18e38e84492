"""Every error of core in this vendor's envelope: no data, a positive `errorCode` for each cause, and a sentence."""

from typing import Annotated

import msgspec

from parley.api.toolbox.answer import Answer
from parley.api.toolbox.call import Call
from parley.api.toolbox.faults import coded, headers_of, row_of, sentence_of
from parley.core.errors import ParleyError
from parley.core.tickets import TicketClosed, TicketNotFound

CODES = {
    "invalid": 1,
    "unauthenticated": 2,
    "forbidden": 3,
    "not_found": 5,
    "no_such_path": 6,
    "wrong_method": 7,
    "version_mismatch": 9,
    "idempotency_key_reused": 10,
    "busy": 11,
    "conflict": 12,
    "too_large": 13,
    "unsupported_media_type": 14,
    "crash": 15,
    "too_many_requests": 16,
    "unavailable": 17,
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
