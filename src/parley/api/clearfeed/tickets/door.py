"""The door as one value: where it is, what it offers, how it speaks."""

from parley.api.clearfeed.tickets.faults import TABLE, ErrorBody, render
from parley.api.clearfeed.tickets.routes import comments, requests
from parley.api.toolbox.door import Door, bearer_token, by_key
from parley.api.toolbox.openapi import describing
from parley.api.toolbox.routes import operations_of

DOOR = Door(
    name="clearfeed-tickets",
    prefixes=("/v1/requests",),
    title="ClearFeed tickets",
    description=(
        "Requests as ClearFeed's guide to tickets by API prints them: create, read, change, comment on, search and"
        " close. One key serves all collections. Every POST takes an `Idempotency-Key`."
    ),
    operations=operations_of(requests.ROUTES, comments.ROUTES),
    render=render,
    enter=by_key(bearer_token),
    document=describing(ErrorBody, TABLE),
)
