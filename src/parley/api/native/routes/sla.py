"""Service level policies, and the clocks of a ticket."""

from msgspec.structs import asdict

from parley.api.native.bodies import given
from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_path, ticket_in_path
from parley.api.native.mapping.sla import PREFIX, metrics_to_wire, policy_from_wire, policy_to_wire
from parley.api.native.paging import search_from
from parley.api.native.schemas.sla import SlaPolicyCreate, SlaPolicyQuery, SlaPolicyUpdate, SlaPolicyWire, SlaWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import sla, tickets
from parley.core.errors import VersionMismatch
from parley.core.sla import SlaPolicyNameTaken, SlaPolicyNotFound
from parley.core.tickets import TicketNotFound
from parley.core.work import Work

ROUTES = Routes("Service levels")


@ROUTES.get("/tickets/{ticket_id}/sla", raises=[TicketNotFound])
async def get_ticket_sla(work: Work, call: Call, ticket_id: str) -> One[SlaWire]:
    """Get how long a ticket waited for its first response and for its resolution, and whether that was in time.

    The policy is that of the ticket's inbox, else the default one.
    """
    ticket = await tickets.get_ticket(work, number=ticket_in_path(ticket_id))
    policy = await sla.policy_of(work, ticket)
    return one(call, metrics_to_wire(sla.metrics_of(ticket, policy, work.now), policy), ticket.version)


@ROUTES.get("/sla-policies")
async def list_sla_policies(work: Work, call: Call, query: SlaPolicyQuery) -> Many[SlaPolicyWire]:
    """List service level policies."""
    return many(call, query, await sla.list_policies(work, search_from(call, query)), policy_to_wire)


@ROUTES.post(
    "/sla-policies",
    raises=[SlaPolicyNameTaken],
    example={"name": "Premium", "targets": {"urgent": {"first_response": 15, "resolution": 240}}},
)
async def create_sla_policy(work: Work, call: Call, body: SlaPolicyCreate) -> One[SlaPolicyWire]:
    """Create a policy; with `is_default` it takes the default one's place. For admins."""
    policy = await sla.create_policy(work, **policy_from_wire(asdict(body)))
    return one(call, policy_to_wire(policy), policy.version)


@ROUTES.get("/sla-policies/{sla_policy_id}", raises=[SlaPolicyNotFound])
async def get_sla_policy(work: Work, call: Call, sla_policy_id: str) -> One[SlaPolicyWire]:
    """Get a policy."""
    policy = await sla.get_policy(work, policy=id_in_path(PREFIX, sla_policy_id, SlaPolicyNotFound))
    return one(call, policy_to_wire(policy), policy.version)


@ROUTES.patch(
    "/sla-policies/{sla_policy_id}",
    raises=[SlaPolicyNotFound, SlaPolicyNameTaken, VersionMismatch],
    example={"targets": {"high": {"first_response": 60}}},
)
async def update_sla_policy(work: Work, call: Call, sla_policy_id: str, body: SlaPolicyUpdate) -> One[SlaPolicyWire]:
    """Rename a policy, change what it promises, or make it the default. For admins."""
    number = id_in_path(PREFIX, sla_policy_id, SlaPolicyNotFound)
    fields = policy_from_wire(given(body))
    policy = await sla.update_policy(work, policy=number, **fields, expected=call.expected_version)
    return one(call, policy_to_wire(policy), policy.version)


@ROUTES.delete("/sla-policies/{sla_policy_id}", raises=[SlaPolicyNotFound, VersionMismatch])
async def delete_sla_policy(work: Work, call: Call, sla_policy_id: str) -> None:
    """Delete a policy; inboxes that name it have the default one. For admins."""
    number = id_in_path(PREFIX, sla_policy_id, SlaPolicyNotFound)
    await sla.delete_policy(work, policy=number, expected=call.expected_version)
