"""The Featurebase dialect, `/v2` (seed 003): tickets, conversations and what hangs on them."""

from parley.api.featurebase.door import DOOR

__all__ = ["DOOR"]
