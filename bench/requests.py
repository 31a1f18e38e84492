"""The requests that are sent, whole and ready: the load has nothing left to do for them."""

import datetime as dt
import random
from collections.abc import Iterator
from urllib.parse import quote

import msgspec

from bench.servers import Server

LISTED = "/tickets?limit=25"
MADE = 4_000
NEW_CUSTOMERS = 0.1


def reads(server: Server, *paths: str) -> list[bytes]:
    """Ask for these paths."""
    return [_head("GET", server, path) + b"\r\n" for path in paths]


def tickets(server: Server) -> list[bytes]:
    """Ask for tickets all over the desk."""
    return reads(server, *(f"/tickets/{number}" for number in numbers(server)))


def numbers(server: Server) -> list[int]:
    """Choose tickets all over the desk; every 211th is deleted and left out."""
    source = random.Random(1)
    chosen = (source.randint(1, server.desk.tickets) for _ in range(MADE))
    return [number for number in chosen if number % 211]


class NewTicket(msgspec.Struct, frozen=True):
    """A ticket to be opened, in nobody's words."""

    subject: str
    text: str
    email: str
    tag: str


def creations(server: Server) -> list[bytes]:
    """Open tickets of customers who are known, mostly."""
    return posts(server, "/tickets", [_body(new) for new in new_tickets(server.desk.tickets)])


def posts(server: Server, path: str, bodies: list[dict[str, object]]) -> list[bytes]:
    """Send these bodies."""
    encoded = (msgspec.json.encode(body) for body in bodies)
    return [
        _head("POST", server, path) + b"content-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(body) + body
        for body in encoded
    ]


def search(words: str) -> str:
    """Spell a search in a path."""
    return quote(words)


def new_tickets(size: int) -> list[NewTicket]:
    """Make up what is opened on a desk of so many tickets."""
    source = random.Random(2)
    return [_new_ticket(source, size, place) for place in range(MADE)]


def new_ticket(size: int) -> dict[str, object]:
    """Make up one ticket, in native's words."""
    return _body(_new_ticket(random.Random(), size, 0))


def past_tickets(size: int, amount: int) -> Iterator[dict[str, object]]:
    """Make up lines of an import: tickets of the last year of customers who are known, every other with a reply."""
    source, began = random.Random(3), dt.datetime.now(dt.UTC) - dt.timedelta(days=365)
    for place in range(amount):
        at = began + dt.timedelta(minutes=place)
        new = _new_ticket(source, size, place)
        messages = [{"content": new.text, "created_at": (at + dt.timedelta(hours=1)).isoformat(), "author": "agent"}]
        yield {
            **_body(new),
            "customer_email": f"customer{source.randint(1, max(size // 10, 1_000))}@people.example",
            "external_id": f"old-{place}",
            "created_at": at.isoformat(),
            "messages": messages * (place % 2),
        }


def _new_ticket(source: random.Random, size: int, place: int) -> NewTicket:
    is_new = source.random() < NEW_CUSTOMERS
    customer = f"new{place}" if is_new else f"customer{source.randint(1, max(size // 10, 1_000))}"
    return NewTicket(
        subject=f"The invoice of order {place} is wrong",
        text=f"Hello, we were billed twice for order {place}. Please look into it. " * 4,
        email=f"{customer}@people.example",
        tag=f"tag-{source.randint(1, 40)}",
    )


def _body(new: NewTicket) -> dict[str, object]:
    return {
        "subject": new.subject,
        "description": new.text,
        "customer_email": new.email,
        "customer_name": "Kim Customer",
        "priority": "medium",
        "tags": [new.tag],
    }


def _head(method: str, server: Server, path: str) -> bytes:
    key = f"authorization: Bearer {server.key}\r\n" if server.key else ""
    return f"{method} {server.prefix}{path} HTTP/1.1\r\nhost: 127.0.0.1:{server.port}\r\n{key}".encode()
