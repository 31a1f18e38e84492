"""Categories: the kinds of tickets, a tree, each with the fields it asks for."""

from parley.core.categories.actions import (
    create_category,
    delete_category,
    get_category,
    list_categories,
    update_category,
)
from parley.core.categories.model import (
    Category,
    CategoryInUse,
    CategoryNotFound,
    CategoryType,
    DefaultCategoryRequired,
    HasSubcategories,
    fields_of,
)

__all__ = [
    "Category",
    "CategoryInUse",
    "CategoryNotFound",
    "CategoryType",
    "DefaultCategoryRequired",
    "HasSubcategories",
    "create_category",
    "delete_category",
    "fields_of",
    "get_category",
    "list_categories",
    "update_category",
]
