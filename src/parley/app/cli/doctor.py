"""`parley doctor`."""

import sys
from typing import TYPE_CHECKING, Any

import typer

from parley.app.cli.listing import AsJson, show

if TYPE_CHECKING:
    from parley.app.doctor import Finding
    from parley.app.settings import Settings

COLUMNS = ("state", "name", "detail", "advice")
MARKS = {"ok": "[green]✓[/]", "warning": "[yellow]![/]", "fault": "[bold red]✗[/]"}


def doctor(*, as_json: AsJson = False) -> None:
    """Check everything and say what to do. Exit code 1 when something is at fault."""
    import msgspec

    findings = _findings()
    rows: list[dict[str, Any]] = [msgspec.structs.asdict(each) for each in findings]
    if as_json or not sys.stdout.isatty():
        show(rows, COLUMNS, as_json=as_json)
    else:
        _show(findings)
    if any(each.state == "fault" for each in findings):
        raise typer.Exit(1)


def _findings() -> "list[Finding]":
    import asyncio

    from parley.app.assistance import check_model
    from parley.app.doctor import Finding, check_machine
    from parley.app.environment import SettingsWrong, read

    try:
        settings = read()
    except SettingsWrong as wrong:
        advice = "`parley settings` lists them all."
        return [Finding("settings", "Settings", "fault", fault, advice) for fault in wrong.faults]
    found = [Finding("settings", "Settings", "ok", "all can be used"), *check_machine(settings)]
    return [*found, asyncio.run(check_model(settings)), *_database_findings(settings)]


def _database_findings(settings: "Settings") -> "list[Finding]":
    import asyncio

    from parley.app.cli.database import database_url
    from parley.app.doctor import unreachable
    from parley.kit.embedded import EmbeddedError

    try:
        with database_url(settings) as url:
            return asyncio.run(_look(url, settings))
    except EmbeddedError as fault:
        return [unreachable(str(fault), settings)]


async def _look(url: str, settings: "Settings") -> "list[Finding]":
    from parley.app.doctor import check_database, unreachable
    from parley.app.preparation import why_gone
    from parley.kit.db import Database, DatabaseGone

    database = Database(url, size=1)
    try:
        await database.open()
        async with database.system() as connection:
            return await check_database(connection, settings)
    except DatabaseGone as gone:
        return [unreachable(why_gone(gone.__cause__), settings)]
    finally:
        await database.close()


def _show(findings: "list[Finding]") -> None:
    from rich.console import Console
    from rich.markup import escape

    console = Console(highlight=False)
    for each in findings:
        console.print(f" {MARKS[each.state]} [bold]{each.name}[/]: {escape(each.detail)}")
        if each.advice and each.state != "ok":
            console.print(f"   [dim]→[/] {escape(each.advice)}")
