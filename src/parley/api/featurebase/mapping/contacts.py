"""Contacts: core to wire and back."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import UNSET

from parley.api.featurebase.ids import Kind, spell_id
from parley.api.featurebase.mapping.facts import AT, GivenFacts, facts_from_wire, facts_to_wire
from parley.api.featurebase.mapping.queries import Word, read_folded, read_id, read_moment
from parley.api.featurebase.moments import moment_in_body, spell_moment
from parley.api.featurebase.schemas.companies import CompanyWire
from parley.api.featurebase.schemas.contacts import ContactInput, ContactWire
from parley.core.fields import Field
from parley.core.people import Customer

NEW_WORDS = {
    "externalId": Word("external_id"),
    "email": Word("email", read_folded),
    "name": Word("name"),
    "type": Word("id", always="customer"),
    "companyIds": Word("company_id", read_id(Kind.COMPANY)),
    "lastActivity": Word("updated_at", read_moment),
    "createdAt": Word("created_at", read_moment),
}
# The spelling of the first clients.
OLD_WORDS = {
    "external_id": NEW_WORDS["externalId"],
    "company_ids": NEW_WORDS["companyIds"],
    "last_activity": NEW_WORDS["lastActivity"],
    "created_at": NEW_WORDS["createdAt"],
}
WORDS = {**NEW_WORDS, **OLD_WORDS}
NAMES = {
    "external_id": "userId",
    "avatar_url": "profilePicture",
    "metadata": AT,
}


def contact_to_wire(
    workspace: int, customer: Customer, fields: Sequence[Field], companies: Mapping[int, CompanyWire]
) -> ContactWire:
    """Spell a contact; `fields` are those of its sort, `companies` those it may work at, by number."""
    company = None if customer.company_id is None else companies.get(customer.company_id)
    return ContactWire(
        id=spell_id(workspace, Kind.CONTACT, customer.id),
        name=customer.name or customer.email or "",
        email=customer.email,
        profile_picture=customer.avatar_url,
        companies=[] if company is None else [company],
        custom_fields=facts_to_wire(workspace, customer.custom_fields, fields, customer.metadata),
        last_activity=spell_moment(customer.updated_at),
        organization_id=spell_id(workspace, Kind.WORKSPACE, workspace),
        user_id=UNSET if customer.external_id is None else customer.external_id,
    )


def contact_from_wire(
    workspace: int, body: ContactInput, fields: Sequence[Field]
) -> tuple[dict[str, Any], dict[str, str]]:
    """Read what is told of a contact, and how core's paths are called. Raises Invalid, NoSuchObject."""
    if isinstance(body.created_at, str):
        moment_in_body(body.created_at, "createdAt")
    said = {
        "email": body.email,
        "external_id": body.user_id,
        "name": body.name or UNSET,
        "phone": body.phone or (None if body.phone is not UNSET else UNSET),
        "avatar_url": body.profile_picture or (None if body.profile_picture is not UNSET else UNSET),
    }
    facts = GivenFacts()
    if body.custom_fields is not UNSET:
        facts = facts_from_wire(workspace, body.custom_fields, fields)
    given = {name: value for name, value in said.items() if value is not UNSET}
    return {**given, "custom_fields": facts.fields, "metadata": facts.free}, {**NAMES, **facts.names}
