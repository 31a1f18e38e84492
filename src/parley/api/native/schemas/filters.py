"""A filter of tickets in a body, as views, exports and others keep it."""

from typing import Annotated, TypeAlias

import msgspec

Word: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]


class TicketWanted(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Which tickets, in the words of `GET /tickets`: lists are comma-separated, filters are joined by "and"."""

    status: Word | None = None
    state: Word | None = None
    priority: Word | None = None
    assignee_id: Word | None = None
    customer_id: Word | None = None
    company_id: Word | None = None
    team_id: Word | None = None
    inbox_id: Word | None = None
    category_id: Word | None = None
    unassigned: bool | None = None
    tags: Word | None = None
    snoozed: bool | None = None
    unread: bool | None = None
    source: Word | None = None
    created_after: Word | None = None
    created_before: Word | None = None
    updated_after: Word | None = None
    updated_before: Word | None = None
    search: Annotated[str, msgspec.Meta(min_length=1, max_length=500)] | None = None
