"""What happens to surveys."""

from typing import ClassVar

from parley.core.events import Event


class SurveyEvent(Event, frozen=True, kw_only=True):
    """Something happened to a ticket's survey."""

    KIND: ClassVar[str] = "ticket"


class SurveyRequested(SurveyEvent, frozen=True, kw_only=True):
    """The customer is to be asked how the ticket went."""

    TYPE: ClassVar[str] = "survey.requested"


class SurveyReceived(SurveyEvent, frozen=True, kw_only=True):
    """The customer answered."""

    TYPE: ClassVar[str] = "survey.received"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"comment"})

    value: int
    max_value: int
    comment: str | None
