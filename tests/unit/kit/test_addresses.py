"""Which addresses may be reached: every form a private one can be written in, and what an operator allows."""

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as some

from parley.kit.http import Allowance
from parley.kit.http.addresses import is_public, unwrapped

PRIVATE = [
    "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254", "169.254.169.254",
    "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.9", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.1.1",
    "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1",
    "255.255.255.255", "168.63.129.16",
]  # fmt: skip
PUBLIC = ["1.1.1.1", "8.8.8.8", "93.184.215.14", "172.32.0.1", "192.169.0.1", "100.128.0.1"]
PRIVATE_V6 = [
    "::", "::1", "::2", "fe80::1", "fe80::1%eth0", "2606:4700::1111%eth0", "fec0::1", "fc00::1", "fd00:ec2::254",
    "ff02::1", "ff0e::1", "100::1", "2001::1", "2001:2::1", "2001:10::1", "2001:20::1", "2001:db8::1", "3fff::1",
    "4000::1", "5f00::1", "64:ff9b:1::808:808", "2606:4700::5efe:8.8.8.8", "2606:4700::200:5efe:10.0.0.1",
]  # fmt: skip
WRAPPINGS = ["::ffff:{}", "::{}", "::ffff:0:{}", "64:ff9b::{}"]


def six_to_four(text: str) -> str:
    """Write an IPv4 address as a 6to4 one."""
    return f"2002:{int(ip_address(text)) >> 16:x}:{int(ip_address(text)) & 0xFFFF:x}::1"


class TestAnAddress:
    @pytest.mark.parametrize("text", PRIVATE + PRIVATE_V6)
    def test_of_our_own_networks_is_not_public(self, text: str) -> None:
        assert not is_public(ip_address(text))

    @pytest.mark.parametrize("wrapping", WRAPPINGS)
    @pytest.mark.parametrize("text", PRIVATE)
    def test_that_wraps_a_private_one_is_not_public(self, wrapping: str, text: str) -> None:
        assert not is_public(ip_address(wrapping.format(text)))

    @pytest.mark.parametrize("text", PRIVATE)
    def test_that_tunnels_to_a_private_one_is_not_public(self, text: str) -> None:
        assert unwrapped(ip_address(six_to_four(text))) == ip_address(text)
        assert not is_public(ip_address(six_to_four(text)))

    @pytest.mark.parametrize("text", [*PUBLIC, "2606:4700:4700::1111", "2a00:1450:4001:80b::200e"])
    def test_of_the_internet_is_public(self, text: str) -> None:
        assert is_public(ip_address(text))

    @pytest.mark.parametrize("text", ["::ffff:8.8.8.8", "64:ff9b::8.8.8.8", six_to_four("8.8.8.8")])
    def test_that_wraps_a_public_one_is_public(self, text: str) -> None:
        assert is_public(ip_address(text))

    @given(some.ip_addresses(v=4))
    def test_is_judged_alike_in_every_wrapping(self, address: object) -> None:
        plain = is_public(ip_address(str(address)))
        assert {is_public(ip_address(each.format(address))) for each in WRAPPINGS} == {plain}
        assert is_public(ip_address(six_to_four(str(address)))) == plain

    @given(some.ip_addresses(v=6))
    def test_is_never_public_outside_the_networks_of_hosts(self, address: object) -> None:
        given = ip_address(str(address))
        if unwrapped(given) == given and int(given) >> 125 != 1:
            assert not is_public(given)


class TestAnAllowance:
    @pytest.mark.parametrize(
        "entry",
        [
            "", "10.0.0.0/33", "10.1.2.3/8", "example.com", "example.com:", "example.com:0", "example.com:65536",
            "a b:80", "http://a:80", "::1:80:", "[::1]", "[10.0.0.1]:80", "*:80", "ex/ample:80", "[host]:80", "a..b:80",
        ],
    )  # fmt: skip
    def test_refuses_what_is_no_network_and_no_place(self, entry: str) -> None:
        with pytest.raises(ValueError, match="neither a network nor host:port"):
            Allowance.read([entry])

    def test_covers_a_network_at_any_port_also_when_it_is_wrapped(self) -> None:
        allowed = Allowance.read(["10.0.0.0/8", "fd00::/8"])
        for text in ("10.1.2.3", "::ffff:10.1.2.3", "64:ff9b::a01:203", "fd12::1"):
            assert allowed.covers(ip_address(text), 8080)
        assert not allowed.covers(ip_address("11.0.0.1"), 8080)

    def test_covers_an_address_at_its_port_alone(self) -> None:
        allowed = Allowance.read(["127.0.0.1:8080", "[::1]:9090"])
        assert allowed.covers(ip_address("127.0.0.1"), 8080)
        assert allowed.covers(ip_address("::1"), 9090)
        assert not allowed.covers(ip_address("127.0.0.1"), 8081)
        assert not allowed.covers(ip_address("::1"), 8080)

    def test_names_a_host_at_its_port_in_any_case(self) -> None:
        allowed = Allowance.read(["Files.Intranet:8443"])
        assert allowed.names_place("files.intranet.", 8443)
        assert allowed.names_place("FILES.INTRANET", 8443)
        assert not allowed.names_place("files.intranet", 443)
        assert not allowed.names_place("evil-files.intranet", 8443)
