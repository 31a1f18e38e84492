"""What the operator lets outgoing requests reach besides the public internet by https at port 443."""

import re
from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Self

import msgspec

from parley.kit.http.addresses import Address, read_address, unwrapped

Network = IPv4Network | IPv6Network
_NAME = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_-]{1,63}){0,30}")
_PORT = re.compile(r"[1-9][0-9]{0,4}")
_LAST_PORT = 65535


class Allowance(msgspec.Struct, frozen=True):
    """Networks, at one port or any, and names at a port. What is allowed may be private, and plain http."""

    networks: tuple[tuple[Network, int | None], ...] = ()
    names: frozenset[tuple[str, int]] = frozenset()

    @classmethod
    def read(cls, entries: Iterable[str]) -> Self:
        """Read entries such as `10.0.0.0/8`, `192.168.7.4`, `[::1]:8080` and `files.intranet:8443`; else ValueError."""
        networks: list[tuple[Network, int | None]] = []
        names: set[tuple[str, int]] = set()
        for entry in entries:
            read = _network(entry) or _place(entry)
            if read is None:
                raise ValueError(f"{entry} is neither a network nor host:port")
            if isinstance(read[0], str):
                names.add((read[0], read[1] or 0))
            else:
                networks.append((read[0], read[1]))
        return cls(tuple(networks), frozenset(names))

    def names_place(self, host: str, port: int) -> bool:
        """Whether the operator named this host and port, whatever address it has."""
        return (host.lower().rstrip("."), port) in self.names

    def covers(self, address: Address, port: int) -> bool:
        """Whether the address lies in a network that is allowed at this port."""
        return any(
            (only is None or only == port) and (address in network or unwrapped(address) in network)
            for network, only in self.networks
        )


def _network(entry: str) -> tuple[Network, int | None] | None:
    try:
        return ip_network(entry), None
    except ValueError:
        return None


def _place(entry: str) -> tuple[Network | str, int | None] | None:
    host, _, port = entry.rpartition(":")
    if not _PORT.fullmatch(port) or int(port) > _LAST_PORT:
        return None
    bracketed = host.startswith("[") and host.endswith("]")
    address = read_address(host[1:-1] if bracketed else host)
    if address is not None and bracketed == (address.version == 6):  # noqa: PLR2004 -- the version's name
        return ip_network(address), int(port)
    name = host.lower().rstrip(".")
    return (name, int(port)) if address is None and _NAME.fullmatch(name) else None
