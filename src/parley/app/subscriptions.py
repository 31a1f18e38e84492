"""Who hears what happens: one line for each subscriber, all called in the transaction that reads the events."""

from parley.core.dispatch import Subscriber

SUBSCRIBERS: tuple[Subscriber, ...] = ()
