"""What a survey is: one question about a ticket, answered with one to five points."""

import datetime as dt
from enum import StrEnum

import msgspec

from parley.core.errors import Conflict, Fault, NotFound

LOWEST, HIGHEST = 1, 5
LONGEST_COMMENT = 5_000


class SurveyNotFound(NotFound):
    """Nobody asked the customer about this ticket."""

    def __init__(self) -> None:
        super().__init__("Survey")


class SurveyAnswered(Conflict):
    """The customer has answered: an answer is given once."""

    code = "survey_answered"

    def __init__(self) -> None:
        super().__init__("This survey is answered already")


class SurveyStatus(StrEnum):
    """Whether the answer is there."""

    PENDING = "pending"
    RECEIVED = "received"


class Survey(msgspec.Struct, frozen=True):
    """A ticket's survey. `value` (of `max_value`), `comment` and `received_at` are None until it is answered."""

    ticket: int
    type: str
    status: SurveyStatus
    value: int | None
    max_value: int
    comment: str | None
    created_at: dt.datetime
    received_at: dt.datetime | None


def faults_of(value: int, comment: str | None) -> list[Fault]:
    """List what keeps this from being an answer."""
    faults: list[Fault] = []
    if not LOWEST <= value <= HIGHEST:
        faults.append(Fault("value", f"Must be {LOWEST} to {HIGHEST}"))
    if comment is not None and len(comment) > LONGEST_COMMENT:
        faults.append(Fault("comment", f"Must have {LONGEST_COMMENT} characters at most"))
    return faults
