"""`parley openapi`."""

from typing import Annotated

import typer


def openapi(
    door: Annotated[str, typer.Option(help="Which of the dialects.")] = "native",
) -> None:
    """Print the OpenAPI 3.1 document of a door as JSON. No server and no database are needed."""
    import msgspec

    from parley.app.cli.database import CommandRefused
    from parley.app.doors import DOORS
    from parley.app.environment import read

    for each in DOORS:
        if each.name == door:
            document = msgspec.json.encode(each.document(each, read().public_address))
            typer.echo(msgspec.json.format(document, indent=2))
            return
    raise CommandRefused(f"There is no door {door!r}. There are: {', '.join(each.name for each in DOORS)}.")
