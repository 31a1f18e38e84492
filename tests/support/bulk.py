"""What a worker does with imports and exports, until nothing waits that it may take."""

from parley.core.exports import Exporter
from parley.core.exports.running import Spell
from parley.core.files import FileVault
from parley.core.imports import Importer, Reader
from parley.kit.db import Database


async def run_imports(database: Database, reader: Reader) -> None:
    """Every line that waits is taken in or refused, but for those that must wait or that another process has."""
    importer = Importer(database, reader)
    while await importer.look():
        pass


async def run_exports(database: Database, vault: FileVault, spell: Spell) -> None:
    """Every export that waits is written, but for those that must wait or that another process has."""
    exporter = Exporter(database, vault, spell)
    while await exporter.look():
        pass
