"""Which dialects are mounted, and where: each door says its own prefixes."""

from parley.api import featurebase, native

DOORS = (native.DOOR, featurebase.DOOR)
