"""Where a request comes from: headers are believed from our own proxies, and no further."""

from ipaddress import ip_network

import pytest

from parley.api.toolbox.addresses import address_of

PROXIES = (ip_network("10.0.0.0/8"), ip_network("192.168.1.7"), ip_network("fd00::/8"))


class TestAnAddress:
    @pytest.mark.parametrize(
        ("peer", "forwarded", "address"),
        [
            ("203.0.113.9", [b"1.2.3.4"], "203.0.113.9"),
            ("10.0.0.1", [], "10.0.0.1"),
            ("10.0.0.1", [b"1.2.3.4"], "1.2.3.4"),
            ("10.0.0.1", [b"6.6.6.6, 1.2.3.4"], "1.2.3.4"),
            ("10.0.0.1", [b"6.6.6.6", b"1.2.3.4, 192.168.1.7"], "1.2.3.4"),
            ("10.0.0.1", [b"10.2.2.2, 10.3.3.3"], "10.2.2.2"),
            ("10.0.0.1", [b"1.2.3.4, nonsense"], "10.0.0.1"),
            ("10.0.0.1", [b"1.2.3.4, "], "10.0.0.1"),
            ("10.0.0.1", [b"\xff\x00"], "10.0.0.1"),
            ("::ffff:10.0.0.1", [b"2001:db8::1"], "2001:db8::1"),
            ("fd00::1", [b"::ffff:1.2.3.4"], "1.2.3.4"),
            ("unknown", [b"1.2.3.4"], "unknown"),
        ],
    )
    def test_is_what_our_own_proxies_say(self, peer: str, forwarded: list[bytes], address: str) -> None:
        assert address_of(peer, forwarded, PROXIES) == address

    def test_is_the_other_ends_where_there_are_no_proxies(self) -> None:
        assert address_of("10.0.0.1", [b"1.2.3.4"], ()) == "10.0.0.1"
