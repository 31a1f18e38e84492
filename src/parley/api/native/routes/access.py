"""Keys, oneself, and the workspace."""

from parley.api.native.bodies import given
from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_body, id_in_path
from parley.api.native.mapping.access import key_to_wire, me_to_wire, workspace_to_wire
from parley.api.native.paging import search_from
from parley.api.native.schemas.access import KeyCreate, KeyQuery, KeyWire, MeWire, WorkspaceUpdate, WorkspaceWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.faults import faults_named
from parley.api.toolbox.routes import Routes
from parley.core import access, workspaces
from parley.core.access import KEY_VERSION, KeyNotFound
from parley.core.actor import Role
from parley.core.errors import VersionMismatch
from parley.core.work import Work

KEYS = Routes("Keys")
WORKSPACE = Routes("Workspace")


@KEYS.get("/keys")
async def list_keys(work: Work, call: Call, query: KeyQuery) -> Many[KeyWire]:
    """List API keys. For admins."""
    return many(call, query, await access.list_keys(work, search_from(call, query)), key_to_wire)


@KEYS.post("/keys", example={"name": "Website", "role": "agent"})
async def create_key(work: Work, call: Call, body: KeyCreate) -> One[KeyWire]:
    """Create an API key. Its text is in this answer and never again. For admins."""
    agent = None if body.user_id is None else id_in_body("user", body.user_id, "user_id")
    with faults_named({"agent_id": "user_id"}):
        made = await access.create_key(work, name=body.name, role=Role(body.role), agent=agent)
    return one(call, key_to_wire(made.key, made.text), KEY_VERSION)


@KEYS.get("/keys/{key_id}", raises=[KeyNotFound])
async def get_key(work: Work, call: Call, key_id: str) -> One[KeyWire]:
    """Get an API key, without its text. For admins."""
    key = await access.get_key(work, key=id_in_path("key", key_id, KeyNotFound))
    return one(call, key_to_wire(key), KEY_VERSION)


@KEYS.delete("/keys/{key_id}", raises=[KeyNotFound, VersionMismatch])
async def revoke_key(work: Work, call: Call, key_id: str) -> None:
    """Revoke an API key; within a second it opens no door. For admins."""
    number = id_in_path("key", key_id, KeyNotFound)
    await access.revoke_key(work, key=number, expected=call.expected_version)


@WORKSPACE.get("/me")
async def get_me(work: Work, call: Call) -> One[MeWire]:
    """Say who the key stands for and what it may do."""
    return one(call, me_to_wire(work.actor), 1)


@WORKSPACE.get("/workspace")
async def get_workspace(work: Work, call: Call) -> One[WorkspaceWire]:
    """Get the workspace the key belongs to."""
    workspace = await workspaces.get_workspace(work)
    return one(call, workspace_to_wire(workspace), workspace.version)


@WORKSPACE.patch(
    "/workspace", raises=[VersionMismatch], example={"name": "Acme support", "hosts": ["help.example.com"]}
)
async def update_workspace(work: Work, call: Call, body: WorkspaceUpdate) -> One[WorkspaceWire]:
    """Rename the workspace, say which hosts lead to it and which versions its doors speak. For admins."""
    workspace = await workspaces.update_workspace(work, **given(body), expected=call.expected_version)
    return one(call, workspace_to_wire(workspace), workspace.version)
