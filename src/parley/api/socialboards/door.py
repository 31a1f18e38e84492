"""The door as one value: where it is, what it offers, how it speaks."""

from parley.api.socialboards.document import document
from parley.api.socialboards.entry import enter
from parley.api.socialboards.faults import render
from parley.api.socialboards.routes import access, replies, tickets
from parley.api.toolbox.door import Door
from parley.api.toolbox.routes import operations_of

SUBJECTS = (tickets.ROUTES, replies.ROUTES, access.TEAMMATES, access.TOKENS)

DOOR = Door(
    name="socialboards",
    prefixes=("/tickets", "/Teammates", "/token"),
    base="",
    title="Socialboards",
    description=(
        "Tickets, replies and teammates in Socialboards' dialect. Names in bodies may be in any case. Every POST but"
        " `/token` takes an `Idempotency-Key`. The bearer is an access token or a key."
    ),
    operations=operations_of(*SUBJECTS),
    render=render,
    enter=enter,
    document=document,
)
