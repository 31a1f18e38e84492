"""Invitations and one-time links on the wire."""

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.people import Email
from parley.api.native.schemas.sessions import Code, NewPassword, Token, WorkspaceSlug
from parley.api.native.schemas.users import RoleName
from parley.api.native.schemas.words import Moment, Name

MailState = Literal["waiting", "sent", "failed"]


class InvitationWire(msgspec.Struct):
    """Somebody who was asked to join and has not come yet.

    `link` is shown once, when it is made, and only where the desk sends no mail. `mail` says how far its mail got.
    """

    id: Annotated[str, msgspec.Meta(examples=["inv_1"])]
    email: str
    name: str
    role: RoleName
    team_ids: list[str]
    invited_by: str | None
    mail: MailState | None
    created_at: Moment
    updated_at: Moment
    expires_at: Moment
    link: str | UnsetType = UNSET


class InvitationCreate(msgspec.Struct, forbid_unknown_fields=True):
    """Whom to ask, and as what."""

    email: Email
    name: Name
    role: RoleName = "agent"
    team_ids: Annotated[list[Annotated[str, msgspec.Meta(max_length=40)]], msgspec.Meta(max_length=100)] = []


class InvitationQuery(ListQuery, kw_only=True):
    """Invitations that wait, newest first; expired ones too."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"created_at": ("i.created_at", "timestamptz")}


class LinkRequest(msgspec.Struct, forbid_unknown_fields=True):
    """To whom a link is mailed, and for what."""

    email: Email
    purpose: Literal["sign_in", "password_reset"] = "sign_in"
    workspace: WorkspaceSlug | None = None


class LinkRequested(msgspec.Struct):
    """What was asked for; whether anybody has this address is not said."""

    email: str


class TokenCheck(msgspec.Struct, forbid_unknown_fields=True):
    """Which link."""

    token: Token


class TokenWire(msgspec.Struct):
    """What a link is good for, and for whom."""

    purpose: Literal["setup", "sign_in", "invitation", "password_reset"]
    email: str
    name: str


class TokenUse(msgspec.Struct, forbid_unknown_fields=True):
    """A link, with what it wants: a password for a reset, perhaps a name and a password for an invitation."""

    token: Token
    name: Name | None = None
    password: NewPassword | None = None
    code: Code | None = None
    remember: bool = False
