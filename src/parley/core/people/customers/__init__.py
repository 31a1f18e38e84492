"""Customers: those who ask."""

from parley.core.people.customers.actions import (
    create_customer,
    delete_customer,
    find_customer,
    get_customer,
    list_customers,
    update_customer,
)
from parley.core.people.customers.events import CustomerErased
from parley.core.people.customers.model import (
    Customer,
    CustomerEmailTaken,
    CustomerExternalIdTaken,
    CustomerHasTickets,
    CustomerNotFound,
    GivenCustomer,
)
from parley.core.people.customers.store import find_by_email

__all__ = [
    "Customer",
    "CustomerEmailTaken",
    "CustomerErased",
    "CustomerExternalIdTaken",
    "CustomerHasTickets",
    "CustomerNotFound",
    "GivenCustomer",
    "create_customer",
    "delete_customer",
    "find_by_email",
    "find_customer",
    "get_customer",
    "list_customers",
    "update_customer",
]
