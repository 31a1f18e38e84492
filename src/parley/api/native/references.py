"""Lists of ids in bodies: every malformed one is named at once."""

from collections.abc import Sequence

from parley.core.errors import Fault, Invalid
from parley.kit.ids import parse_id


def ids_in_body(prefix: str, texts: Sequence[str], at: str) -> list[int]:
    """Read a list of ids; raise Invalid naming each that is malformed."""
    found = [parse_id(prefix, text) for text in texts]
    faults = [
        Fault(f"{at}.{place}", f"Must be an id such as {prefix}_123") for place, id_ in enumerate(found) if id_ is None
    ]
    if faults:
        raise Invalid(faults)
    return [id_ for id_ in found if id_ is not None]
