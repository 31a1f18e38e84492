"""What this door's OpenAPI document says of the ways in; the rest is the toolbox's."""

from typing import Any

from parley.api.native.entrance import AGENTS, CUSTOMERS, SAFE, TOKEN, enter_as_customer
from parley.api.native.faults import TABLE, ErrorEnvelope
from parley.api.toolbox.door import Door
from parley.api.toolbox.openapi import describe

PROOF = "csrf"


def document(door: Door, url: str) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document."""
    said = describe(door, url, error=ErrorEnvelope, table=TABLE)
    said["components"]["securitySchemes"] |= {
        "session": _cookie(AGENTS.name, "The session of an agent's browser"),
        "customer": _cookie(CUSTOMERS.name, "The session of a customer's browser"),
        PROOF: {
            "type": "apiKey",
            "in": "header",
            "name": TOKEN.decode(),
            "description": "The session's token, which proves that a change comes from the desk's own pages",
        },
    }
    for operation in door.operations:
        described = said["paths"][door.path_of(operation)][operation.method.lower()]
        if operation.enter is enter_as_customer:
            described["security"] = [_by_session("customer", operation.method)]
        elif not operation.is_open:
            described["security"] = [{"key": []}, _by_session("session", operation.method)]
    return said


def _cookie(name: bytes, description: str) -> dict[str, str]:
    text = f"{description}; behind https its name begins with `__Host-`"
    return {"type": "apiKey", "in": "cookie", "name": name.decode(), "description": text}


def _by_session(name: str, method: str) -> dict[str, list[str]]:
    return {name: []} if method in SAFE else {name: [], PROOF: []}
