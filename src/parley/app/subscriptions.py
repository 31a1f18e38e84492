"""Who hears what happens: one line for each subscriber, all called in the transaction that reads the events."""

from functools import partial

from parley.app.dialects import TOPICS
from parley.core.dispatch import Subscriber
from parley.core.webhooks import deliveries

SUBSCRIBERS: tuple[Subscriber, ...] = (partial(deliveries.plan, topics=TOPICS),)
