"""Which dialects are mounted, and where: each door says its own prefixes."""

from parley.api import native
from parley.api.clearfeed import rest as clearfeed_rest


DOORS = (native.DOOR, clearfeed_rest.DOOR)
