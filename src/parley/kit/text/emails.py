"""E-mail addresses as people type them: one shape to keep and show, one key to compare.

    ValueError
      BadEmail        a text is no address that mail could be sent to

Whether a mailbox exists behind an address is not asked here.
"""

import re
import unicodedata
from typing import Final

LONGEST_EMAIL: Final = 254
_LONGEST_LOCAL: Final = 64
_LONGEST_DOMAIN: Final = 253
# Header syntax and what needs quoting. Quoted local parts and address literals are not accepted on purpose.
_FORBIDDEN_LOCAL: Final = frozenset('()<>[]:;,\\"@')
_FORBIDDEN_KINDS: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])", re.ASCII)
_PRINTABLE = re.compile(r"[!#$%&'*+\-./0-9=?A-Z^_`a-z{|}~]{1,64}@[A-Za-z0-9.-]{1,253}")


class BadEmail(ValueError):
    """A text is no e-mail address. The text itself is not in the message."""

    def __init__(self) -> None:
        super().__init__("is not an e-mail address")


def normal_email(value: str) -> str:
    """Return the address to keep and show: outer blanks gone, local part as typed, domain in lower case.

    Raises `BadEmail` unless there is one `@`, a local part without blanks, control characters, quotes or brackets, a
    domain with a dot (`localhost` passes, IDNA domains pass), and at most 254 bytes of UTF-8.
    """
    local, domain = _parts(value)
    return f"{local}@{domain}"


def email_key(value: str) -> str:
    """Return the key by which addresses are compared: all lower case, the domain in its ASCII (IDNA) form.

    Raises `BadEmail` as `normal_email` does.
    """
    local, domain = _parts(value)
    key = unicodedata.normalize("NFC", unicodedata.normalize("NFC", local).lower())
    return f"{key}@{domain if domain.isascii() else _ascii_domain(domain)}"


def _parts(value: str) -> tuple[str, str]:
    value = value.strip(" ")
    local, at, domain = value.rpartition("@")
    if not at or not local or len(value) > LONGEST_EMAIL or not _is_clean(value):
        raise BadEmail
    local, domain = unicodedata.normalize("NFC", local), unicodedata.normalize("NFC", domain.lower())
    if not _FORBIDDEN_LOCAL.isdisjoint(local) or len(local.encode()) > _LONGEST_LOCAL:
        raise BadEmail
    if len(local.encode()) + 1 + len(domain.encode()) > LONGEST_EMAIL:
        raise BadEmail
    _check_domain(domain)
    return local, domain


def _is_clean(value: str) -> bool:
    if _PRINTABLE.fullmatch(value):
        return True
    return not any(unicodedata.category(each) in _FORBIDDEN_KINDS for each in value)


def _check_domain(domain: str) -> None:
    spelled = domain if domain.isascii() else _ascii_domain(domain)
    if len(spelled) > _LONGEST_DOMAIN or not (spelled == "localhost" or _DOMAIN.fullmatch(spelled)):
        raise BadEmail


def _ascii_domain(domain: str) -> str:
    try:
        return domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise BadEmail from None
