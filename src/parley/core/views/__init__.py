"""Views: lists of tickets worth coming back to, one agent's own or everybody's."""

from parley.core.views.actions import (
    create_view,
    delete_view,
    get_view,
    list_all_views,
    list_views,
    order_views,
    update_view,
)
from parley.core.views.model import MOST, NewView, TooManyViews, View, ViewNotFound

__all__ = [
    "MOST",
    "NewView",
    "TooManyViews",
    "View",
    "ViewNotFound",
    "create_view",
    "delete_view",
    "get_view",
    "list_all_views",
    "list_views",
    "order_views",
    "update_view",
]
