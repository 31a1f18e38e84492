"""The door as one value: where it is, what it offers, how it speaks."""

from parley.api.featurebase.document import document
from parley.api.featurebase.faults import render
from parley.api.featurebase.routes import (
    admins,
    article_search,
    articles,
    boards,
    brands,
    categories,
    companies,
    company_contacts,
    contacts,
    conversations,
    definitions,
    fields,
    help_center,
    participants,
    replies,
    search,
    statuses,
    tags,
    teams,
    tickets,
    webhooks,
)
from parley.api.featurebase.version import enter
from parley.api.toolbox.door import Door
from parley.api.toolbox.routes import operations_of

# Words in the place of a number come first: `/tickets/statuses` is no ticket.
SUBJECTS = (
    categories.ROUTES,
    statuses.ROUTES,
    fields.ROUTES,
    tickets.ROUTES,
    replies.ROUTES,
    search.ROUTES,
    conversations.ROUTES,
    participants.ROUTES,
    contacts.ROUTES,
    companies.ROUTES,
    company_contacts.ROUTES,
    admins.ROUTES,
    teams.ROUTES,
    tags.ROUTES,
    brands.ROUTES,
    definitions.ROUTES,
    boards.ROUTES,
    webhooks.ROUTES,
    help_center.ROUTES,
    articles.ROUTES,
    article_search.ROUTES,
)

DOOR = Door(
    name="featurebase",
    prefixes=("/v2",),
    title="Featurebase",
    description=(
        "Programs written for Featurebase's tickets and conversations work against this door by changing their base"
        " URL. Every POST takes an `Idempotency-Key`; lists page by `cursor`; `Featurebase-Version` names the version."
    ),
    operations=operations_of(*SUBJECTS),
    render=render,
    enter=enter,
    document=document,
)
