"""What customers do at the portal that is no ticket's matter."""

from typing import ClassVar

from parley.core.people.customers.events import CustomerEvent


class CustomerSignedIn(CustomerEvent, frozen=True, kw_only=True):
    """A customer came in by a link. From where is personal, and may be erased."""

    TYPE: ClassVar[str] = "customer.signed_in"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"browser", "address"})

    browser: str
    address: str
