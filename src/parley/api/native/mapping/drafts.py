"""Drafts: core to wire."""

import datetime as dt
from collections.abc import Mapping

from parley.api.native.ids import spell_id
from parley.api.native.mapping.files import attachment_to_wire
from parley.api.native.schemas.drafts import DraftWire, HeldWire
from parley.api.toolbox.call import Call
from parley.core.drafts import Draft, HeldMessage
from parley.core.files import File
from parley.kit.clock import print_time


def draft_to_wire(call: Call, draft: Draft, files: Mapping[int, File]) -> DraftWire:
    """Spell a draft, with those of its files that still exist."""
    return DraftWire(
        ticket_id=spell_id("tkt", draft.ticket),
        kind=draft.kind.value,  # type: ignore[arg-type]  # the table's check keeps the words
        content=draft.raw,
        attachments=[attachment_to_wire(call, files[file]) for file in draft.files if file in files],
        error=draft.error,
        created_at=print_time(draft.created_at),
        updated_at=print_time(draft.updated_at),
    )


def held_to_wire(call: Call, held: HeldMessage, files: Mapping[int, File], now: dt.datetime) -> HeldWire:
    """Spell a message that is held back."""
    return HeldWire(
        id=spell_id("held", held.id),
        ticket_id=spell_id("tkt", held.ticket),
        kind=held.kind.value,  # type: ignore[arg-type]  # the table's check keeps the words
        content=held.raw,
        attachments=[attachment_to_wire(call, files[file]) for file in held.files if file in files],
        status=held.status,
        sends_at=print_time(held.sends_at),
        seconds_left=max(0.0, (held.sends_at - now).total_seconds()),
    )
