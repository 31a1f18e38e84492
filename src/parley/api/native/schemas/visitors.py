"""What customers see of tickets, on public pages and at the portal."""

from typing import Annotated, Any, ClassVar, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.files import AttachmentWire
from parley.api.native.schemas.people import Email
from parley.api.native.schemas.sessions import Language, Token, WorkspaceSlug
from parley.api.native.schemas.tickets import CustomFields, Id, Subject, Text
from parley.api.native.schemas.words import Moment

CategoryId = Annotated[str, msgspec.Meta(max_length=40, examples=["cat_2"])]
State = Literal["open", "in_progress", "pending", "on_hold", "solved", "closed"]
AskedType = Literal["text", "number", "date", "select", "multi_select", "checkbox"]
Attachments = Annotated[list[Id], msgspec.Meta(max_length=10, description="Ids of files uploaded at the portal")]

# A form is read as it streams, so its schema is said here and not derived.
REPLY_FORM: dict[str, Any] = {
    "multipart/form-data": {
        "schema": {
            "type": "object",
            "properties": {
                "content": {"type": "string", "description": "What to say, as plain text"},
                "files": {
                    "type": "array",
                    "items": {"type": "string", "format": "binary"},
                    "description": "Ten files at most, each with its name",
                },
            },
            "additionalProperties": False,
        }
    }
}


class SpeakerWire(msgspec.Struct):
    """Who said it: the customer or the team. An address is no name."""

    type: Literal["customer", "team"]
    name: str | None


class SaidWire(msgspec.Struct):
    """A message as the customer sees it; the first is what was asked. Nothing is left of what a redacted one said."""

    id: Annotated[str, msgspec.Meta(examples=["conv_123"])]
    author: SpeakerWire
    content_html: str
    content_text: str
    redacted: bool
    attachments: list[AttachmentWire]
    created_at: Moment


class AskedOptionWire(msgspec.Struct):
    """One that may be chosen."""

    id: str
    label: str


class AskedFieldWire(msgspec.Struct):
    """What is asked of whoever writes; `options` are there for what is chosen."""

    key: str
    label: str
    type: AskedType
    required: bool
    single_line: bool
    max_length: int | None
    options: list[AskedOptionWire]


class AskedCategoryWire(msgspec.Struct):
    """What a request may be about. `depth` is how many of those before it it stands in; `fields` are its own."""

    id: CategoryId
    name: str
    depth: int
    fields: list[AskedFieldWire]


class ToldFieldWire(msgspec.Struct):
    """What is known of a ticket in public; what was chosen stands there by its label."""

    key: str
    label: str
    type: AskedType
    value: str | float | bool | list[str]


class RequestHead(msgspec.Struct, kw_only=True):
    """What stands first about a ticket."""

    number: int
    subject: str
    status: str
    state: State
    created_at: Moment
    updated_at: Moment


class RequestSummaryWire(RequestHead, kw_only=True):
    """A ticket in the list of its customer. `unread` is whether there is an answer that the customer has not seen."""

    unread: bool


class RequestWire(RequestHead, kw_only=True):
    """A ticket as its customer sees it: what was said in public, and nothing of the team's own."""

    workspace_name: str
    category: str | None
    may_reply: bool
    fields: list[ToldFieldWire]
    messages: list[SaidWire]


class ReplyWire(msgspec.Struct):
    """A reply that was written. `number` is another ticket's where the one that was answered is closed for good."""

    number: int
    message: SaidWire


class RequestReadWire(msgspec.Struct):
    """What is new after one was read. `unread_requests` counts all that have an unseen answer, 100 at most."""

    number: int
    unread: bool
    unread_requests: int


class PageWire(msgspec.Struct):
    """A ticket's public page."""

    url: str
    replies: bool


class PageCreate(msgspec.Struct, forbid_unknown_fields=True):
    """Whether one may reply on the page."""

    replies: bool = True


class GuestWire(msgspec.Struct):
    """A customer."""

    name: str | None
    email: str


class VisitWire(msgspec.Struct):
    """Who is signed in at the portal. `csrf_token` goes as `X-CSRF-Token` with whatever changes something.

    `unread_requests` counts the requests that have an answer one has not seen, 100 at most.
    """

    customer: GuestWire
    workspace_name: str
    csrf_token: str
    expires_at: Moment
    unread_requests: int


class PortalLink(msgspec.Struct, forbid_unknown_fields=True):
    """To whom a link is mailed, and in which language."""

    email: Email
    language: Language | UnsetType = UNSET
    workspace: WorkspaceSlug | None = None


class PortalToken(msgspec.Struct, forbid_unknown_fields=True):
    """The token of the link."""

    token: Token


class RequestQuery(ListQuery, kw_only=True):
    """One's own tickets, the last changed first."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {
        "updated_at": ("t.updated_at", "timestamptz"),
        "created_at": ("t.created_at", "timestamptz"),
    }

    order_by: Annotated[Literal["created_at", "updated_at"], msgspec.Meta(description="Sort field")] = "updated_at"
    open: Annotated[bool, msgspec.Meta(description="Only those that are open, or only those that are done")] | None = (
        None
    )


class RequestCreate(msgspec.Struct, forbid_unknown_fields=True):
    """What is asked, as plain text, with values of the fields that are asked for, and the files that belong to it."""

    subject: Subject
    content: Text
    category_id: CategoryId | None = None
    custom_fields: CustomFields | UnsetType = UNSET
    attachments: Attachments | UnsetType = UNSET


class RequestRead(msgspec.Struct, forbid_unknown_fields=True):
    """The last message that was shown."""

    up_to: Id


class RequestReply(msgspec.Struct, forbid_unknown_fields=True):
    """What to say, as plain text, and the files that belong to it."""

    content: Text
    attachments: Attachments | UnsetType = UNSET
