"""`parley settings`, and the page of the documentation that is made of the same declarations."""

from typing import Annotated

import typer

from parley.app.cli.listing import AsJson, show
from parley.app.environment import shown
from parley.app.settings import declared

COLUMNS = ("name", "value", "default", "meaning")
HEAD = """\
# Settings

All settings are environment variables; a variable that is empty counts as not set. What cannot be used is reported at
start, all of it at once, and a `PARLEY_…` name that is no setting is an error too. `parley settings` shows the values
in force, with secrets masked.

This page is made by `parley settings --markdown`.

| variable | default | meaning |
| --- | --- | --- |
"""


def settings(
    *,
    as_json: AsJson = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the page of the documentation.")] = False,
) -> None:
    """List every setting with its value, its default and its meaning."""
    if markdown:
        typer.echo(page(), nl=False)
    else:
        show(shown(), COLUMNS, as_json=as_json)


def page() -> str:
    """Return docs/operate/settings.md."""
    return HEAD + "".join(
        f"| `{name}` | {f'`{what.default}`' if what.default else what.shown_default} | {what.meaning} |\n"
        for _, name, what in declared()
    )
