"""Outgoing mail on the wire."""

from typing import Annotated, ClassVar, Literal

import msgspec

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.words import Moment


class MailWire(msgspec.Struct):
    """A mail on its way out. What it says is shown only where the desk sends none: it holds links that let one in."""

    id: Annotated[str, msgspec.Meta(examples=["mail_1"])]
    kind: Literal["sign_in", "password_reset", "invitation", "portal", "webhook_failing", "webhook_gone"]
    to: str
    language: str
    status: Literal["waiting", "sent", "failed"]
    attempts: int
    error: str | None
    subject: str | None
    text: str | None
    html: str | None
    created_at: Moment
    finished_at: Moment | None


class MailQuery(ListQuery, kw_only=True):
    """Mails of the last thirty days, newest first."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"created_at": ("m.created_at", "timestamptz")}
