"""Which addresses are the public internet's. Pure; stricter than `ipaddress.is_global`, which passes many that are not.

Measured: `is_global` passes NAT64, 6to4, `::127.0.0.1`, multicast and the host service of a large cloud, and differs
between releases of Python.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

Address = IPv4Address | IPv6Address

_MAPPED: Final = IPv6Network("::ffff:0:0/96")
_TRANSLATED: Final = IPv6Network("::ffff:0:0:0/96")
_COMPATIBLE: Final = IPv6Network("::/96")
_NAT64: Final = IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR: Final = IPv6Network("2002::/16")
_UNICAST: Final = IPv6Network("2000::/3")

_NEVER_V4: Final = tuple(
    IPv4Network(each)
    for each in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
        # A cloud's host service: a public number that its machines alone reach.
        "168.63.129.16/32",
    )
)  # fmt: skip
_NEVER_V6: Final = tuple(
    IPv6Network(each)
    for each in (
        # Protocols and tunnels (Teredo, ORCHID, benchmarks), documentation twice.
        "2001::/23", "2001:db8::/32", "3fff::/20",
    )
)  # fmt: skip
# An interface identifier of this form (ISATAP, RFC 5214) carries an IPv4 address behind any prefix.
_ISATAP: Final = (0x00005EFE, 0x02005EFE)


def unwrapped(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 one stands for (mapped, compatible, translated, 6to4, NAT64), or itself."""
    if isinstance(address, IPv4Address):
        return address
    if address in _SIX_TO_FOUR:
        return IPv4Address(int(address) >> 80 & 0xFFFFFFFF)
    if any(address in each for each in (_MAPPED, _TRANSLATED, _NAT64, _COMPATIBLE)):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def is_public(address: Address) -> bool:
    """Whether the address is a host's on the public internet, in whatever form it is written."""
    plain = unwrapped(address)
    if isinstance(plain, IPv4Address):
        return plain.is_global and not any(plain in each for each in _NEVER_V4)
    if plain.scope_id is not None or plain not in _UNICAST or not plain.is_global:
        return False
    return int(plain) >> 32 & 0xFFFFFFFF not in _ISATAP and not any(plain in each for each in _NEVER_V6)


def read_address(text: str) -> Address | None:
    """Return the address that a text spells in full, or None."""
    try:
        return ip_address(text)
    except ValueError:
        return None
