"""The door as one value: where it is, what it offers, how it speaks."""

from parley.api.clearfeed.rest.faults import TABLE, ErrorWire, render
from parley.api.clearfeed.rest.routes import (
    collections,
    customers,
    fields,
    insights,
    messages,
    people,
    requests,
    tickets,
)
from parley.api.toolbox.door import Door, bearer_token, by_key
from parley.api.toolbox.openapi import describing
from parley.api.toolbox.routes import operations_of

# In the order of the vendor's pages.
SUBJECTS = (
    requests.ROUTES,
    messages.ROUTES,
    customers.ROUTES,
    collections.ROUTES,
    collections.CHANNELS,
    fields.ROUTES,
    people.TEAMS,
    people.USERS,
    tickets.ROUTES,
    insights.ROUTES,
)

DOOR = Door(
    name="clearfeed-rest",
    prefixes=("/v1/rest",),
    title="ClearFeed REST API",
    description=(
        "Requests, customers, collections and the rest, as ClearFeed's REST API has them. Every POST takes an"
        " `Idempotency-Key`; unknown parameters and fields are passed over."
    ),
    operations=operations_of(*SUBJECTS),
    render=render,
    enter=by_key(bearer_token),
    document=describing(ErrorWire, TABLE),
)
