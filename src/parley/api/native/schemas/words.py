"""Types that many schemas share: short texts, colours, moments."""

from typing import Annotated, TypeAlias

import msgspec

Name: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=255)]
Color: TypeAlias = Annotated[
    str,
    msgspec.Meta(
        pattern="^#[0-9a-fA-F]{6}$",
        max_length=7,
        examples=["#ff0000"],
        extra={"says": "Must be a colour such as #0f766e"},
    ),
]
Slug: TypeAlias = Annotated[
    str,
    msgspec.Meta(
        pattern="^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=80,
        examples=["how-to-reset-a-password"],
        extra={"says": "Must be lower-case letters, digits and single hyphens"},
    ),
]
Moment: TypeAlias = Annotated[
    str,
    msgspec.Meta(
        description="RFC 3339 in UTC, six fraction digits",
        extra_json_schema={"format": "date-time"},
        examples=["2025-01-15T10:30:00.000000Z"],
    ),
]
