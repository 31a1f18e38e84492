"""What the client refuses to reach: before a name is resolved, after, and at every redirect. One sentence for all."""

import socket
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from ipaddress import ip_address

import pytest
from structlog.testing import capture_logs

from parley.kit.http import Outbound, Unreachable
from parley.kit.http.addresses import Address
from tests.support.servers import Seen, Send, Served, leads, says, serving

NEUTRAL = "The address could not be fetched"
LOCAL = ["127.0.0.0/8", "::1"]


async def reason_for(client: Outbound, url: str) -> str:
    """Return why the address was refused, for the log; strangers are told one sentence."""
    with capture_logs() as logs, pytest.raises(Unreachable) as refused:
        async with client.open(url, most_bytes=1000, timeout=5) as fetched:
            await fetched.read()
    assert str(refused.value) == NEUTRAL
    (log,) = logs
    assert log["reason"] == refused.value.reason
    return refused.value.reason


def answering(*rounds: Sequence[str]) -> tuple[list[str], Callable[[str, int], Awaitable[Sequence[Address]]]]:
    """Make a name server that says something else each time; also return what it was asked."""
    asked: list[str] = []

    async def resolve(host: str, _: int) -> Sequence[Address]:
        asked.append(host)
        return [ip_address(each) for each in rounds[min(len(asked), len(rounds)) - 1]]

    return asked, resolve


class TestAnUrl:
    @pytest.mark.parametrize(
        "url",
        [
            "", "nonsense", "//example.com/a", "file:///etc/passwd", "ftp://example.com/", "gopher://example.com/",
            "javascript:alert(1)", "data:text/plain,a", "ws://example.com/", "https://", "https:///a", "https://@/",
            "https://user:pass@example.com/", "https://user@example.com/", "https://example.com:0/", "https://[::1/",
            "https://example.com:99999/", "https://example.com:x/", "https://exa mple.com/", "https://a\x00.com/",
            "https://example.com/\r\nX: y", "https://example.com\\@127.0.0.1/", "https://127.0.0.1%00.example.com/",
            "https://[fe80::1%25eth0]/", "https://%31%32%37.0.0.1/", "https://a/" + "a" * 8000, "https://*/",
            "https://\ud800.com/", "https://999.1.1.1/", "https://" + "a" * 300 + "/",
        ],
    )  # fmt: skip
    async def test_that_is_no_plain_web_address_is_refused_unresolved(self, url: str) -> None:
        asked, resolve = answering(["127.0.0.1"])
        await reason_for(Outbound(LOCAL, resolve=resolve), url)
        assert asked == []

    async def test_with_an_impossible_label_is_refused(self) -> None:
        await reason_for(Outbound(LOCAL), "https://" + "a" * 64 + ".example/")

    async def test_whose_name_has_no_address_is_refused(self) -> None:
        assert "no address" in await reason_for(Outbound(resolve=answering([])[1]), "https://nowhere.example/")

        async def unknown(_: str, __: int) -> Sequence[Address]:
            raise socket.gaierror

        assert "gaierror" in await reason_for(Outbound(resolve=unknown), "https://nowhere.invalid/")

    async def test_leaves_no_more_than_its_host_in_the_log(self) -> None:
        with capture_logs() as logs, pytest.raises(Unreachable):
            async with Outbound().open("https://127.0.0.1/hidden?token=hidden", most_bytes=1, timeout=5):
                pass
        assert [log["host"] for log in logs] == ["127.0.0.1"]
        assert "hidden" not in str(logs)


class TestAPrivateAddress:
    @pytest.mark.parametrize(
        "host",
        [
            "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "017700000001", "0", "localhost", "LocalHost",
            "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[::ffff:0:127.0.0.1]",
            "[64:ff9b::a9fe:a9fe]", "[64:ff9b::127.0.0.1]", "[2002:7f00:1::]", "[fd00:ec2::254]", "[fe80::1]",
            "169.254.169.254", "168.63.129.16", "10.0.0.1", "192.168.0.1", "224.0.0.1", "255.255.255.255",
            "\uff11\uff12\uff17.0.0.1", "\u2460\u2461\u2466.0.0.1",
        ],
    )  # fmt: skip
    async def test_is_refused_however_it_is_spelled(self, host: str) -> None:
        reason = await reason_for(Outbound(), f"https://{host}/")
        assert "is not public" in reason or reason == "not a URL"

    async def test_is_refused_though_somebody_listens_there(self) -> None:
        async with serving(says(b"inside")) as server:
            reason = await reason_for(Outbound(), server.url())
            assert await reason_for(Outbound(["127.0.0.2", "127.0.0.1:1"]), server.url()) == reason
        assert server.seen == []
        assert "not allowed" in reason

    async def test_beside_a_public_one_is_refused(self) -> None:
        _, resolve = answering(["93.184.215.14", "127.0.0.1"])
        assert "127.0.0.1 is not public" in await reason_for(Outbound(resolve=resolve), "https://two.example/")
        _, resolve = answering(["127.0.0.1", "10.0.0.1"])
        reason = await reason_for(Outbound(LOCAL, resolve=resolve), "https://two.example/")
        assert reason == "10.0.0.1 is not public"


