"""Which dialects are mounted, and where: each door says its own prefixes."""

from parley.api import featurebase, native, socialboards
from parley.api.clearfeed import rest as clearfeed_rest
from parley.api.clearfeed import tickets as clearfeed_tickets

DOORS = (native.DOOR, clearfeed_rest.DOOR, clearfeed_tickets.DOOR, socialboards.DOOR, featurebase.DOOR)
