"""How settings are spelled: from a text in the environment to a value, or a ValueError that ends `PARLEY_X …`."""

import re
from collections.abc import Callable
from email.headerregistry import Address
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import TypeAlias, TypeVar
from urllib.parse import urlsplit, urlunsplit

from parley.kit.text.emails import BadEmail, normal_email

T = TypeVar("T")
Network: TypeAlias = IPv4Network | IPv6Network
UNITS = {"": 1, "b": 1, "kb": 1000, "mb": 1000**2, "gb": 1000**3, "kib": 1024, "mib": 1024**2, "gib": 1024**3}
SIZE = re.compile(r"([0-9]{1,12}) ?([a-zA-Z]{0,3})")
RATE = re.compile(r"[1-9][0-9]{0,8}/(second|minute|hour|day)")
HOST = re.compile(r"[A-Za-z0-9.:_-]{1,253}")
LEAST_SECRET = 16
MASK = "********"


def whole(least: int, most: int) -> Callable[[str], int]:
    """Make a parser of whole numbers within two bounds."""

    def parse(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
            raise ValueError(f"must be a whole number from {least} to {most}")
        return int(text)

    return parse


def wished(parse: Callable[[str], T]) -> Callable[[str], T | None]:
    """Make a parser that takes an empty text for no wish at all."""
    return lambda text: parse(text) if text else None


def choice(*words: str) -> Callable[[str], str]:
    """Make a parser of one of some words, in any case."""

    def parse(text: str) -> str:
        if text.lower() not in words:
            raise ValueError(f"must be one of {', '.join(words)}")
        return text.lower()

    return parse


def switch(text: str) -> bool:
    """Parse `on` or `off`."""
    return choice("on", "off")(text) == "on"


def size(text: str) -> int:
    """Parse bytes as in `100MB` or `1 MiB`."""
    found = SIZE.fullmatch(text)
    factor = UNITS.get(found[2].lower()) if found else None
    if found is None or factor is None or int(found[1]) == 0:
        raise ValueError("must be a size such as 512kB, 100MB or 1GiB")
    return int(found[1]) * factor


def rate(text: str) -> str:
    """Parse `6000/minute`, or `off`."""
    if text.lower() != "off" and not RATE.fullmatch(text.lower()):
        raise ValueError("must be off, or a number per second, minute, hour or day, as in 6000/minute")
    return text.lower()


def places(text: str) -> tuple[str, ...]:
    """Parse networks, and hosts with a port, separated by commas."""
    entries = tuple(part.strip() for part in text.split(",") if part.strip())
    if not entries:
        return ()
    from parley.kit.http import Allowance  # the client takes a while to load, and most commands need none

    try:
        Allowance.read(entries)
    except ValueError:
        raise ValueError(
            "must be networks or host:port, separated by commas, as in 10.0.0.0/8, files.intranet:8443"
        ) from None
    return entries


def networks(text: str) -> tuple[Network, ...]:
    """Parse networks or single addresses, separated by commas."""
    try:
        return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())
    except ValueError:
        raise ValueError("must be networks or addresses, separated by commas, as in 10.0.0.0/8, 192.168.1.7") from None


def folder(text: str) -> Path:
    """Parse a path; `~` is the user's home."""
    if not text or "\x00" in text:
        raise ValueError("must be a path")
    return Path(text).expanduser().absolute()


def host(text: str) -> str:
    """Parse an address to listen at."""
    if not HOST.fullmatch(text):
        raise ValueError("must be an address or host name, as in 127.0.0.1, 0.0.0.0 or ::")
    return text


def url(*schemes: str) -> Callable[[str], str]:
    """Make a parser of URLs of some schemes; an empty text stays empty."""

    def parse(text: str) -> str:
        try:
            scheme = urlsplit(text).scheme
        except ValueError:
            scheme = ""
        if text and scheme not in schemes:
            raise ValueError(f"must be a URL that begins with {' or '.join(f'{each}://' for each in schemes)}")
        return text

    return parse


def web_url(text: str) -> str:
    """Parse the address of a web site, without a slash at its end; an empty text stays empty."""
    parsed = url("http", "https")(text).rstrip("/")
    if text and (not urlsplit(parsed).netloc or "?" in parsed or "#" in parsed):
        raise ValueError("must be an address such as https://desk.example.com")
    return parsed


def email(text: str) -> str:
    """Parse an e-mail address."""
    try:
        return normal_email(text)
    except BadEmail as fault:
        raise ValueError(str(fault).replace("is not", "must be")) from None


def sender(text: str) -> str:
    """Parse who mail is from, as in `desk@example.com` or `Acme support <desk@example.com>`; empty stays empty."""
    try:
        if text:
            address_from(text)
    except (BadEmail, ValueError):
        raise ValueError("must be an e-mail address, or a name and an address in <>") from None
    return text


def address_from(text: str) -> Address:
    """Return the name and the address that mail is from. Raises ValueError."""
    name, bracket, address = text.removesuffix(">").rpartition("<") if text.endswith(">") else ("", "<", text)
    local, _, domain = normal_email(address).rpartition("@")
    if not bracket or not name.isprintable():
        raise ValueError
    return Address(name.strip().strip('"'), local, domain)


def secret(text: str) -> str:
    """Parse a secret; an empty text stays empty."""
    if text and len(text) < LEAST_SECRET:
        raise ValueError(f"must have {LEAST_SECRET} characters or more")
    return text


def text(most: int) -> Callable[[str], str]:
    """Make a parser of one line of so many characters at most."""

    def parse(given: str) -> str:
        if not 0 < len(given) <= most or not given.isprintable():
            raise ValueError(f"must have 1 to {most} printable characters")
        return given

    return parse


def word(text: str) -> str:
    """Parse visible ASCII characters, as in a key or the name of a model; an empty text stays empty."""
    if not all("!" <= each <= "~" for each in text):
        raise ValueError("must have no blanks and nothing but ASCII")
    return text


def masked(value: str) -> str:
    """Return a secret value as people may see it: of a URL all but its password and its query, else nothing."""
    if "://" not in value:
        return MASK if value else ""
    try:
        parts = urlsplit(value)
    except ValueError:
        return MASK
    place = parts.netloc.rpartition("@")
    user = place[0].partition(":")[0]
    netloc = f"{user}:{MASK}@{place[2]}" if place[1] else parts.netloc
    return urlunsplit(parts._replace(netloc=netloc, query=MASK if parts.query else ""))
