"""Which mail carries a one-time link, and what its words are made of."""

import datetime as dt

import msgspec

from parley.core.mails import MailKind, queue_mail
from parley.core.work import Work
from parley.core.workspaces import get_workspace
from parley.kit.crypto import Secret

PAGE = "/app/enter#"


class Postman(msgspec.Struct, frozen=True):
    """Writes mails with links to a page of `public_url`; the token stands where no server sees it."""

    secret: Secret
    public_url: str
    page: str = PAGE

    def link(self, token: str) -> str:
        """Return the link that a token is used by."""
        return f"{self.public_url}{self.page}{token}"

    async def post(
        self,
        work: Work,
        kind: MailKind,
        *,
        token: str,
        recipient: str,
        name: str,
        language: str | None,
        life: dt.timedelta,
    ) -> int:
        """The link is mailed soon; return the mail's id. Without a language it is English."""
        facts = {
            "desk": (await get_workspace(work)).name,
            "name": name,
            "by": work.actor.name,
            "link": self.link(token),
        }
        return await queue_mail(
            work, self.secret, kind=kind, recipient=recipient, language=language or "en", facts=facts, life=life
        )
