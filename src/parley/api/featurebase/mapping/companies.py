"""Companies: core to wire and back."""

from collections.abc import Sequence
from typing import Any

from msgspec import UNSET

from parley.api.featurebase.ids import Kind, spell_id
from parley.api.featurebase.mapping.facts import AT, GivenFacts, facts_from_wire, facts_to_wire
from parley.api.featurebase.mapping.queries import Word, read_moment
from parley.api.featurebase.moments import moment_in_body, spell_moment
from parley.api.featurebase.schemas.companies import CompanyFactsInput, CompanyWire
from parley.core.fields import Field
from parley.core.people import Company

NEW_WORDS = {
    "externalId": Word("external_id"),
    "name": Word("name"),
    "monthlySpend": Word("monthly_spend"),
    "plan": Word("plan"),
    "industry": Word("industry"),
    "website": Word("website"),
    "companySize": Word("size"),
    "linkedUsers": Word("customers"),
    "lastActivity": Word("updated_at", read_moment),
    "createdAt": Word("created_at", read_moment),
}
# The spelling of the first clients.
OLD_WORDS = {
    "external_id": NEW_WORDS["externalId"],
    "monthly_spend": NEW_WORDS["monthlySpend"],
    "company_size": NEW_WORDS["companySize"],
    "linked_users": NEW_WORDS["linkedUsers"],
    "last_activity": NEW_WORDS["lastActivity"],
    "created_at": NEW_WORDS["createdAt"],
}
WORDS = {**NEW_WORDS, **OLD_WORDS}
PROFILE = {
    "monthly_spend": "monthlySpend",
    "industry": "industry",
    "website": "website",
    "plan": "plan",
    "size": "companySize",
}


def company_to_wire(workspace: int, company: Company, fields: Sequence[Field], customers: int) -> CompanyWire:
    """Spell a company; `fields` are those of its sort, `customers` how many work there."""
    number = spell_id(workspace, Kind.COMPANY, company.id)
    known = company.profile
    return CompanyWire(
        id=number,
        company_id=company.external_id if company.external_id and company.external_system is None else number,
        name=company.name,
        monthly_spend=known.get("monthly_spend"),
        industry=known.get("industry"),
        website=known.get("website"),
        plan=known.get("plan"),
        linked_users=customers,
        company_size=known.get("size"),
        last_activity=spell_moment(company.updated_at),
        custom_fields=facts_to_wire(workspace, company.custom_fields, fields, company.metadata),
        created_at=spell_moment(company.created_at),
        updated_at=spell_moment(company.updated_at),
    )


def company_from_wire(
    workspace: int, body: CompanyFactsInput, fields: Sequence[Field], at: str = ""
) -> tuple[dict[str, Any], dict[str, str]]:
    """Read what is told of a company, and how core's paths are called. Raises Invalid, NoSuchObject."""
    if isinstance(body.created_at, str):
        moment_in_body(body.created_at, f"{at}createdAt")
    said = {
        "monthly_spend": body.monthly_spend,
        "industry": body.industry,
        "website": body.website,
        "plan": body.plan,
        "size": body.company_size,
    }
    facts = GivenFacts()
    if body.custom_fields is not UNSET:
        facts = facts_from_wire(workspace, body.custom_fields, fields, f"{at}{AT}")
    given: dict[str, Any] = {
        "name": body.name,
        "profile": {name: value for name, value in said.items() if value is not UNSET},
        "custom_fields": facts.fields,
        "metadata": facts.free,
    }
    names = {f"profile.{name}": f"{at}{word}" for name, word in PROFILE.items()}
    return given, {**names, **facts.names, "name": f"{at}name", "metadata": f"{at}{AT}"}
