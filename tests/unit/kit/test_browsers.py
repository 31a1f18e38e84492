"""What browsers call themselves, in words."""

import pytest

from parley.kit.text.browsers import browser_of

MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"


class TestABrowser:
    @pytest.mark.parametrize(
        ("agent", "words"),
        [
            ("", ""),
            ("<script>alert(1)</script>", ""),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
            (f"{MAC} Chrome/140.0.0.0 Safari/537.36", "Chrome on macOS"),
            (f"{MAC} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge on macOS"),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) CriOS/140 Safari/604.1", "Chrome on iPhone"),
            ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
            ("curl/8.14.1", "curl"),
        ],
    )
    def test_is_named(self, agent: str, words: str) -> None:
        assert browser_of(agent) == words
