"""Which fields are needed to read or to spell values: none are asked for where there are no values."""

from collections.abc import Mapping
from typing import Any

from msgspec import UnsetType

from parley.core.fields import Entity, Field, fetch_of
from parley.core.work import Work


async def fields_for(work: Work, entity: Entity, *values: Mapping[str, Any] | UnsetType) -> list[Field]:
    """Return the fields of the entity where any of the values are there, else none."""
    return await fetch_of(work.connection, work.workspace, entity) if any(values) else []
