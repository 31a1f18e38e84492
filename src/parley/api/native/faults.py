"""Every error of core, said in this door's words: a status, a code, and details."""

import msgspec

from parley.api.native.entrance import CrossSite
from parley.api.toolbox.answer import Answer
from parley.api.toolbox.call import Call
from parley.api.toolbox.door import Crash
from parley.api.toolbox.faults import ERRORS, headers_of, row_of
from parley.core.errors import Conflict, Fault, Invalid, ParleyError
from parley.core.events import EventsForgotten
from parley.core.seats import CodeRequired

TABLE = {
    **ERRORS,
    CodeRequired: (401, "CODE_REQUIRED"),
    CrossSite: (403, "CSRF"),
    EventsForgotten: (410, "GONE"),
}


class Details(msgspec.Struct, omit_defaults=True):
    """What more is known: the faulty fields of a 400, the taken one of a 409, the request's id of a 500."""

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


def render(error: ParleyError, call: Call) -> Answer:
    """Answer with the error in this door's shape."""
    status, code = row_of(TABLE, error)
    details = Details()
    if isinstance(error, Invalid):
        details = Details(fields=list(error.faults))
    elif isinstance(error, Conflict) and error.path:
        details = Details(fields=[Fault(error.path, error.message)])
    elif isinstance(error, Crash):
        details = Details(request_id=error.request_id)
    body = msgspec.json.encode(ErrorEnvelope(ErrorBody(code, error.message, details)))
    return Answer.json(status, body, headers_of(error, call))
