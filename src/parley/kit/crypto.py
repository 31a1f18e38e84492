"""Secrets: sealing what is stored, signing what is handed out. One secret of the installation, keys by purpose."""

import hashlib
import hmac
from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken

CHECK_BYTES = 16


class Secret:
    """The installation's secret; every use derives its own key by naming its purpose."""

    __slots__ = ("_master",)

    def __init__(self, master: bytes) -> None:
        self._master = master

    def key_for(self, purpose: str) -> bytes:
        """Derive 32 bytes for one purpose."""
        return hmac.digest(self._master, purpose.encode(), "sha256")

    def sign(self, purpose: str, text: bytes) -> bytes:
        """Return 16 bytes that only this installation can make for this text and purpose."""
        return hmac.digest(self.key_for(purpose), text, "sha256")[:CHECK_BYTES]

    def is_signed(self, purpose: str, text: bytes, signature: bytes) -> bool:
        """Whether the signature is ours, compared in constant time."""
        return hmac.compare_digest(self.sign(purpose, text), signature)

    def seal(self, purpose: str, text: bytes) -> bytes:
        """Encrypt, with a check that it comes back unchanged."""
        return self._fernet(purpose).encrypt(text)

    def unseal(self, purpose: str, sealed: bytes) -> bytes | None:
        """Decrypt what `seal` made; None when it was not made by this secret."""
        try:
            return self._fernet(purpose).decrypt(sealed)
        except InvalidToken:
            return None

    def _fernet(self, purpose: str) -> Fernet:
        return Fernet(urlsafe_b64encode(self.key_for(purpose)))


def digest(value: str) -> bytes:
    """Return the SHA-256 of a token, which is all that is kept of it."""
    return hashlib.sha256(value.encode()).digest()


def is_digest_of(value: str, kept: bytes) -> bool:
    """Whether the token is the one whose digest was kept, compared in constant time."""
    return hmac.compare_digest(digest(value), kept)
