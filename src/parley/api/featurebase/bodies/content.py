"""How the document describes bodies that are read by hand: JSON, and a form with the JSON in a part."""

from typing import Any

from parley.api.toolbox.responses import schema_of

BODIES: list[type] = []
PARTS = "Parts named `customFields.<field id>`, repeated where the field takes several"


def content_of(body: type, example: Any, *, forms: bool = True) -> dict[str, Any]:
    """Describe a body by media type, and have its schema in the document."""
    BODIES.append(body)
    said: dict[str, Any] = {"application/json": {"schema": schema_of(body), "example": example}}
    if forms:
        data = {"type": "string", "contentMediaType": "application/json", "contentSchema": schema_of(body)}
        said["multipart/form-data"] = {
            "schema": {
                "type": "object",
                "properties": {"data": {**data, "description": "The same as JSON"}},
                "patternProperties": {"^customFields\\.": {"type": "string", "format": "binary", "description": PARTS}},
                "required": ["data"],
                "additionalProperties": False,
            }
        }
    return said
