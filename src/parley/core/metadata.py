"""Free facts of others' own, on tickets, customers and companies: which may be kept, and how they change."""

from collections.abc import Mapping
from typing import Any

import msgspec

from parley.core.errors import Fault, Invalid

MOST_METADATA, LONGEST_KEY, LARGEST_VALUE = 50, 255, 4 * 1024


def check_metadata(given: Mapping[str, Any], faults: list[Fault]) -> None:
    """Note a fault for every free value that is larger, or named longer, than the house keeps, and for too many."""
    if len(given) > MOST_METADATA:
        faults.append(Fault("metadata", f"Must have {MOST_METADATA} keys at most"))
    for key, value in given.items():
        if not 0 < len(key) <= LONGEST_KEY:
            faults.append(Fault(f"metadata.{key[:LONGEST_KEY]}", f"A key must have 1 to {LONGEST_KEY} characters"))
        elif len(msgspec.json.encode(value)) > LARGEST_VALUE:
            faults.append(Fault(f"metadata.{key}", f"Must have {LARGEST_VALUE} bytes at most"))


def merge_metadata(old: Mapping[str, Any], given: Mapping[str, Any], faults: list[Fault]) -> dict[str, Any]:
    """Return what holds when the named keys change, those given as None go; note every fault of it."""
    merged = {key: value for key, value in {**old, **given}.items() if value is not None}
    check_metadata(merged, faults)
    return merged


def changed_metadata(old: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what holds when the named keys change, those given as None go. Raises Invalid with every fault."""
    faults: list[Fault] = []
    merged = merge_metadata(old, given, faults)
    if faults:
        raise Invalid(faults)
    return merged
