"""`parley demo`."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from parley.app.cli.listing import In

if TYPE_CHECKING:
    from parley.kit.db import Database

MOST = 100_000


def demo(
    tickets: Annotated[int, typer.Option(min=1, max=MOST, help="How many tickets.")] = 2_000,
    workspace: In = "default",
    seed: Annotated[int, typer.Option(help="Another number makes other tickets.")] = 1,
    again: Annotated[  # noqa: FBT002 -- typer's way to declare a flag
        bool, typer.Option("--again", help="Add to a workspace that has the demo already.")
    ] = False,
) -> None:
    """Fill a workspace with three months of a made-up desk: people, tickets, conversations, help pages."""
    from parley.app.cli.database import with_database

    async def run(database: "Database") -> str:
        return await _fill(database, workspace, tickets=tickets, seed=seed, again=again)

    typer.echo(with_database(run))


async def _fill(database: "Database", given: str, *, tickets: int, seed: int, again: bool) -> str:
    from parley.app.cli.database import CommandRefused, find_workspace
    from parley.app.demo import DemoPresent, make_demo

    async with database.system() as connection:
        workspace = await find_workspace(connection, given)
    try:
        with _progress() as report:
            await make_demo(database, workspace.id, tickets=tickets, seed=seed, again=again, report=report)
    except DemoPresent:
        raise CommandRefused(f"The workspace {workspace.slug} has the demo already. --again adds to it.") from None
    return f"{tickets} tickets are in the workspace {workspace.slug}."


@contextmanager
def _progress() -> Generator[Callable[[int, int], None]]:
    """Show a bar on standard error while it is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("Playing three months"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    with Progress(*columns, TimeElapsedColumn(), console=console, disable=not console.is_terminal) as shown:
        task = shown.add_task("demo", total=None)
        yield lambda done, total: shown.update(task, completed=done, total=total)
