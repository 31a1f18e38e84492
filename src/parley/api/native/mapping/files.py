"""Files: core to wire."""

from parley.api.native.ids import spell_id, spell_id_or_none
from parley.api.native.schemas.files import AttachmentWire, FileWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.downloads import download_url
from parley.core.files import File
from parley.kit.clock import print_time


def file_to_wire(call: Call, file: File) -> FileWire:
    """Spell a file, with a link that lives for an hour from this call."""
    return FileWire(
        id=spell_id("file", file.id),
        name=file.name,
        content_type=file.content_type,
        size=file.size,
        sha256=file.sha256.hex(),
        url=download_url(call.house, call.actor.workspace, file.id, call.now),
        ticket_id=spell_id_or_none("tkt", file.ticket),
        conversation_id=spell_id_or_none("conv", file.message),
        created_at=print_time(file.created_at),
    )


def attachment_to_wire(call: Call, file: File) -> AttachmentWire:
    """Spell a file of a message, with a link that lives for an hour from this call."""
    url = download_url(call.house, call.actor.workspace, file.id, call.now)
    return AttachmentWire(spell_id("file", file.id), file.name, file.content_type, file.size, url)
