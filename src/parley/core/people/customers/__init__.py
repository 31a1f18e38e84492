"""Customers: those who ask."""

from parley.core.people.customers.actions import (
    create_customer,
    delete_customer,
    find_customer,
    find_customer_by,
    find_customers_by,
    get_customer,
    list_customers,
    update_customer,
)
from parley.core.people.customers.claiming import claim_customer
from parley.core.people.customers.events import CustomerErased
from parley.core.people.customers.model import (
    Customer,
    CustomerEmailTaken,
    CustomerExternalIdTaken,
    CustomerHasTickets,
    CustomerNotFound,
    CustomerSlackIdTaken,
    GivenCustomer,
    WantedCustomers,
)
from parley.core.people.customers.store import fetch_by_slack, find_by_email

__all__ = [
    "Customer",
    "CustomerEmailTaken",
    "CustomerErased",
    "CustomerExternalIdTaken",
    "CustomerHasTickets",
    "CustomerNotFound",
    "CustomerSlackIdTaken",
    "GivenCustomer",
    "WantedCustomers",
    "claim_customer",
    "create_customer",
    "delete_customer",
    "fetch_by_slack",
    "find_by_email",
    "find_customer",
    "find_customer_by",
    "find_customers_by",
    "get_customer",
    "list_customers",
    "update_customer",
]
