"""Where a request comes from. What a header says of it is believed only from proxies that the operator has named."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TypeAlias

Network: TypeAlias = IPv4Network | IPv6Network
UNKNOWN = "unknown"


def address_of(peer: str, forwarded: Sequence[bytes], proxies: Sequence[Network]) -> str:
    """Return the address of the first who is no proxy of ours, going back from the other end of the connection.

    `forwarded` are the values of `X-Forwarded-For` in their order; each proxy has added whom it heard from at the end.
    """
    if not proxies:
        return peer
    hops = [hop.strip().decode("latin-1") for value in forwarded for hop in value.split(b",")]
    here = peer
    while hops and _is_within(here, proxies):
        said = _address(hops.pop())
        if said is None:
            break
        here = str(said)
    return here


def _is_within(text: str, networks: Sequence[Network]) -> bool:
    address = _address(text)
    return address is not None and any(address in network for network in networks)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(text)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found
