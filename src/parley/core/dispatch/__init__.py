"""The dispatcher: hands committed events, each once and in an order that skips none, to those who subscribed."""

from parley.core.dispatch.actions import MOST, Subscriber, dispatch, find_news, measure_lag
from parley.core.dispatch.model import News

__all__ = ["MOST", "News", "Subscriber", "dispatch", "find_news", "measure_lag"]
