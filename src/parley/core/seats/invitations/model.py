"""Who was asked to join, and has not come yet."""

import datetime as dt

import msgspec

from parley.core.actor import Role
from parley.core.errors import Conflict, NotFound


class InvitationNotFound(NotFound):
    """No such invitation: it was accepted, taken back, or never made."""

    def __init__(self) -> None:
        super().__init__("Invitation")


class AlreadyInvited(Conflict):
    """An invitation to this address waits."""

    code = "already_invited"

    def __init__(self) -> None:
        super().__init__("This e-mail address was invited already")


class Invitation(msgspec.Struct, frozen=True):
    """An invitation as those who manage the desk may see it: never its link."""

    id: int
    email: str
    name: str
    role: Role
    team_ids: list[int]
    invited_by: int | None
    mail_status: str | None
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime
    expires_at: dt.datetime


class Invited(msgspec.Struct, frozen=True):
    """An invitation when its link is made, the only time the link's token exists."""

    invitation: Invitation
    token: str
