"""Who asks: found or made by whatever is said of the author."""

from typing import Any

from msgspec import UNSET

from parley.api.featurebase.bodies.naming import faults_named
from parley.api.featurebase.ids import Kind, NoSuchObject, id_in_body, parse_id
from parley.api.featurebase.schemas.people import AuthorInput
from parley.core.errors import Invalid
from parley.core.people import claim_customer, find_agent
from parley.core.work import Work

NAMES = {
    "customer_id": "author.id",
    "external_id": "author.userId",
    "email": "author.email",
    "name": "author.name",
    "avatar_url": "author.profilePicture",
    "customer_email": "author.email",
}


def is_plain(author: AuthorInput) -> bool:
    """Whether an address and a name are all that is said, or nothing: then opening the ticket finds or makes one."""
    return author.id is UNSET and author.user_id is UNSET and author.profile_picture is UNSET


async def customer_of(work: Work, author: AuthorInput) -> dict[str, Any]:
    """Return the words of a new ticket for its customer; none at all mean the key's own agent.

    Raises Invalid, NoSuchObject for an id that is nobody's.
    """
    email = None if author.email is UNSET else author.email
    name = None if author.name is UNSET or not author.name.strip() else author.name
    if is_plain(author):
        if email is None and name is not None:
            raise Invalid.at("author", "Needs an id, a userId or an email beside the name")
        return {"customer_email": email, "customer_name": name}
    if author.id is not UNSET and (agent := parse_id(work.workspace, Kind.ADMIN, author.id)) is not None:
        return await _own_record(work, agent)
    with faults_named(NAMES):
        customer, _ = await claim_customer(
            work,
            customer_id=None
            if author.id is UNSET
            else id_in_body(work.workspace, Kind.CONTACT, author.id, "author.id"),
            external_id=None if author.user_id is UNSET else author.user_id,
            email=email,
            name=name,
            avatar_url=None if author.profile_picture is UNSET else author.profile_picture,
        )
    return {"customer_id": customer.id}


async def _own_record(work: Work, agent: int) -> dict[str, Any]:
    """An admin who asks does so by its own address."""
    found = await find_agent(work, agent=agent)
    if found is None:
        raise NoSuchObject("author.id")
    return {"customer_email": found.email, "customer_name": found.name}
