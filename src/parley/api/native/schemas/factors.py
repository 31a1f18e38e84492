"""The second factor on the wire."""

from typing import Annotated

import msgspec

from parley.api.native.schemas.sessions import Password


class TotpProof(msgspec.Struct, forbid_unknown_fields=True):
    """One's own password; only who has none leaves it out."""

    password: Password | None = None


class TotpWire(msgspec.Struct):
    """An authenticator's secret as people type it, and the address that a QR code of it holds."""

    secret: str
    otpauth_url: str


class TotpCode(msgspec.Struct, forbid_unknown_fields=True):
    """The code that the authenticator shows now."""

    code: Annotated[str, msgspec.Meta(min_length=6, max_length=10)]


class RecoveryCodes(msgspec.Struct):
    """Codes that each sign in once."""

    recovery_codes: list[str]
