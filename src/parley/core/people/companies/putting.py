"""Put a company that is known by an id of its own in another system: one, however many put it at once."""

from typing import Unpack

from parley.core.access import Permission, require
from parley.core.lines import check_line
from parley.core.people.companies import store
from parley.core.people.companies.actions import create_company, find_company, find_company_by, update_company
from parley.core.people.companies.model import Company, CompanyFacts, GivenCompany
from parley.core.work import Work
from parley.kit.db.turns import take_turn


async def put_company(work: Work, *, own_id: str, name: str, **given: Unpack[CompanyFacts]) -> tuple[Company, bool]:
    """The company that has this external id, in the system without a name, has this name and these facts.

    It is found by the id, else by the name where it has no id yet, else made. Returns it, and whether it was made.
    Raises CompanyNameTaken, Invalid.
    """
    require(work, Permission.WRITE)
    own_id = check_line(own_id, "external_id")
    found = await _find_to_put(work, own_id, name)
    if found is None:
        await take_turn(work.connection, "companies", work.workspace)
        found = await _find_to_put(work, own_id, name)
    wanted: GivenCompany = {**given, "external_system": None, "external_id": own_id, "name": name}
    if found is None:
        return await create_company(work, **wanted), True
    return await update_company(work, company=found.id, **wanted), False


async def _find_to_put(work: Work, external_id: str, name: str) -> Company | None:
    found = await find_company_by(work, external_id=external_id)
    if found is not None:
        return found
    number = await store.find_id_by_name(work.connection, workspace=work.workspace, name=check_line(name, "name"))
    namesake = None if number is None else await find_company(work, company=number)
    return namesake if namesake is not None and namesake.external_id is None else None
