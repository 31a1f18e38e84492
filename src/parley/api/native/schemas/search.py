"""The search on the wire."""

from typing import Annotated

import msgspec

from parley.api.native.paging import Limit
from parley.api.native.schemas.words import Moment


class HitWire(msgspec.Struct):
    """One thing found: a ticket, message, customer, company or article.

    `snippet` is safe HTML, the words found within `<mark>`; `title` is plain text. `score` is at most 1, which an
    exact match has.
    """

    type: Annotated[str, msgspec.Meta(examples=["ticket"])]
    id: Annotated[str, msgspec.Meta(examples=["tkt_123"])]
    title: str
    snippet: str
    ticket_id: str | None
    score: float
    created_at: Moment


class SearchMeta(msgspec.Struct):
    """How many were asked for at most, of all together or of each type."""

    limit: int


class SearchWire(msgspec.Struct):
    """What was found, the best first."""

    data: list[HitWire]
    meta: SearchMeta


class SearchQuery(msgspec.Struct, kw_only=True):
    """What to look for."""

    q: Annotated[
        str,
        msgspec.Meta(
            min_length=1,
            max_length=1_000,
            description='Words, a "phrase", -without, this or that; a ticket number or an e-mail address comes first',
        ),
    ]
    types: (
        Annotated[str, msgspec.Meta(description="Comma list of tickets, messages, customers, companies, articles")]
        | None
    ) = None
    limit: Limit = 20
    per_type: Annotated[bool, msgspec.Meta(description="Up to `limit` of each type, not of all together")] = False
