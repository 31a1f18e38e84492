"""Companies: where customers work."""

from parley.core.people.companies.actions import (
    claim_company,
    count_customers_of,
    create_company,
    delete_company,
    find_company,
    find_company_by,
    get_company,
    list_companies,
    update_company,
)
from parley.core.people.companies.model import (
    Company,
    CompanyExternalIdTaken,
    CompanyNameTaken,
    CompanyNotFound,
    GivenCompany,
    WantedCompanies,
)
from parley.core.people.companies.putting import put_company
from parley.core.people.companies.store import MONTHLY_SPEND

__all__ = [
    "MONTHLY_SPEND",
    "Company",
    "CompanyExternalIdTaken",
    "CompanyNameTaken",
    "CompanyNotFound",
    "GivenCompany",
    "WantedCompanies",
    "claim_company",
    "count_customers_of",
    "create_company",
    "delete_company",
    "find_company",
    "find_company_by",
    "get_company",
    "list_companies",
    "put_company",
    "update_company",
]
