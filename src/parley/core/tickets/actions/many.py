"""What the verbs on many tickets share: who is named by them, and whether they exist. Each sort is looked up once."""

from collections.abc import Iterable, Mapping

from parley.core.errors import Fault
from parley.core.tickets.store import many_people
from parley.core.tickets.store.many_people import Known
from parley.core.work import Work

SAID = {
    "customer_id": "Unknown customer",
    "assignee_id": "Unknown user",
    "team_id": "Unknown team",
    "company_id": "Unknown company",
}
Named = Mapping[str, int | None]


async def find_named(work: Work, named: Iterable[Named]) -> Known:
    """Find everybody and everything that the tickets name; a customer cannot be erased until the transaction ends."""
    wanted: dict[str, set[int]] = {field: set() for field in SAID}
    for each in named:
        for field, value in each.items():
            if value is not None:
                wanted[field].add(value)
    return await many_people.find_known(work, wanted)


def check_named(known: Known, named: Named, faults: list[Fault]) -> None:
    """Note a fault for each who is named and is not of this workspace."""
    there = {
        "customer_id": known.customers,
        "assignee_id": known.agents,
        "team_id": known.teams,
        "company_id": known.companies,
    }
    faults += [
        Fault(field, SAID[field]) for field, value in named.items() if value is not None and value not in there[field]
    ]
