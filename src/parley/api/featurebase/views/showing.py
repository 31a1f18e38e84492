"""What is needed to show tickets beside themselves: the workspace's words, and the files in their fields."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from parley.api.toolbox.call import Call
from parley.api.toolbox.downloads import download_url
from parley.api.toolbox.public import customers_url
from parley.core.categories import Category
from parley.core.fields import Field, FieldType
from parley.core.files import File, find_files
from parley.core.tickets import Setup, Ticket, setup_for
from parley.core.work import Work


class Showing(msgspec.Struct, frozen=True):
    """The words, the files by their ids, how a signed link to one is made, and where customers see a ticket."""

    workspace: int
    setup: Setup
    default_category: Category
    fields: dict[int, Field]
    files: dict[int, File]
    link: Callable[[int], str]
    address: Callable[[Ticket], str]


async def showing(work: Work, call: Call, tickets: Sequence[Ticket]) -> Showing:
    """Gather what these tickets need: nothing is asked of the database unless a field of theirs holds files."""
    setup = await setup_for(work, tickets)
    fields = {field.id: field for field in setup.fields}
    wanted = [file for ticket in tickets for file in _files_of(ticket, fields)]
    return Showing(
        workspace=work.workspace,
        setup=setup,
        default_category=next(each for each in setup.categories.values() if each.is_default),
        fields=fields,
        files=await find_files(work.connection, work.workspace, wanted) if wanted else {},
        link=lambda file: download_url(call.house, work.workspace, file, call.now),
        address=lambda ticket: customers_url(call.house, work.workspace, setup.slug, ticket),
    )


def _files_of(ticket: Ticket, fields: dict[int, Field]) -> list[int]:
    found: list[int] = []
    for field_id, value in ticket.custom_fields.items():
        field = fields.get(int(field_id))
        if field is not None and field.type is FieldType.FILE:
            found += as_list(value)
    return found


def as_list(value: Any) -> list[Any]:
    """Return one or several as several."""
    return list(value) if isinstance(value, list) else [value]  # type: ignore[arg-type]  # of anything
