"""Webhooks: what happens is told to addresses outside, in the dialect and at the pace of each."""

from parley.channels.webhook.compose import signed
from parley.channels.webhook.console import Console
from parley.channels.webhook.model import Dialect, Letter, Transport
from parley.channels.webhook.sender import Sender
from parley.channels.webhook.transport import Post

__all__ = ["Console", "Dialect", "Letter", "Post", "Sender", "Transport", "signed"]
