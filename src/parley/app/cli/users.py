"""`parley users`: take users in, list them, and let them in."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parley.app.cli.listing import Among, AsJson, In, show

if TYPE_CHECKING:
    from parley.core.people import Agent
    from parley.core.workspaces import Workspace
    from parley.kit.db import Database

APP = typer.Typer(name="users", help="Take users in, list them, and let them in.", no_args_is_help=True)
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


@APP.command("setup-link")
def setup_link(workspace: In = "default") -> None:
    """Print the link by which a workspace is set up in a browser, while nobody has a password there.

    It is good for one use within seven days.
    """
    from parley.app.cli.database import with_database
    from parley.app.environment import read
    from parley.app.welcome import setup_link as link_to

    async def run(database: "Database") -> str:
        return await _setup_token(database, workspace)

    typer.echo(link_to(read().public_address, with_database(run)))


@APP.command("set-password")
def set_password(
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="The user's e-mail address.")],
    workspace: In = "default",
) -> None:
    """Give a user another password, asked for on the terminal; every session of the user ends."""
    from parley.app.cli.database import with_database

    password: str = typer.prompt("New password", hide_input=True, confirmation_prompt="Once more", err=True)

    async def run(database: "Database") -> str:
        return await _set_password(database, workspace, email, password)

    typer.echo(with_database(run), err=True)


async def _setup_token(database: "Database", given: str) -> str:
    from parley.app.cli.database import CommandRefused, find_workspace
    from parley.core.actor import system_actor
    from parley.core.seats import SetupOver, make_setup_link
    from parley.core.work import writing
    from parley.kit.clock import utc_now

    async with database.system() as connection:
        workspace = await find_workspace(connection, given)
    try:
        async with writing(database, system_actor(workspace.id), now=utc_now(), origin="cli") as work:
            return await make_setup_link(work)
    except SetupOver:
        raise CommandRefused(
            f"The workspace {workspace.slug} was set up already. `parley users set-password` gives a user another"
            " password."
        ) from None


async def _set_password(database: "Database", given: str, email: str, password: str) -> str:
    from parley.app import store
    from parley.app.cli.database import CommandRefused, find_workspace
    from parley.core.actor import system_actor
    from parley.core.seats import check_password, digest_password, keep_password
    from parley.core.work import writing
    from parley.kit.clock import utc_now
    from parley.kit.passwords import Hasher

    hashed = await digest_password(Hasher(), check_password(password, email=email))
    async with database.system() as connection:
        workspace = await find_workspace(connection, given)
        agent = await store.find_agent(connection, workspace=workspace.id, email=email)
    if agent is None:
        raise CommandRefused(f"There is no user {email} in the workspace {workspace.slug}.")
    async with writing(database, system_actor(workspace.id), now=utc_now(), origin="cli") as work:
        await keep_password(work, agent=agent, hashed=hashed, by="operator")
    return f"{email} has another password."


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
