"""Macros, and running them."""

from parley.api.native.bodies import given
from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_path, ticket_in_path
from parley.api.native.mapping.macros import macro_changes_from_wire, macro_to_wire, plan_to_wire, steps_from_wire
from parley.api.native.paging import search_from
from parley.api.native.routes.tickets import shown
from parley.api.native.schemas.macros import MacroCreate, MacroQuery, MacroUpdate, MacroWire, PlanWire
from parley.api.native.schemas.tickets import TicketWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import macros
from parley.core.errors import VersionMismatch
from parley.core.fields import Field
from parley.core.macros import MacroNotFound, NewMacro, TooManyMacros
from parley.core.tickets import TicketClosed, TicketNotFound, setup_of
from parley.core.work import Work

ROUTES = Routes("Macros")


async def _fields(work: Work) -> list[Field]:
    return (await setup_of(work)).fields


@ROUTES.get("/macros")
async def list_macros(work: Work, call: Call, query: MacroQuery) -> Many[MacroWire]:
    """List the macros that are shared, and your own."""
    found, fields = await macros.list_macros(work, search_from(call, query)), await _fields(work)
    return many(call, query, found, lambda macro: macro_to_wire(macro, fields))


@ROUTES.post(
    "/macros",
    raises=[TooManyMacros],
    example={
        "name": "Refund sent",
        "actions": [
            {"type": "reply", "content": "Hi {{customer.first_name|there}}, your money is on its way."},
            {"type": "status", "status": "solved"},
            {"type": "tags_add", "tags": ["refund"]},
        ],
        "shared": True,
    },
)
async def create_macro(work: Work, call: Call, body: MacroCreate) -> One[MacroWire]:
    """Create a macro: words with placeholders, and changes, done to a ticket at once."""
    fields = await _fields(work)
    new = NewMacro(name=body.name, steps=steps_from_wire(body.actions, fields), shared=body.shared)
    macro = await macros.create_macro(work, new)
    return one(call, macro_to_wire(macro, fields), macro.version)


@ROUTES.get("/macros/{macro_id}", raises=[MacroNotFound])
async def get_macro(work: Work, call: Call, macro_id: str) -> One[MacroWire]:
    """Get a macro that is shared, or your own."""
    macro = await macros.get_macro(work, macro=id_in_path("macro", macro_id, MacroNotFound))
    return one(call, macro_to_wire(macro, await _fields(work)), macro.version)


@ROUTES.patch(
    "/macros/{macro_id}", raises=[MacroNotFound, VersionMismatch, TooManyMacros], example={"name": "Money back"}
)
async def update_macro(work: Work, call: Call, macro_id: str, body: MacroUpdate) -> One[MacroWire]:
    """Change a macro: only what is given; `actions` replaces."""
    given(body)
    fields, number = await _fields(work), id_in_path("macro", macro_id, MacroNotFound)
    changes = macro_changes_from_wire(body, fields)
    macro = await macros.update_macro(work, macro=number, given=changes, expected=call.expected_version)
    return one(call, macro_to_wire(macro, fields), macro.version)


@ROUTES.delete("/macros/{macro_id}", raises=[MacroNotFound, VersionMismatch])
async def delete_macro(work: Work, call: Call, macro_id: str) -> None:
    """Delete a macro; what it did to tickets stays."""
    await macros.delete_macro(work, macro=id_in_path("macro", macro_id, MacroNotFound), expected=call.expected_version)


@ROUTES.get("/tickets/{ticket_id}/macros/{macro_id}", raises=[TicketNotFound, MacroNotFound])
async def plan_macro(work: Work, call: Call, ticket_id: str, macro_id: str) -> One[PlanWire]:
    """Say what a macro would do to a ticket now: its words with their placeholders filled in, and its changes."""
    number = id_in_path("macro", macro_id, MacroNotFound)
    planned = await macros.plan_macro(work, macro=number, ticket=ticket_in_path(ticket_id))
    return one(call, plan_to_wire(planned, await _fields(work)), planned.version)


@ROUTES.post("/tickets/{ticket_id}/macros/{macro_id}", status=200, raises=[TicketNotFound, MacroNotFound, TicketClosed])
async def run_macro(work: Work, call: Call, ticket_id: str, macro_id: str) -> One[TicketWire]:
    """Run a macro on a ticket: everything it says and changes, or nothing."""
    number = id_in_path("macro", macro_id, MacroNotFound)
    return await shown(work, call, await macros.run_macro(work, macro=number, ticket=ticket_in_path(ticket_id)))
