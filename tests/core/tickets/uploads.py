"""Files that belong to nothing yet."""

from collections.abc import AsyncGenerator

from parley.core import files
from parley.core.files import take_in
from tests.support.desks import Desk


async def one_byte() -> AsyncGenerator[bytes]:
    yield b"x"


async def uploaded(desk: Desk, name: str) -> int:
    """Upload a file and return its id."""
    stored = await take_in(
        desk.house.vault, one_byte(), workspace=desk.workspace.id, name=name, declared=None, most=9, at="file"
    )
    async with desk.work() as work:
        return (await files.add_file(work, stored=stored)).id
