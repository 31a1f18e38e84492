"""Access tokens: signed, an hour long, and dead with the key they were made from. Nothing is stored."""

import datetime as dt
import re

import msgspec

from parley.kit.crypto import Secret

LIFE = dt.timedelta(hours=1)
PURPOSE = "socialboards access token"
TEXT = re.compile(r"parley_at_(([1-9][0-9]{0,17})_([1-9][0-9]{0,17})_([1-9][0-9]{0,11}))_([0-9a-f]{32})")


class Access(msgspec.Struct, frozen=True):
    """What a token says: it was made from this key of this workspace."""

    workspace: int
    key: int


def spell_token(secret: Secret, access: Access, *, now: dt.datetime) -> str:
    """Make a token that lives for an hour from now."""
    said = f"{access.workspace}_{access.key}_{int((now + LIFE).timestamp())}"
    return f"parley_at_{said}_{secret.sign(PURPOSE, said.encode()).hex()}"


def parse_token(secret: Secret, text: str, *, now: dt.datetime) -> Access | None:
    """Return what a token says; None when it is not ours or its hour is over."""
    found = TEXT.fullmatch(text)
    if found is None or not secret.is_signed(PURPOSE, found[1].encode(), bytes.fromhex(found[5])):
        return None
    return Access(int(found[2]), int(found[3])) if int(found[4]) > now.timestamp() else None


def looks_like_token(text: str) -> bool:
    """Whether a text is spelled as a token is, ours or not."""
    return TEXT.fullmatch(text) is not None
