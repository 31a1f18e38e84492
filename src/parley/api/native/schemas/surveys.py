"""Surveys on the wire."""

from typing import Annotated, ClassVar, Literal, TypeAlias

import msgspec

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.words import Moment

StatusWord: TypeAlias = Literal["pending", "received"]


class SurveyWire(msgspec.Struct):
    """How a ticket went, in its customer's eyes. All but the question is null until it is answered."""

    ticket_id: str
    type: Literal["five_point_rating"]
    status: StatusWord
    value: int | None
    max_value: int
    comment: str | None
    created_at: Moment
    received_at: Moment | None


class SurveyAnswer(msgspec.Struct, forbid_unknown_fields=True):
    """The customer's answer."""

    value: Annotated[int, msgspec.Meta(ge=1, le=5)]
    comment: Annotated[str, msgspec.Meta(max_length=5000)] | None = None


class SurveyQuery(ListQuery, kw_only=True):
    """Surveys, newest first."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"created_at": ("v.created_at", "timestamptz")}

    status: Annotated[StatusWord, msgspec.Meta(description="Only those that wait, or only those answered")] | None = (
        None
    )
