"""How lists are shown: JSON when asked for, a table on a terminal, columns between tabs everywhere else.

And the options that commands of one kind share.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

Row = Mapping[str, object]
AsJson = Annotated[bool, typer.Option("--json", help="Print a JSON array of objects.")]
In = Annotated[str, typer.Option("--workspace", "-w", help="Name or id of the workspace.")]
Among = Annotated[str | None, typer.Option("--workspace", "-w", help="Name or id of the workspace; all when left out.")]


def show(rows: Sequence[Row], columns: Sequence[str], *, as_json: bool) -> None:
    """Print the rows; JSON has everything that is in them, the others the named columns."""
    if as_json:
        typer.echo(json.dumps(rows, indent=2, default=str))
    elif sys.stdout.isatty():
        _show_table(rows, columns)
    else:
        for row in rows:
            typer.echo("\t".join(_cell(row[column]) for column in columns))


def _show_table(rows: Sequence[Row], columns: Sequence[str]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*(column.replace("_", " ") for column in columns), box=SIMPLE_HEAD)
    for row in rows:
        table.add_row(*(Text(_cell(row[column])) for column in columns))
    Console().print(table)


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return " ".join(text.split())
