"""Where people can be reached: e-mail addresses, a company's domains, web addresses of pictures."""

import re
from collections.abc import Callable, Sequence

from parley.core.errors import Fault, Invalid
from parley.kit.text.emails import BadEmail, email_key, normal_email

LONGEST_WEB_ADDRESS = 2048
MOST_ADDRESSES = 50
WEB_ADDRESS = re.compile(r"https?://[^\s/?#@\\]+(?:[/?#][^\s\\]*)?", re.IGNORECASE)


def check_email(text: str, at: str) -> str:
    """Return the address to keep: its local part as typed, its domain in lower case and ASCII; raise Invalid.

    One spelling of the domain is kept, so that two of them cannot make two customers of one mailbox.
    """
    try:
        return f"{normal_email(text).rpartition('@')[0]}@{email_key(text).rpartition('@')[2]}"
    except BadEmail:
        raise Invalid.at(at, "Must be an e-mail address") from None


def check_emails(texts: Sequence[str], at: str) -> list[str]:
    """Return the addresses as keys to compare by, each once; raise Invalid with every fault."""
    return _check_each(texts, at, lambda text, place: email_key(check_email(text, place)))


def check_domains(texts: Sequence[str], at: str) -> list[str]:
    """Return the domains in lower case and ASCII, each once; raise Invalid with every fault."""
    return _check_each(texts, at, _check_domain)


def domain_keys(texts: Sequence[str]) -> list[str]:
    """Return the domains as they are kept, to look for; what is none is left as it is, and found nowhere."""
    return [_domain_key(text) or text for text in texts]


def check_web_address(text: str, at: str) -> str:
    """Return the address of something on the web; raise Invalid for another scheme, a user name or blanks."""
    if len(text) > LONGEST_WEB_ADDRESS or not text.isprintable() or not WEB_ADDRESS.fullmatch(text):
        raise Invalid.at(at, f"Must be an http or https address of {LONGEST_WEB_ADDRESS} characters at most")
    return text


def key_of(address: str | None) -> str | None:
    """Return the key to compare an address by; None for what is no address."""
    try:
        return email_key(address) if address is not None else None
    except BadEmail:
        return None


def _check_domain(text: str, at: str) -> str:
    key = _domain_key(text)
    if key is None:
        raise Invalid.at(at, "Must be a domain such as example.com")
    return key


def _domain_key(text: str) -> str | None:
    try:
        return email_key(f"any@{text.strip()}").removeprefix("any@")
    except BadEmail:
        return None


def _check_each(texts: Sequence[str], at: str, check: Callable[[str, str], str]) -> list[str]:
    if len(texts) > MOST_ADDRESSES:
        raise Invalid.at(at, f"Must have {MOST_ADDRESSES} items at most")
    faults: list[Fault] = []
    kept: dict[str, None] = {}
    for place, text in enumerate(texts):
        try:
            kept[check(text, f"{at}.{place}")] = None
        except Invalid as error:
            faults += error.faults
    if faults:
        raise Invalid(faults)
    return list(kept)
