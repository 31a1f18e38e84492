"""Every error of core in this vendor's words: a status, and `{"message", "error"}`."""

import msgspec

from parley.api.toolbox.answer import Answer
from parley.api.toolbox.call import Call
from parley.api.toolbox.faults import ERRORS, headers_of, row_of, sentence_of
from parley.core.errors import ParleyError

TABLE = ERRORS


class ErrorBody(msgspec.Struct):
    """What went wrong: a sentence for a person, and a stable word."""

    message: str
    error: str


def render(error: ParleyError, call: Call) -> Answer:
    """Answer with the error in this door's shape."""
    status, word = row_of(TABLE, error)
    return Answer.json(status, msgspec.json.encode(ErrorBody(sentence_of(error), word)), headers_of(error, call))
