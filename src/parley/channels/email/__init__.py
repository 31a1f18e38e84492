"""E-mail: what the desk has to say to its people, handed to a mail server."""

from parley.channels.email.console import Console
from parley.channels.email.sender import Mailer
from parley.channels.email.transport import Smtp, Transport, Undeliverable, server_from

__all__ = ["Console", "Mailer", "Smtp", "Transport", "Undeliverable", "server_from"]
