"""What this door's OpenAPI document says of errors; the rest is the toolbox's."""

from typing import Any

from parley.api.clearfeed.rest.faults import ErrorWire, status_and_code
from parley.api.toolbox.door import Door
from parley.api.toolbox.openapi import describe


def document(door: Door, url: str) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document."""
    return describe(door, url, error=ErrorWire, status_of=lambda error: status_and_code(error)[0])
