"""Imports and exports in the worker: when they are begun, and in whose words they are read and written.

Each loop looks every second, so what somebody asks for begins at once; an idle look costs one query of an empty index.
Every worker has these loops, and they share the work: the database knows who is at what.
"""

from collections.abc import Coroutine
from functools import partial
from typing import Any

from parley.api.native.mapping.exports import spelling_of
from parley.api.native.mapping.imports import line_from_wire
from parley.app.looking import keep_looking
from parley.core.exports import Export, Exporter, Spelling
from parley.core.files import FileVault
from parley.core.imports import Import, Importer, ReadLine
from parley.core.tickets import setup_of
from parley.core.work import Work
from parley.kit.db import Database

EXPORTERS = 2
"""Workspaces whose exports a worker writes at once."""


def loops(database: Database, vault: FileVault, address: str) -> list[Coroutine[Any, Any, None]]:
    """Return what a worker runs; `address` is where the tickets' pages stand."""
    exporter = Exporter(database, vault, partial(spell_export, address))
    looks = [Importer(database, read_import).look, *[exporter.look] * EXPORTERS]
    return [keep_looking(look) for look in looks]


async def read_import(work: Work, _: Import) -> ReadLine:
    """Read lines in the words of the native door, the only one that takes imports."""
    fields = (await setup_of(work)).fields
    return lambda text: line_from_wire(text, fields)


async def spell_export(address: str, work: Work, export: Export) -> Spelling:
    """Spell tickets in the words of the native door, the only one that writes exports."""
    return spelling_of(export, address, (await setup_of(work)).fields)
