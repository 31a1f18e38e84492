"""Types that the schemas of people share."""

from typing import Annotated, Any, TypeAlias

import msgspec

Email: TypeAlias = Annotated[
    str,
    msgspec.Meta(min_length=3, max_length=254, extra_json_schema={"format": "email"}, examples=["user@example.com"]),
]
PictureAddress: TypeAlias = Annotated[
    str,
    msgspec.Meta(
        min_length=8,
        max_length=2048,
        description="A picture's web address; this desk's own pages show it only where it is of their host",
        extra_json_schema={"format": "uri"},
    ),
]
SlackId: TypeAlias = Annotated[
    str, msgspec.Meta(min_length=1, max_length=64, description="Who it is on Slack", examples=["U0123ABCD"])
]
SearchText: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
CustomFields: TypeAlias = Annotated[
    dict[str, Any], msgspec.Meta(description="By field key; those named change, null clears one")
]
