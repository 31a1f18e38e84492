"""Sessions and who is signed in: core to wire."""

from typing import Any

import msgspec

from parley.api.native.ids import spell_id
from parley.api.native.mapping.access import workspace_to_wire
from parley.api.native.mapping.users import user_to_wire
from parley.api.native.schemas.sessions import PreferencesWire, SeatedWire, SessionWire
from parley.core.access import Permission, may
from parley.core.access.sessions import Session
from parley.core.seats import Seat
from parley.core.workspaces import Workspace
from parley.kit.clock import print_time

PREFIX = "sess"


def seated_to_wire(seat: Seat, workspace: Workspace, session: Session, token: str) -> SeatedWire:
    """Spell who is signed in."""
    permissions: list[Any] = [kind.name.lower() for kind in Permission if may(seat.agent.role, kind)]
    return SeatedWire(
        id=spell_id(PREFIX, session.id),
        user=user_to_wire(seat.agent),
        workspace=workspace_to_wire(workspace),
        permissions=permissions,
        preferences=PreferencesWire(**msgspec.structs.asdict(seat.preferences)),
        has_password=seat.has_password,
        totp_enabled=seat.has_totp,
        csrf_token=token,
        expires_at=print_time(session.ends_at),
    )


def session_to_wire(session: Session, current: int | None) -> SessionWire:
    """Spell a session."""
    return SessionWire(
        id=spell_id(PREFIX, session.id),
        current=session.id == current,
        method=session.method.value,
        browser=session.browser,
        address=session.address,
        remembered=session.remembered,
        created_at=print_time(session.created_at),
        last_used_at=print_time(session.last_used_at),
        expires_at=print_time(session.ends_at),
    )
