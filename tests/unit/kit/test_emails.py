"""Addresses: what is refused, what is shown and what is compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.kit.text.emails import BadEmail, email_key, normal_email


class TestNormalEmail:
    @pytest.mark.parametrize(
        "value",
        [
            "",
            " ",
            "@",
            "a",
            "a@",
            "@b.example",
            "a@b",
            "a b@c.example",
            "a@b c.example",
            "a@b@c.example",
            "a\r\n@b.example",
            "a@b.example\r\nBcc: x@y.example",
            "a@b.example\n",
            "a\x00@b.example",
            "a@b..example",
            "a@.b.example",
            "a@b.example.",
            "a@-b.example",
            "a@b_c.example",
            "Ann <a@b.example>",
            "<a@b.example>",
            "a@b.example, c@d.example",
            '"a b"@c.example',
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            "a\u200b@b.example",
            "a\u202e@b.example",
            "\ud800@b.example",
            "a\u00a0@b.example",
            "a@b\u3002.example",
            f"{'a' * 65}@b.example",
            f"a@{'b' * 64}.example",
            f"a@{'b.' * 130}example",
            "é" * 40 + "@b.example",
            "a;b@c.example",
            "a@exam\tple.com",
            "a@x" + "é" * 60 + ".example",
        ],
    )
    def test_refuses_what_is_no_address(self, value: str) -> None:
        with pytest.raises(BadEmail):
            normal_email(value)
        with pytest.raises(BadEmail):
            email_key(value)

    @pytest.mark.parametrize(
        ("value", "shown", "key"),
        [
            ("ann_smith@gmail.com", "ann_smith@gmail.com", "ann_smith@gmail.com"),
            (" Ann.Smith+desk@Example.COM ", "Ann.Smith+desk@example.com", "ann.smith+desk@example.com"),
            ("O'Neil@x.example", "O'Neil@x.example", "o'neil@x.example"),
            ("a@Bücher.example", "a@bücher.example", "a@xn--bcher-kva.example"),
            ("a@xn--bcher-kva.example", "a@xn--bcher-kva.example", "a@xn--bcher-kva.example"),
            ("Jörg@x.example", "Jörg@x.example", "jörg@x.example"),
            ("root@localhost", "root@localhost", "root@localhost"),
            ("a..b@docomo.example", "a..b@docomo.example", "a..b@docomo.example"),
        ],
    )
    def test_keeps_the_local_part_and_compares_without_case(self, value: str, shown: str, key: str) -> None:
        assert normal_email(value) == shown
        assert email_key(value) == key

    @given(st.emails())
    def test_changes_nothing_the_second_time(self, value: str) -> None:
        try:
            shown = normal_email(value)
        except BadEmail:
            # Only what the standard allows and nobody has: an address over the limits, a top level with digits first.
            assert len(value) > 60 or not value.rpartition(".")[2].isalpha()
            return
        assert normal_email(shown) == shown
        assert email_key(email_key(value)) == email_key(shown)

    @given(st.text(st.characters(exclude_categories=[])).map(lambda text: text + "@b.example"))
    def test_either_refuses_or_returns_a_single_line(self, value: str) -> None:
        try:
            shown = normal_email(value)
        except BadEmail as error:
            assert str(error) == "is not an e-mail address"  # noqa: PT017 - the other outcome is asserted below
            return
        assert shown.isprintable()
        assert shown.count("@") == 1
        assert len(shown.encode()) <= 254
