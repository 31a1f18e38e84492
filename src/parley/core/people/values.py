"""The values of custom fields that customers and companies have, by field id as text."""

from collections.abc import Mapping
from typing import Any

from parley.core.errors import Fault, Invalid
from parley.core.fields import Entity, check_values, fetch_of
from parley.core.people.agents import find_unknown
from parley.core.work import Work


async def changed_values(
    work: Work, entity: Entity, given: Mapping[str, Any], present: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what holds after changing the present values by the given ones, which come by field key.

    A required field cannot be cleared; nobody demands it beforehand, for a customer is also made by asking. Raises
    Invalid with every fault: what does not fit its field, unknown fields, and agents that do not exist or left.
    """
    if not given:
        return dict(present)
    fields = await fetch_of(work.connection, work.workspace, entity)
    checked = check_values(fields, given, present=present, partial=True)
    faults = checked.faults
    if checked.agents:
        unknown = await find_unknown(
            work.connection, workspace=work.workspace, agents=list(checked.agents.values()), active=True
        )
        faults += [Fault(path, "Unknown user") for path, agent in checked.agents.items() if agent in unknown]
    if faults:
        raise Invalid(faults)
    return checked.values
