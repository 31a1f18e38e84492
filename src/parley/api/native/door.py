"""The door as one value: where it is, what it offers, how it speaks."""

from parley.api.native.entrance import enter
from parley.api.native.faults import TABLE, ErrorEnvelope, render
from parley.api.native.routes import (
    access,
    acts,
    articles,
    batches,
    categories,
    channels,
    companies,
    conversations,
    customers,
    deliveries,
    entrance,
    events,
    exports,
    fields,
    files,
    imports,
    inboxes,
    links,
    me,
    operations,
    reports,
    search,
    sections,
    sessions,
    sla,
    statuses,
    surveys,
    tags,
    teams,
    threads,
    tickets,
    users,
    webhooks,
)
from parley.api.toolbox.door import Door
from parley.api.toolbox.openapi import describing
from parley.api.toolbox.operations import operations_of

# In the order of the reference: what one comes for first.
SUBJECTS = (
    tickets.ROUTES,
    batches.ROUTES,
    acts.ROUTES,
    operations.ROUTES,
    links.ROUTES,
    threads.ROUTES,
    conversations.ROUTES,
    surveys.ROUTES,
    customers.ROUTES,
    companies.ROUTES,
    users.ROUTES,
    teams.ROUTES,
    tags.ROUTES,
    articles.ROUTES,
    sections.ROUTES,
    search.ROUTES,
    files.ROUTES,
    inboxes.ROUTES,
    channels.ROUTES,
    categories.ROUTES,
    statuses.ROUTES,
    fields.ROUTES,
    sla.ROUTES,
    events.ROUTES,
    exports.ROUTES,
    imports.ROUTES,
    reports.ROUTES,
    webhooks.ROUTES,
    deliveries.ROUTES,
    access.KEYS,
    access.WORKSPACE,
    entrance.ROUTES,
    sessions.ROUTES,
    me.ROUTES,
)

DOOR = Door(
    name="native",
    prefixes=("/api/v1",),
    title="Parley API",
    description=(
        "Tickets, conversations, customers and everything else of the desk. Every POST takes an `Idempotency-Key`;"
        " every single object carries an `ETag` that `If-Match` and `If-None-Match` understand; lists page by cursor."
    ),
    operations=operations_of(*SUBJECTS),
    render=render,
    enter=enter,
    document=describing(ErrorEnvelope, TABLE),
)
