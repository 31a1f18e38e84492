"""Fields: what a workspace asks of its tickets, customers and companies beyond what everybody asks."""

from parley.core.fields.actions import create_field, delete_field, get_field, list_fields, update_field
from parley.core.fields.model import Entity, Field, FieldKeyTaken, FieldNotFound, FieldType
from parley.core.fields.options import Option, WantedOption
from parley.core.fields.store import fetch_of
from parley.core.fields.values import Checked, check_values

__all__ = [
    "Checked",
    "Entity",
    "Field",
    "FieldKeyTaken",
    "FieldNotFound",
    "FieldType",
    "Option",
    "WantedOption",
    "check_values",
    "create_field",
    "delete_field",
    "fetch_of",
    "get_field",
    "list_fields",
    "update_field",
]
