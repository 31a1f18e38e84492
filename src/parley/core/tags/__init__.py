"""Tags: short words on tickets, unique in a workspace whatever their case."""

from parley.core.tags.actions import create_tag, delete_tag, find_tags, get_tag, list_tags, update_tag
from parley.core.tags.model import Tag, TagNameTaken, TagNotFound

__all__ = [
    "Tag",
    "TagNameTaken",
    "TagNotFound",
    "create_tag",
    "delete_tag",
    "find_tags",
    "get_tag",
    "list_tags",
    "update_tag",
]
