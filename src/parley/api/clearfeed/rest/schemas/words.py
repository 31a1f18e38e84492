"""Types that many schemas share: ids, moments, pages."""

from typing import Annotated, TypeAlias

import msgspec

Id: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=2**63 - 1)]
PersonId: TypeAlias = Annotated[
    str,
    msgspec.Meta(min_length=1, max_length=255, description="`user_123`, or the id that the chat has for the person"),
]
ChannelId: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=255, examples=["C0123456789"])]
Name: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=255)]
Moment: TypeAlias = Annotated[
    str,
    msgspec.Meta(
        description="RFC 3339 in UTC, six fraction digits",
        extra_json_schema={"format": "date-time"},
        examples=["2025-01-15T10:30:00.000000Z"],
    ),
]
Cursor: TypeAlias = Annotated[
    str, msgspec.Meta(min_length=1, max_length=400, description="`response_metadata.next_cursor` of the answer before")
]
Limit: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=100, description="Items in an answer")]
Date: TypeAlias = Annotated[str, msgspec.Meta(max_length=40, description="An ISO 8601 time with its zone, or a day")]


class ResponseMetadata(msgspec.Struct):
    """Where the next answer begins; null in the last one."""

    next_cursor: str | None
