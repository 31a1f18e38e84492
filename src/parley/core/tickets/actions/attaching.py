"""Give files to a ticket: those of its opening, and those that are a field's value."""

from collections.abc import Mapping

from parley.core.errors import Fault, Invalid
from parley.core.files import attach_files
from parley.core.tickets.actions import checks
from parley.core.tickets.actions.checks import FieldFiles
from parley.core.work import Work


async def attach_all(
    work: Work, *, ticket: int, files: Mapping[str, int] | None = None, field_files: FieldFiles
) -> None:
    """The files belong to the ticket, and those of a field to the field too. Raises Invalid with every fault."""
    faults: list[Fault] = []
    for field, wanted in ((None, files or {}), *field_files.items()):
        try:
            await attach_files(work, files=wanted, ticket=ticket, message=None, field=field)
        except Invalid as error:
            faults += error.faults
    checks.refuse(faults)
