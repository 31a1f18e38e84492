"""Mail that the desk sends, or would send."""

from parley.api.native.envelopes import Many, many
from parley.api.native.ids import spell_id
from parley.api.native.paging import search_from
from parley.api.native.schemas.mails import MailQuery, MailWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import mails
from parley.core.mails import Mail
from parley.core.work import Work
from parley.kit.clock import print_time

ROUTES = Routes("Mails")


@ROUTES.get("/mails")
async def list_mails(work: Work, call: Call, query: MailQuery) -> Many[MailWire]:
    """List the mails of the last thirty days, and how far each got. For owners.

    A desk without a mail server shows here what it would have sent, for development.
    """
    call.out.append((b"cache-control", b"no-store"))
    found = await mails.list_mails(work, call.house.secret, search_from(call, query))
    return many(call, query, found, mail_to_wire)


def mail_to_wire(mail: Mail) -> MailWire:
    """Spell a mail."""
    content = mail.content
    return MailWire(
        id=spell_id("mail", mail.id),
        kind=mail.kind.value,
        to=mail.recipient,
        language=mail.language,
        status=mail.status.value,
        attempts=mail.attempts,
        error=mail.last_error,
        subject=content and content.subject,
        text=content and content.text,
        html=content and content.html,
        created_at=print_time(mail.created_at),
        finished_at=mail.finished_at and print_time(mail.finished_at),
    )
