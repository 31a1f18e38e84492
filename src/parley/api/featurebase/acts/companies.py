"""A company found, made or changed by the id that it goes by: the caller's own, or ours where there is none."""

from parley.api.featurebase.bodies.naming import faults_named
from parley.api.featurebase.ids import HEX, Kind, parse_id
from parley.api.featurebase.mapping.companies import company_from_wire
from parley.api.featurebase.schemas.companies import CompanyFactsInput
from parley.core import people
from parley.core.fields import Entity, fetch_of
from parley.core.people import Company, CompanyNotFound
from parley.core.work import Work


async def put_company(work: Work, external_id: str, body: CompanyFactsInput, at: str = "") -> tuple[Company, bool]:
    """Make or change the company of this id, which is the caller's own, or the house's where there is none."""
    fields = await fetch_of(work.connection, work.workspace, Entity.COMPANY) if body.custom_fields else []
    given, names = company_from_wire(work.workspace, body, fields, at)
    own = await _own_company(work, external_id)
    with faults_named({**names, "external_id": f"{at}id" if at else "companyId"}):
        if own is not None:
            return await people.update_company(work, company=own.id, **given), False
        return await people.put_company(work, own_id=external_id, **given)


async def company_by(work: Work, external_id: str) -> Company:
    """Return the company that goes by this id on the wire. Raises CompanyNotFound."""
    found = await people.find_company_by(work, external_id=external_id) or await _own_company(work, external_id)
    if found is None:
        raise CompanyNotFound
    return found


async def _own_company(work: Work, external_id: str) -> Company | None:
    """Find a company that has no id of the caller's, and so goes by its own."""
    number = parse_id(work.workspace, Kind.COMPANY, external_id) if HEX.fullmatch(external_id) else None
    found = None if number is None else await people.find_company(work, company=number)
    return found if found and (found.external_id is None or found.external_system is not None) else None
