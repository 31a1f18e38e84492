"""What this door's OpenAPI document says of errors; the rest is the toolbox's."""

from typing import Any

from parley.api.clearfeed.tickets.faults import ErrorBody, status_and_word
from parley.api.toolbox.door import Door
from parley.api.toolbox.openapi import describe


def document(door: Door, url: str) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document."""
    return describe(door, url, error=ErrorBody, status_of=lambda error: status_and_word(error)[0])
