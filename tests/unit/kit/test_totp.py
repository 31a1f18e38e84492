"""Codes that change: the vectors of RFC 6238, appendix B (SHA-1), and what is taken when."""

import datetime as dt

import pytest

from parley.kit.totp import accepted_step, code_of, otpauth_url, print_secret, step_at

SECRET = b"12345678901234567890"
NOW = dt.datetime.fromtimestamp(1_111_111_109, dt.UTC)


class TestACode:
    @pytest.mark.parametrize(
        ("seconds", "code"),
        [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ],
    )
    def test_is_the_rfcs(self, seconds: int, code: str) -> None:
        assert code_of(SECRET, step_at(dt.datetime.fromtimestamp(seconds, dt.UTC))) == code

    @pytest.mark.parametrize(("away", "taken"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
    def test_is_taken_around_its_step(self, away: int, *, taken: bool) -> None:
        step = step_at(NOW) + away
        found = accepted_step(SECRET, code_of(SECRET, step), now=NOW, after=0)
        assert found == (step if taken else None)

    def test_is_not_taken_again(self) -> None:
        step = step_at(NOW)
        assert accepted_step(SECRET, "081804", now=NOW, after=step - 1) == step
        assert accepted_step(SECRET, "081804", now=NOW, after=step) is None

    @pytest.mark.parametrize("code", ["", "81804", "0818045", "000000", "08180\u0664"])
    def test_that_is_wrong_is_not_taken(self, code: str) -> None:
        assert accepted_step(SECRET, code, now=NOW, after=0) is None


class TestASecret:
    def test_is_spelled_for_authenticators(self) -> None:
        assert print_secret(SECRET) == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        assert otpauth_url(SECRET, account="a@b.test", issuer="Acme: Support & more") == (
            "otpauth://totp/Acme%20%20Support%20%26%20more%3Aa%40b.test?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
            "&issuer=Acme%3A%20Support%20%26%20more&digits=6&period=30"
        )
