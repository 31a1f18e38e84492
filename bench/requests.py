"""The requests that are sent, whole and ready: the load has nothing left to do for them."""

import random
from urllib.parse import quote

import msgspec

from bench.servers import Server

MADE = 4_000
NEW_CUSTOMERS = 0.1


def reads(server: Server, *paths: str) -> list[bytes]:
    """Ask for these paths."""
    return [_head("GET", server, path) + b"\r\n" for path in paths]


def tickets(server: Server) -> list[bytes]:
    """Ask for tickets all over the desk; every 211th is deleted and left out."""
    source = random.Random(1)
    numbers = (source.randint(1, server.desk.tickets) for _ in range(MADE))
    return reads(server, *(f"/tickets/{number}" for number in numbers if number % 211))


def creations(server: Server) -> list[bytes]:
    """Open tickets of customers who are known, mostly."""
    source = random.Random(2)
    bodies = (msgspec.json.encode(_new_ticket(source, server.desk.tickets, place)) for place in range(MADE))
    return [
        _head("POST", server, "/tickets")
        + b"content-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(body)
        + body
        for body in bodies
    ]


def search(words: str) -> str:
    """Spell a search in a path."""
    return quote(words)


def _new_ticket(source: random.Random, size: int, place: int) -> dict[str, object]:
    is_new = source.random() < NEW_CUSTOMERS
    customer = f"new{place}" if is_new else f"customer{source.randint(1, max(size // 10, 1_000))}"
    return {
        "subject": f"The invoice of order {place} is wrong",
        "description": f"Hello, we were billed twice for order {place}. Please look into it. " * 4,
        "customer_email": f"{customer}@people.example",
        "customer_name": "Kim Customer",
        "priority": "medium",
        "tags": [f"tag-{source.randint(1, 40)}"],
    }


def _head(method: str, server: Server, path: str) -> bytes:
    key = f"authorization: Bearer {server.key}\r\n" if server.key else ""
    return f"{method} {server.prefix}{path} HTTP/1.1\r\nhost: 127.0.0.1:{server.port}\r\n{key}".encode()
