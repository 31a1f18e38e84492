"""Every error of core, said in this door's words: one object with a type, a code, a sentence and the parameter."""

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.featurebase.ids import NoSuchObject
from parley.api.toolbox.answer import Answer
from parley.api.toolbox.call import Call
from parley.api.toolbox.cursors import NotACursor
from parley.api.toolbox.door import Crash
from parley.api.toolbox.faults import coded, headers_of, line_of, row_of
from parley.core.errors import Fault, Invalid, ParleyError
from parley.core.tickets import TicketClosed

REQUEST, MISSING = "invalid_request_error", "missing_parameter"
REQUIRED = "Required"
MOST_SAID = 5


class QueryTooBroad(Invalid):
    """A search says only what is not wanted."""

    def __init__(self) -> None:
        super().__init__([Fault("query", "Say what is wanted beside what is not")])


CODES = {
    "invalid": (REQUEST, "invalid_request"),
    "unauthenticated": ("authentication_error", "unauthorized"),
    "forbidden": ("permission_error", "forbidden"),
    "not_found": (REQUEST, "resource_not_found"),
    "no_such_path": (REQUEST, "resource_not_found"),
    "wrong_method": (REQUEST, "method_not_allowed"),
    "version_mismatch": (REQUEST, "precondition_failed"),
    "idempotency_key_reused": (REQUEST, "idempotency_key_reused"),
    "busy": (REQUEST, "conflict"),
    "conflict": (REQUEST, "conflict"),
    "too_large": (REQUEST, "payload_too_large"),
    "unsupported_media_type": (REQUEST, "unsupported_media_type"),
    "too_many_requests": ("rate_limit_error", "rate_limit_exceeded"),
    "crash": ("api_error", "internal_server_error"),
    "unavailable": ("api_error", "service_unavailable"),
}
TABLE = {
    **coded(CODES),
    NotACursor: (400, (REQUEST, "invalid_cursor")),
    QueryTooBroad: (400, (REQUEST, "query_too_broad")),
    TicketClosed: (400, (REQUEST, "invalid_request")),
}


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


def render(error: ParleyError, call: Call) -> Answer:
    """Answer with the error in this door's shape."""
    status, (word, code) = row_of(TABLE, error)
    body = ErrorBody(word, code, error.message, status)
    if isinstance(error, Invalid) and error.faults:
        body = _blamed(body, error)
    elif isinstance(error, NoSuchObject):
        body.param = error.at
    elif isinstance(error, Crash):
        body.message = f"{error.message} (request {error.request_id})"
    return Answer.json(status, msgspec.json.encode(ErrorEnvelope(body)), headers_of(error, call))


def _blamed(body: ErrorBody, error: Invalid) -> ErrorBody:
    """Name the first parameter at fault; the sentence tells of the first few."""
    first = error.faults[0]
    if first.path:
        body.param = first.path
    if first.message == REQUIRED:
        body.code = MISSING
    body.message = "; ".join(map(line_of, error.faults[:MOST_SAID]))
    return body
