"""What this door's OpenAPI document says beyond what the toolbox makes of the operations: errors and the version."""

from typing import Any

import msgspec

from parley.api.featurebase.content import BODIES
from parley.api.featurebase.faults import TABLE, ErrorEnvelope
from parley.api.featurebase.version import HEADER, NEWEST, VERSIONS
from parley.api.toolbox.door import Door
from parley.api.toolbox.openapi import describe
from parley.api.toolbox.responses import REF

VERSION = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "description": "The version of this API that is meant; by default the workspace's own",
    "schema": {"type": "string", "enum": list(VERSIONS), "examples": [NEWEST]},
}


def document(door: Door, url: str) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document."""
    said = describe(door, url, error=ErrorEnvelope, table=TABLE)
    _, components = msgspec.json.schema_components(BODIES, ref_template=REF)
    said["components"]["schemas"] |= components
    for methods in said["paths"].values():
        for operation in methods.values():
            operation["parameters"].append(VERSION)
    return said
