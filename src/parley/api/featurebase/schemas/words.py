"""Types that many schemas share: ids, moments, deletions."""

from typing import Annotated, Literal, TypeAlias

import msgspec

Id: TypeAlias = Annotated[
    str, msgspec.Meta(description="24 hex digits", pattern="^[0-9a-f]{24}$", examples=["507f1f77bcf86cd799439011"])
]
GivenId: TypeAlias = Annotated[str, msgspec.Meta(max_length=100, examples=["507f1f77bcf86cd799439011"])]
Moment: TypeAlias = Annotated[
    str,
    msgspec.Meta(
        description="ISO 8601 in UTC, milliseconds",
        extra_json_schema={"format": "date-time"},
        examples=["2025-01-15T10:30:00.000Z"],
    ),
]
StatusType: TypeAlias = Literal["reviewing", "unstarted", "active", "completed", "canceled"]
CategoryType: TypeAlias = Literal["customer", "tracker", "back-office"]
DataType: TypeAlias = Literal["string", "number", "boolean", "date", "array", "object"]
SubType: TypeAlias = Literal["text", "number", "select", "multi-select", "checkbox", "date"]
