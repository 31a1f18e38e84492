"""What happens to customers. Whatever says who they are stands apart, for erasure may empty it."""

from typing import ClassVar

from parley.core.events import Changes, Event
from parley.core.people.customers.model import Customer

PERSONAL_FIELDS = frozenset(
    {"email", "name", "phone", "external_id", "slack_id", "avatar_url", "emails", "custom_fields", "metadata"}
)


class CustomerEvent(Event, frozen=True, kw_only=True):
    """Something happened to a customer."""

    KIND: ClassVar[str] = "customer"


class CustomerCreated(CustomerEvent, frozen=True, kw_only=True):
    """A customer was made."""

    TYPE: ClassVar[str] = "customer.created"
    PERSONAL: ClassVar[frozenset[str]] = PERSONAL_FIELDS

    email: str | None
    name: str | None
    phone: str | None
    external_id: str | None
    company_id: int | None


class CustomerUpdated(CustomerEvent, frozen=True, kw_only=True):
    """A customer's facts changed; `personal_changes` are those that say who it is."""

    TYPE: ClassVar[str] = "customer.updated"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"personal_changes"})

    changes: Changes
    personal_changes: Changes


class CustomerDeleted(CustomerEvent, frozen=True, kw_only=True):
    """A customer without tickets was removed."""

    TYPE: ClassVar[str] = "customer.deleted"
    PERSONAL: ClassVar[frozenset[str]] = PERSONAL_FIELDS

    email: str | None
    name: str | None
    phone: str | None


class CustomerErased(CustomerEvent, frozen=True, kw_only=True):
    """Whatever said who the customer is, and what it said, was removed; it had this many tickets."""

    TYPE: ClassVar[str] = "customer.erased"

    tickets: int


def created(customer: Customer) -> CustomerCreated:
    """Make the event of one who was made."""
    return CustomerCreated(
        id=customer.id,
        email=customer.email,
        name=customer.name,
        phone=customer.phone,
        external_id=customer.external_id,
        company_id=customer.company_id,
    )


def updated(customer: int, changes: Changes) -> CustomerUpdated:
    """Make the event of an update, its personal part apart."""
    personal = {name: change for name, change in changes.items() if name in PERSONAL_FIELDS}
    rest = {name: change for name, change in changes.items() if name not in PERSONAL_FIELDS}
    return CustomerUpdated(id=customer, changes=rest, personal_changes=personal)
