"""Our own API, `/api/v1` (seed 004): what the front end uses, in rank equal to the other doors."""

from parley.api.native.door import DOOR

__all__ = ["DOOR"]
