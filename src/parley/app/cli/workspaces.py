"""`parley workspaces`: make and list workspaces."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from parley.app.cli.listing import AsJson, show

if TYPE_CHECKING:
    from parley.core.workspaces import Workspace
    from parley.kit.db import Database

APP = typer.Typer(name="workspaces", help="Make and list workspaces.", no_args_is_help=True)
COLUMNS = ("id", "slug", "name", "created_at")


@APP.command()
def create(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the workspace is called.")],
    owner: Annotated[
        str | None, typer.Option(metavar="EMAIL", help="Its owner; PARLEY_OWNER_EMAIL when left out.")
    ] = None,
) -> None:
    """Make a workspace with its owner, an inbox, a category and six statuses.

    Its short name is printed; that and NAME itself work in `--workspace`.
    """
    from parley.app.cli.database import with_database
    from parley.app.environment import read

    email = owner or read().owner_email

    async def run(database: "Database") -> str:
        return await _create(database, name, email)

    typer.echo(with_database(run))


@APP.command("list")
def list_(*, as_json: AsJson = False) -> None:
    """List all workspaces."""
    from parley.app.cli.database import with_database
    from parley.core import workspaces

    async def run(database: "Database") -> list[dict[str, Any]]:
        async with database.system() as connection:
            return [_row(each) for each in await workspaces.list_all(connection)]

    show(with_database(run), COLUMNS, as_json=as_json)


async def _create(database: "Database", name: str, owner: str) -> str:
    from parley.app.cli.database import CommandRefused, workspace_slug
    from parley.core import workspaces
    from parley.core.lines import check_line
    from parley.core.workspaces import SlugTaken
    from parley.kit.clock import utc_now
    from parley.kit.text.emails import BadEmail, normal_email

    line = check_line(name, "name")
    try:
        email = normal_email(owner)
        async with database.system() as connection, connection.transaction():
            made = await workspaces.create_workspace(
                connection,
                slug=workspace_slug(line),
                name=line,
                owner_email=email,
                owner_name=email.partition("@")[0],
                now=utc_now(),
            )
    except BadEmail as fault:
        raise CommandRefused(f"{owner!r} {fault}.") from None
    except SlugTaken:
        raise CommandRefused(f"There is a workspace {workspace_slug(line)!r} already.") from None
    return made.slug


def _row(workspace: "Workspace") -> dict[str, Any]:
    from parley.kit.clock import print_time

    return {
        "id": workspace.id,
        "name": workspace.name,
        "slug": workspace.slug,
        "created_at": print_time(workspace.created_at),
    }
