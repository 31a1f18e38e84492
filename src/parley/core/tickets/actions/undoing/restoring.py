"""Put the properties of tickets back, as far as what they named still exists."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec import UNSET

from parley.core.errors import Fault
from parley.core.operations import Changed
from parley.core.tickets.actions import checks
from parley.core.tickets.actions.many import check_named, find_named
from parley.core.tickets.actions.updating_many import Pair, with_people, write_pairs
from parley.core.tickets.model import Priority, Ticket, TicketChanges
from parley.core.tickets.properties import BROUGHT, MAPS, PLAIN, put_back, shown
from parley.core.tickets.setup import Setup, load
from parley.core.tickets.store.many_people import Known
from parley.core.work import Work
from parley.kit.text.html import body_from

PEOPLE = ("customer_id", "assignee_id", "team_id", "company_id")
MOMENTS = ("resolved_at", "first_resolved_at", "snoozed_until")


async def restore(work: Work, present: Ticket, changed: Changed) -> tuple[Ticket, list[str]]:
    """The locked ticket's properties are as before where their values are those of after; the change is told.

    Returns the ticket, and the names of what was left: what others changed, and what would name something that is
    no longer there.
    """
    written, left = await restore_all(work, {present.number: present}, [changed])
    return written[present.number], left[present.number]


async def restore_all(
    work: Work, present: Mapping[int, Ticket], changed: Sequence[Changed]
) -> tuple[dict[int, Ticket], dict[int, list[str]]]:
    """Every ticket that was changed and is here locked is restored, by few statements for all; as `restore` of each."""
    back = {each.ticket: put_back(present[each.ticket], each) for each in changed if each.ticket in present}
    setup = await load(work)
    known = await find_named(work, (_people(wanted) for wanted, _ in back.values()))
    pairs: dict[int, Pair] = {}
    left: dict[int, list[str]] = {}
    for number, (wanted, theirs) in back.items():
        gone = _gone(setup, known, wanted)
        for name in (gone | BROUGHT) if "status_id" in gone else gone:
            wanted.pop(name, None)
        pairs[number] = _pair(work, setup, known, present[number], wanted)
        left[number] = sorted({shown(name) for name in theirs | gone})
    written = await write_pairs(work, pairs)
    return {number: pair.new for number, pair in written.items()}, left


def _people(back: dict[str, Any]) -> dict[str, int | None]:
    return {name: back.get(name) for name in PEOPLE}


def _gone(setup: Setup, known: Known, back: dict[str, Any]) -> set[str]:
    """Return the names of properties whose values no longer exist."""
    faults: list[Fault] = []
    checks.check_places(setup, back.get("inbox_id"), back.get("category_id"), faults)
    check_named(known, _people(back), faults)
    gone = {fault.path for fault in faults}
    if "status_id" in back and back["status_id"] not in {status.id for status in setup.statuses.values()}:
        gone.add("status_id")
    fields = {f"custom_fields.{field.id}" for field in setup.fields}
    return gone | {name for name in back if name.startswith("custom_fields.") and name not in fields}


def _pair(work: Work, setup: Setup, known: Known, present: Ticket, back: dict[str, Any]) -> Pair:
    new = msgspec.structs.replace(present, **_given(work, setup, present, back))
    description = back.get("description")
    changes = TicketChanges(
        tags=back.get("tags", UNSET),
        description=UNSET if description is None else body_from(description, "html"),
        **{name: back[name] for name in ("assignee_id", "customer_id") if name in back},
    )
    return Pair(present, with_people(known, new, changes), changes)


def _given(work: Work, setup: Setup, present: Ticket, back: dict[str, Any]) -> dict[str, Any]:
    given = {name: back[name] for name in (*PLAIN, "tags") if name in back}
    if "priority" in given:
        given["priority"] = Priority(given["priority"])
    for name in MOMENTS:
        if given.get(name) is not None:
            given[name] = msgspec.convert(given[name], dt.datetime)
    # It would have woken meanwhile.
    if given.get("snoozed_until") is not None and given["snoozed_until"] <= work.now:
        given["snoozed_until"] = None
    if "status_id" in back:
        given["status"] = next(status for status in setup.statuses.values() if status.id == back["status_id"])
    for name in MAPS:
        given[name] = _mapped(getattr(present, name), back, f"{name}.")
    return given


def _mapped(present: dict[str, Any], back: dict[str, Any], prefix: str) -> dict[str, Any]:
    wanted = {name.removeprefix(prefix): value for name, value in back.items() if name.startswith(prefix)}
    return {key: value for key, value in {**present, **wanted}.items() if wanted.get(key, value) is not None}
