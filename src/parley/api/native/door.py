"""The door as one value: where it is, what it offers, how it speaks."""

from parley.api.native.document import document
from parley.api.native.faults import render
from parley.api.native.routes import companies, customers, tags, teams, users
from parley.api.toolbox.door import Door, bearer_token

SUBJECTS = (tags.ROUTES, customers.ROUTES, companies.ROUTES, users.ROUTES, teams.ROUTES)

DOOR = Door(
    name="native",
    prefixes=("/api/v1",),
    title="Parley API",
    description=(
        "Tickets, conversations, customers and everything else of the desk. Every POST takes an `Idempotency-Key`;"
        " every single object carries an `ETag` that `If-Match` and `If-None-Match` understand; lists page by cursor."
    ),
    operations=tuple(operation for routes in SUBJECTS for operation in routes.operations),
    render=render,
    token=bearer_token,
    document=document,
)
