"""What bodies of this door have in common."""

from typing import Any

import msgspec

from parley.core.errors import Invalid


def given(body: msgspec.Struct) -> dict[str, Any]:
    """Return the fields that a PATCH names; raise Invalid when it names none."""
    fields = {name: getattr(body, name) for name in body.__struct_fields__}
    present = {name: value for name, value in fields.items() if value is not msgspec.UNSET}
    if not present:
        raise Invalid.at("", "Name at least one field to change")
    return present
