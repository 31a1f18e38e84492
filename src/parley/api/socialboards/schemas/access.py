"""Teammates and tokens on the wire."""

from typing import Annotated, Literal

import msgspec


class TeammateWire(msgspec.Struct, rename="camel"):
    """One of the team; the id is what `assigneeId` takes."""

    id: str
    name: str
    email: str
    role: Literal["owner", "admin", "agent", "light"]


class TeammateQuery(msgspec.Struct, kw_only=True):
    """Which teammates."""

    group: (
        Annotated[str, msgspec.Meta(max_length=255, description="Only those of this group, by its name or its id")]
        | None
    ) = None


class TokenRequest(msgspec.Struct, kw_only=True):
    """A key in exchange for an access token; `client_id` is read and not needed."""

    grant_type: Literal["refresh_token"]
    refresh_token: Annotated[
        str, msgspec.Meta(min_length=1, max_length=400, description="A key of Parley's", examples=["$PARLEY_KEY"])
    ]
    client_id: Annotated[str, msgspec.Meta(max_length=255)] = ""


class TokenWire(msgspec.Struct):
    """An access token, and the seconds it lives."""

    access_token: str
    token_type: Literal["bearer"]
    expires_in: int
