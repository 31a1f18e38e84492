"""Requests on the wire (seed 001, the tables from "Request Object" to "Message Object")."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.clearfeed.rest.schemas.words import Moment, ResponseMetadata
from parley.api.clearfeed.rest.words import PriorityWord, StateWord

TicketWord = Literal[
    "zendesk", "jira", "jsm", "salesforce", "freshdesk", "hubspot", "clearfeed", "github", "intercom", "linear"
]


class AuthorWire(msgspec.Struct, gc=False):
    """Who asks."""

    id: Annotated[str, msgspec.Meta(examples=["cust_123"])]
    name: str | None
    email: str | None


class AssigneeWire(msgspec.Struct, gc=False):
    """Who answers."""

    id: Annotated[str, msgspec.Meta(examples=["user_123"])]


class AssignedTeamWire(msgspec.Struct, gc=False):
    """The team that answers."""

    id: int


class TicketWire(msgspec.Struct, gc=False):
    """A ticket that the request is, or is linked to. The first is the request itself."""

    id: int
    type: TicketWord
    key: Annotated[str, msgspec.Meta(examples=["CF-123"])]
    url: Annotated[str, msgspec.Meta(description="Empty where none is known")]
    created_at: Moment


class SurveyResponseWire(msgspec.Struct, gc=False):
    """What the customer answered."""

    survey_type: Literal["five_point_rating"]
    value: int
    max_value: int


class SurveyWire(msgspec.Struct, gc=False):
    """The customer's survey: without anything where none was asked for; `response` only once it was received."""

    status: Literal["pending", "received"] | UnsetType = UNSET
    response: SurveyResponseWire | UnsetType = UNSET


class ChannelWire(msgspec.Struct, gc=False):
    """The chat channel that the request was asked in."""

    id: str
    name: str
    owner: str | None


class CollectionWire(msgspec.Struct, gc=False):
    """The collection that the request is in; here its id is a text."""

    id: str
    name: str


class ThreadWire(msgspec.Struct, gc=False):
    """A thread in the chat."""

    channel_id: str
    thread_ts: str
    team_id: str | None
    url: str | None


class ClockWire(msgspec.Struct, gc=False):
    """Minutes since the request was sent; `is_breached` is absent where nothing was promised."""

    value: float
    is_breached: bool | UnsetType = UNSET


class FirstResolutionWire(msgspec.Struct, gc=False):
    """Minutes since the request was sent."""

    value: float


class SlaMetricsWire(msgspec.Struct, gc=False):
    """How long it took: null while nothing was said, while it is not done, and until it was done once."""

    resolution_time: ClockWire | None
    first_response_time: ClockWire | None
    first_resolution_time: FirstResolutionWire | None


class MessageWire(msgspec.Struct, gc=False):
    """A message that the customer can read. The description is the first."""

    text: str
    author: Annotated[str, msgspec.Meta(examples=["user_123"])]
    ts: Annotated[str, msgspec.Meta(description="The message's id", examples=["1736937000.000123"])]
    thread_ts: str
    is_responder: bool


class RequestWire(msgspec.Struct, gc=False):
    """A request. `messages` are there where they were asked for."""

    id: int
    title: str
    state: StateWord
    priority: PriorityWord
    author: AuthorWire
    assignee: AssigneeWire | None
    assigned_team: AssignedTeamWire | None
    tickets: list[TicketWire]
    csat_survey: SurveyWire
    channel: ChannelWire | None
    collection: CollectionWire
    custom_field_values: Annotated[dict[str, Any], msgspec.Meta(description="By the id of the field")]
    request_thread: ThreadWire | None
    triage_thread: ThreadWire | None
    sla_metrics: SlaMetricsWire
    created_at: Moment
    updated_at: Moment
    messages: list[MessageWire] | UnsetType = UNSET


class RequestAnswer(msgspec.Struct):
    """One request."""

    request: RequestWire


class RequestsAnswer(msgspec.Struct):
    """A page of requests."""

    requests: list[RequestWire]
    response_metadata: ResponseMetadata


class FoundRequestsAnswer(msgspec.Struct):
    """The requests that were found."""

    requests: list[RequestWire]


class NewRequestWire(msgspec.Struct):
    """A request that was made just now; here its id is a text."""

    id: Annotated[str, msgspec.Meta(examples=["123"])]


class NewRequestAnswer(msgspec.Struct):
    """The new request."""

    request: NewRequestWire


class MessageAnswer(msgspec.Struct):
    """The message that was added."""

    message: MessageWire
