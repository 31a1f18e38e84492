"""Inboxes: core to wire and back."""

from typing import Any

from parley.api.native.bodies import given
from parley.api.native.ids import id_in_body, ids_in_body, spell_id, spell_id_or_none
from parley.api.native.schemas.inboxes import InboxSettings, InboxWire
from parley.core.inboxes import Inbox
from parley.kit.clock import print_time

PREFIXES = {"team_id": "team", "owner_id": "user", "sla_policy_id": "sla"}


def inbox_to_wire(inbox: Inbox) -> InboxWire:
    """Spell an inbox."""
    return InboxWire(
        id=spell_id("inbox", inbox.id),
        name=inbox.name,
        responder_ids=[spell_id("user", agent) for agent in inbox.responder_ids],
        team_id=spell_id_or_none("team", inbox.team_id),
        request_channel=inbox.request_channel,
        triage_channel=inbox.triage_channel,
        addresses=inbox.addresses,
        auto_assign=inbox.auto_assign,
        csat_enabled=inbox.csat_enabled,
        on_hold_allowed=inbox.on_hold_allowed,
        is_default=inbox.is_default,
        owner_id=spell_id_or_none("user", inbox.owner_id),
        sla_policy_id=spell_id_or_none("sla", inbox.sla_policy_id),
        unattended_after=inbox.unattended_after,
        created_at=print_time(inbox.created_at),
        updated_at=print_time(inbox.updated_at),
    )


def inbox_from_wire(body: InboxSettings) -> dict[str, Any]:
    """Read what is given of an inbox; raise Invalid for malformed ids."""
    settings = given(body)
    if "responder_ids" in settings:
        settings["responder_ids"] = ids_in_body("user", settings["responder_ids"], "responder_ids")
    for name, prefix in PREFIXES.items():
        if settings.get(name) is not None:
            settings[name] = id_in_body(prefix, settings[name], name)
    return settings
