"""ClearFeed's tickets, `/v1/requests` (seed 000): requests by collection, as the vendor's guide prints them."""

from parley.api.clearfeed.tickets.door import DOOR

__all__ = ["DOOR"]
