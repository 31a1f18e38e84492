"""Webhooks of this vendor: none of this door's own.

The guide only says that webhooks are set up in the developer settings; their bodies and signatures are published with
the other document. So an endpoint of the format `clearfeed` is told every event by the rest door, and this door
refuses each in writing.
"""

from collections.abc import Iterator, Mapping

import msgspec

from parley.core.events import event_types

REASON = "Endpoints of the format `clearfeed` are told in the rest door's words: this document prints no webhook body."


class Refused(msgspec.Struct, frozen=True):
    """An event this dialect does not tell, and why."""

    reason: str


class _Every(Mapping[str, Refused]):
    """Each event the house knows, refused for the same reason."""

    def __getitem__(self, type_: str) -> Refused:
        if type_ not in event_types():
            raise KeyError(type_)
        return Refused(REASON)

    def __iter__(self) -> Iterator[str]:
        return iter(event_types())

    def __len__(self) -> int:
        return len(event_types())


EVENTS: Mapping[str, Refused] = _Every()
