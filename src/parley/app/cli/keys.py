"""`parley keys`: make, list and revoke API keys."""

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parley.app.cli.listing import Among, AsJson, In, show

if TYPE_CHECKING:
    from parley.core.access import ApiKey
    from parley.core.workspaces import Workspace
    from parley.kit.db import Connection, Database

APP = typer.Typer(name="keys", help="Make, list and revoke API keys.", no_args_is_help=True)
KEY_ID = re.compile(r"(?:key_)?([1-9][0-9]{0,17})")
COLUMNS = ("id", "name", "role", "workspace", "user_id", "created_at", "last_used_at")


class KeyRole(StrEnum):
    """What a key may do."""

    OWNER = "owner"
    ADMIN = "admin"
    AGENT = "agent"
    LIGHT = "light"
    READ = "read"


@APP.command()
def create(
    name: Annotated[str, typer.Option(help="What the key is for; it acts under this name.")],
    workspace: In = "default",
    role: Annotated[KeyRole, typer.Option(help="What the key may do.")] = KeyRole.ADMIN,
    acting_as: Annotated[
        str | None, typer.Option("--as", metavar="EMAIL", help="The user whom the key acts as.")
    ] = None,
) -> None:
    """Make a key and print it, alone, on standard output. It is shown only this once."""
    from parley.app.cli.database import with_database

    async def run(database: "Database") -> str:
        return await _create(database, name, workspace, role, acting_as)

    typer.echo(with_database(run))


@APP.command("list")
def list_(workspace: Among = None, *, as_json: AsJson = False) -> None:
    """List the keys that are not revoked. Their secrets are not kept, so they cannot be shown again."""
    from parley.app.cli.database import list_everywhere
    from parley.core.access import list_keys

    show(list_everywhere(workspace, column="k.created_at", page=list_keys, row=_row), COLUMNS, as_json=as_json)


@APP.command()
def revoke(
    key: Annotated[str, typer.Argument(metavar="ID", help="The key's id, as `parley keys list` shows it.")],
    workspace: Annotated[
        str | None, typer.Option("--workspace", "-w", help="Name or id of the workspace, to be sure.")
    ] = None,
) -> None:
    """Revoke a key: within a second it opens no door any more."""
    from parley.app.cli.database import with_database

    async def run(database: "Database") -> str:
        return await _revoke(database, key, workspace)

    typer.echo(with_database(run), err=True)


async def _create(database: "Database", name: str, given: str, role: KeyRole, email: str | None) -> str:
    from parley.app import store
    from parley.app.cli.database import CommandRefused, find_workspace
    from parley.core.access import create_key
    from parley.core.actor import Role, system_actor
    from parley.core.lines import check_line
    from parley.core.work import writing
    from parley.kit.clock import utc_now

    line = check_line(name, "name")
    async with database.system() as connection:
        workspace = await find_workspace(connection, given)
        agent = None if email is None else await store.find_agent(connection, workspace=workspace.id, email=email)
    if email is not None and agent is None:
        raise CommandRefused(f"There is no user {email} in the workspace {workspace.slug}.")
    async with writing(database, system_actor(workspace.id), now=utc_now(), origin="cli") as work:
        return (await create_key(work, name=line, role=Role(role.value), agent=agent)).text


def _row(key: "ApiKey", workspace: "Workspace") -> dict[str, Any]:
    from parley.kit.clock import print_time

    return {
        "id": f"key_{key.id}",
        "name": key.name,
        "role": str(key.role),
        "workspace": workspace.slug,
        "user_id": f"user_{key.agent_id}" if key.agent_id else None,
        "created_at": print_time(key.created_at),
        "last_used_at": print_time(key.last_used_at) if key.last_used_at else None,
    }


async def _revoke(database: "Database", key: str, given: str | None) -> str:
    from parley.app.cli.database import CommandRefused
    from parley.core.access import KeyNotFound, revoke_key
    from parley.core.actor import system_actor
    from parley.core.work import writing
    from parley.kit.clock import utc_now

    number = KEY_ID.fullmatch(key)
    async with database.system() as connection:
        workspace = await _workspace_of(connection, int(number[1]), given) if number else None
    if number is None or workspace is None:
        raise CommandRefused(f"There is no live key {key}. `parley keys list` shows those there are.")
    async with writing(database, system_actor(workspace), now=utc_now(), origin="cli") as work:
        try:
            revoked = await revoke_key(work, key=int(number[1]))
        except KeyNotFound:
            raise CommandRefused(f"There is no live key {key} in that workspace.") from None
    return f"Revoked {key} ({revoked.name})."


async def _workspace_of(connection: "Connection", key: int, given: str | None) -> int | None:
    from parley.app import store
    from parley.app.cli.database import find_workspace

    if given is not None:
        return (await find_workspace(connection, given)).id
    return await store.find_key_workspace(connection, key)
