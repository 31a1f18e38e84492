"""The installation: which release this is and how its operator has set it, to be looked at and never changed here."""

from parley.api.native.envelopes import Bare
from parley.api.native.schemas.installation import InstallationWire, SettingWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.operations import Mode
from parley.api.toolbox.routes import Routes
from parley.core import workspaces
from parley.core.access import Permission, require
from parley.core.work import reading

ROUTES = Routes("Installation")


@ROUTES.get("/installation", mode=Mode.NONE)
async def get_installation(call: Call) -> Bare[InstallationWire]:
    """Say which release is running and what its operator has set. For admins; nothing can be changed here.

    Shown is what those who manage a desk meet anyway (limits, the public address, who mail is from, the name and host
    of another sign-in) and, where theirs is the only workspace of the server, scheme and host of the mail and model
    servers, the kind of place where files lie, and a few plain numbers and words. Where several workspaces share a
    server, what speaks of the operator's own machines is only `is_set`. Never shown to anybody are secrets, who
    signs in where, paths and queries of addresses, folders, networks, the database's place, and the first owner's
    address.
    """
    async with reading(call.house.database, call.actor, now=call.now, origin=call.door) as work:
        require(work, Permission.MANAGE)
    async with call.house.database.system() as connection:
        shared = await workspaces.count_all(connection) > 1
    call.out.append((b"cache-control", b"no-store"))
    return Bare(_to_wire(call, shared=shared))


def _to_wire(call: Call, *, shared: bool) -> InstallationWire:
    house = call.house
    seen = house.installation.as_shared() if shared else house.installation
    return InstallationWire(
        version=seen.version,
        schema_version=seen.schema,
        shared=shared,
        sends_mail=house.sends_mail,
        mail_server=seen.value_of("PARLEY_SMTP_URL"),
        sign_in=None if house.oidc is None else house.oidc.provider.name,
        files=seen.files or None,
        settings=[
            SettingWire(
                each.name,
                each.group,
                each.meaning,
                each.default or None,
                each.otherwise or None,
                each.is_set,
                each.value,
            )
            for each in seen.settings
        ],
    )