class TestAPublicAddress:
    @pytest.mark.parametrize("url", ["http://a.example/", "http://a.example:443/", "https://a.example:8443/"])
    async def test_is_refused_unless_by_https_at_its_port(self, url: str) -> None:
        assert "not allowed" in await reason_for(Outbound(resolve=answering(["93.184.215.14"])[1]), url)


class TestARebindingName:
    async def test_is_resolved_once_and_connected_where_it_was_judged(self) -> None:
        asked, resolve = answering(["127.0.0.2"], ["127.0.0.1"])
        async with serving(says(b"judged"), host="127.0.0.2") as server:
            client = Outbound(["127.0.0.2"], resolve=resolve)
            async with client.open(server.url(host="re.example"), most_bytes=100, timeout=5) as fetched:
                assert await fetched.read() == b"judged"
        assert asked == ["re.example"]
        assert server.seen[0].headers["host"] == f"re.example:{server.port}"

    async def test_is_judged_anew_at_a_redirect_to_itself(self) -> None:
        asked, resolve = answering(["127.0.0.2"], ["127.0.0.1"])
        async with serving(leads("/again"), host="127.0.0.2") as server:
            reason = await reason_for(Outbound(["127.0.0.2"], resolve=resolve), server.url(host="re.example"))
        assert "127.0.0.1" in reason
        assert asked == ["re.example", "re.example"]
        assert len(server.seen) == 1


class TestARedirect:
    @pytest.mark.parametrize(
        "target",
        [
            "http://127.0.0.1:{inner}/", "//127.0.0.1:{inner}/", "http://[::ffff:127.0.0.1]:{inner}/",
            "http://2130706433:{inner}/", "http://localhost:{inner}/", "http://user@127.0.0.2:{port}/",
            "file:///etc/passwd", "ftp://127.0.0.2/", "https://127.0.0.1:{inner}/", "http://[::1",
        ],
    )  # fmt: skip
    async def test_to_where_nobody_may_go_is_refused(self, target: str) -> None:
        async with serving(says(b"inside")) as inner, serving(says(), host="127.0.0.2") as outer:
            async with serving(leads(target.format(inner=inner.port, port=outer.port)), host="127.0.0.2") as server:
                await reason_for(Outbound(["127.0.0.2"]), server.url())
            assert (len(server.seen), outer.seen, inner.seen) == (1, [], [])

    async def test_is_followed_three_times_and_no_more(self) -> None:
        for hops, allowed in ((3, True), (4, False)):
            async with _chain(hops) as server:
                if allowed:
                    async with Outbound(LOCAL).open(server.url("/0"), most_bytes=10, timeout=5) as fetched:
                        assert (await fetched.read(), fetched.url) == (b"there", server.url("/3"))
                else:
                    assert await reason_for(Outbound(LOCAL), server.url("/0")) == "more than 3 redirects"
                assert len(server.seen) == 4

    async def test_that_never_ends_is_given_up(self) -> None:
        async with serving(leads("/")) as server:
            await reason_for(Outbound(LOCAL), server.url())
        assert len(server.seen) == 4

    @pytest.mark.parametrize(("method", "redirects"), [("GET", 0), ("POST", 0), ("POST", 3)])
    async def test_is_itself_the_answer_where_none_is_followed(self, method: str, redirects: int) -> None:
        async with serving(leads("/elsewhere")) as server:
            client = Outbound(LOCAL)
            async with client.open(
                server.url(), method=method, redirects=redirects, most_bytes=10, timeout=5
            ) as fetched:
                assert (fetched.status, fetched.headers["location"]) == (302, "/elsewhere")
        assert len(server.seen) == 1

    async def test_to_another_origin_takes_no_credentials_along(self) -> None:
        async with serving(says(b"x")) as other, serving(leads(other.url())) as server:
            headers = {"Authorization": "Bearer secret", "X-Key": "secret", "Cookie": "a=b", "Accept": "image/*"}
            async with Outbound(LOCAL).open(server.url(), headers=headers, most_bytes=10, timeout=5) as fetched:
                assert fetched.status == 200
        assert server.seen[0].headers["authorization"] == "Bearer secret"
        assert other.seen[0].headers == {
            "host": f"127.0.0.1:{other.port}", "user-agent": "Parley", "accept": "image/*",
            "accept-encoding": "identity", "connection": "close",
        }  # fmt: skip


class TestTheEnvironment:
    async def test_can_name_no_proxy(self, monkeypatch: pytest.MonkeyPatch) -> None:
        async with serving(says(b"proxied")) as proxy, serving(says(b"direct")) as server:
            for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
                monkeypatch.setenv(name, proxy.url())
            async with Outbound(LOCAL).open(server.url(), most_bytes=10, timeout=5) as fetched:
                assert await fetched.read() == b"direct"
        assert proxy.seen == []


def _chain(hops: int) -> AbstractAsyncContextManager[Served]:
    async def answer(seen: Seen, send: Send) -> None:
        step = int(seen.target[1:])
        await (leads(f"/{step + 1}") if step < hops else says(b"there"))(seen, send)

    return serving(answer)


def free_port() -> int:
    """Return a port at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class TestAClosedPort:
    async def test_is_told_like_everything_else(self) -> None:
        assert "ConnectError" in await reason_for(Outbound(LOCAL), f"http://127.0.0.1:{free_port()}/")
