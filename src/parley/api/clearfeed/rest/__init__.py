"""ClearFeed's REST API, `/v1/rest` (seed 001), and what its documentation has beyond that page."""

from parley.api.clearfeed.rest.door import DOOR

__all__ = ["DOOR"]
