"""What this door's OpenAPI document says of errors and of bodies that it reads itself; the rest is the toolbox's."""

from typing import Any

import msgspec

from parley.api.socialboards.bodies import BODIES
from parley.api.socialboards.faults import TABLE, ErrorBody
from parley.api.socialboards.schemas.access import TokenRequest
from parley.api.toolbox.door import Door
from parley.api.toolbox.openapi import describe
from parley.api.toolbox.responses import REF


def document(door: Door, url: str) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document."""
    said = describe(door, url, error=ErrorBody, table=TABLE)
    _, bodies = msgspec.json.schema_components([*BODIES, TokenRequest], ref_template=REF)
    said["components"]["schemas"] |= bodies
    return said
