"""Faults in the names of this dialect: its parameters, and what is not found by an id in a body."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager

from parley.api.featurebase.ids import NoSuchObject
from parley.api.toolbox.faults import path_named, respelled
from parley.core.errors import Fault, Invalid

UNKNOWN = "Unknown "
UNKNOWN_USER = "Unknown user"


@contextmanager
def faults_named(names: Mapping[str, str]) -> Generator[None]:
    """Have core's faults name this door's parameters; where all there is to blame is an unknown id, it is not found."""
    try:
        yield
    except Invalid as error:
        if error.faults and all(map(_is_reference, error.faults)):
            raise NoSuchObject(path_named(error.faults[0].path, names)) from error
        raise respelled(error, lambda path: path_named(path, names)) from error


def _is_reference(fault: Fault) -> bool:
    """Whether the fault is an id that names nothing: `Unknown company` at `company_id`, or a field's unknown user."""
    is_person = fault.message == UNKNOWN_USER and fault.path.startswith("custom_fields.")
    return is_person or (fault.message.startswith(UNKNOWN) and fault.path.endswith("_id"))
