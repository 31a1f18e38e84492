"""Types that several schemas share."""

from typing import Annotated, Literal, TypeAlias

import msgspec

Text: TypeAlias = Annotated[str, msgspec.Meta(max_length=262_144)]
Email: TypeAlias = Annotated[str, msgspec.Meta(min_length=3, max_length=254, examples=["bill_smith@gmail.com"])]
Line: TypeAlias = Annotated[str, msgspec.Meta(max_length=255)]
Number: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=2**63 - 1)]
Uuid: TypeAlias = Annotated[
    str, msgspec.Meta(max_length=36, examples=["43b8adc7-755d-8be3-afb1-b6a462631977"], description="A person's id")
]
Sentiment: TypeAlias = Literal["question", "praise", "suggestion", "complaint"]
StatusWord: TypeAlias = Literal["open", "pending", "completed"]
Moment: TypeAlias = Annotated[
    str,
    msgspec.Meta(
        description="RFC 3339 with seven fraction digits and an offset",
        extra_json_schema={"format": "date-time"},
        examples=["2025-01-15T10:30:00.0000000+00:00"],
    ),
]


class AttachmentIn(msgspec.Struct, rename="camel"):
    """A file to fetch: where from, and what it is to be called."""

    url: Annotated[str, msgspec.Meta(min_length=1, max_length=2000, examples=["https://your.attachment.url/file.png"])]
    name: Line | None = None


Attachments: TypeAlias = Annotated[list[AttachmentIn], msgspec.Meta(max_length=10)]


class AttachmentWire(msgspec.Struct, rename="camel"):
    """A file; the link opens it for an hour."""

    is_content_part: bool
    name: str
    url: str


class UserWire(msgspec.Struct, rename="camel"):
    """A person: a client who asks, or one of the team."""

    id: str
    name: str | None
    email: str | None
    image: str | None
    status: Literal["client", "team"]
    is_bot: bool
