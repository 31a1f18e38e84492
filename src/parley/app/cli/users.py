"""`parley users`: take users in and list them."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parley.app.cli.listing import Among, AsJson, In, show

if TYPE_CHECKING:
    from parley.core.people import Agent
    from parley.core.workspaces import Workspace
    from parley.kit.db import Database

APP = typer.Typer(name="users", help="Take users in and list them.", no_args_is_help=True)
COLUMNS = ("id", "email", "name", "role", "active", "workspace", "created_at")


class UserRole(StrEnum):
    """What a user may do."""

    OWNER = "owner"
    ADMIN = "admin"
    AGENT = "agent"
    LIGHT = "light"


@APP.command()
def create(
    email: Annotated[str, typer.Option(help="The user's e-mail address.")],
    name: Annotated[str, typer.Option(help="The name that customers see.")],
    role: Annotated[UserRole, typer.Option(help="What the user may do.")] = UserRole.AGENT,
    workspace: In = "default",
) -> None:
    """Take a user in and print the id."""
    from parley.app.cli.database import with_database

    async def run(database: "Database") -> str:
        return await _create(database, workspace, email, name, role)

    typer.echo(with_database(run))


@APP.command("list")
def list_(workspace: Among = None, *, as_json: AsJson = False) -> None:
    """List the users, those who left too."""
    from parley.app.cli.database import list_everywhere
    from parley.core.people import list_agents

    show(list_everywhere(workspace, column="a.created_at", page=list_agents, row=_row), COLUMNS, as_json=as_json)


async def _create(database: "Database", given: str, email: str, name: str, role: UserRole) -> str:
    from parley.app.cli.database import find_workspace
    from parley.core.actor import Role, system_actor
    from parley.core.people import create_agent
    from parley.core.work import writing
    from parley.kit.clock import utc_now

    async with database.system() as connection:
        workspace = await find_workspace(connection, given)
    async with writing(database, system_actor(workspace.id), now=utc_now(), origin="cli") as work:
        agent = await create_agent(work, email=email, name=name, role=Role(role.value))
    return f"user_{agent.id}"


def _row(agent: "Agent", workspace: "Workspace") -> dict[str, Any]:
    from parley.kit.clock import print_time

    return {
        "id": f"user_{agent.id}",
        "email": agent.email,
        "name": agent.name,
        "role": str(agent.role),
        "active": agent.active,
        "workspace": workspace.slug,
        "created_at": print_time(agent.created_at),
    }
