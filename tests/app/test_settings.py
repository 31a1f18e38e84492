"""Settings: all faults at once, nothing misspelled passes, secrets stay hidden, the page is the declarations."""

import json
from pathlib import Path

import pytest

from parley.app import environment
from parley.app.cli.settings import page
from tests.architecture.source import ROOT


def faults_of(**variables: str) -> list[str]:
    """Return what is said about an environment that cannot be used."""
    with pytest.raises(environment.SettingsWrong) as wrong:
        environment.read({f"PARLEY_{name}": text for name, text in variables.items()})
    return wrong.value.faults


class TestReading:
    def test_names_every_fault_at_once(self) -> None:
        found = faults_of(PORT="http", WORKERS="0", MAX_BODY="9XB", RATE_LIMIT="fast", LOG_FORMAT="xml")
        assert [fault.split()[0] for fault in found] == [
            "PARLEY_PORT", "PARLEY_WORKERS", "PARLEY_MAX_BODY", "PARLEY_RATE_LIMIT", "PARLEY_LOG_FORMAT",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("PORT", "0"), ("PORT", "65536"), ("PORT", "-1"), ("PORT", "٣"), ("PORT", "tcp://10.0.0.1:8080"),
            ("WORKERS", "1e3"), ("HOST", "a b"), ("HOST", "::1\r\nX: y"), ("DATABASE_URL", "mysql://a/b"),
            ("DATABASE_URL", "postgresql"), ("PUBLIC_URL", "ftp://a"), ("PUBLIC_URL", "https://"),
            ("PUBLIC_URL", "https://a?b=c"), ("FILES_URL", "/var/files"), ("MAX_UPLOAD", "0"), ("MAX_UPLOAD", "1.5GB"),
            ("RATE_LIMIT", "0/minute"), ("RATE_LIMIT", "10/fortnight"), ("OUTBOUND_ALLOW", "10.0.0.0/33"),
            ("OUTBOUND_ALLOW", "10.1.2.3/8"), ("OUTBOUND_ALLOW", "example.com"), ("OUTBOUND_ALLOW", "a:0"),
            ("MAX_FETCH", "0"), ("MAX_FORM", "lots"), ("AI_URL", "api.openai.com"), ("AI_URL", "ftp://a"),
            ("AI_MODEL", "a b"), ("ROW_SECURITY", "yes"),
            ("SECRET", "short"), ("OWNER_EMAIL", "owner"), ("LOG_LEVEL", "loud"), ("DATABASE_POOL", "0"),
            ("VALKEY_URL", "http://a"), ("AI_KEY", "a\r\nX: y"), ("AI_KEY", "schlüssel"),
            ("PROXIES", "10.0.0.0/33"), ("PROXIES", "10.0.0.1/8"), ("SMTP_URL", "mail.test"),
            ("SMTP_URL", "http://mail.test"), ("MAIL_FROM", "desk"), ("MAIL_FROM", "A <desk@x\r\nBcc: e@x.test>"),
            ("OIDC_ISSUER", "login.test"), ("OIDC_CLIENT_ID", "a b"), ("OIDC_NAME", "x" * 41),
        ],
    )  # fmt: skip
    def test_refuses_what_cannot_be_used(self, name: str, text: str) -> None:
        (fault,) = faults_of(**{name: text})
        assert fault.startswith((f"PARLEY_{name} must be", "PARLEY_SECRET must have", "PARLEY_AI_", "PARLEY_OIDC_"))

    def test_refuses_a_misspelled_name_and_guesses_the_right_one(self) -> None:
        assert faults_of(ROW_SECURTY="on") == ["PARLEY_ROW_SECURTY is no setting. Did you mean PARLEY_ROW_SECURITY?"]

    def test_passes_by_what_kubernetes_sets_beside_a_service(self) -> None:
        given = {"PARLEY_SERVICE_HOST": "10.0.0.1", "PARLEY_PORT_8080_TCP_ADDR": "10.0.0.1"}
        assert environment.read(given) == environment.read({})

    def test_takes_an_empty_variable_for_one_that_is_not_set(self) -> None:
        assert environment.read({"PARLEY_PORT": ""}).port == 8080

    def test_wants_an_issuer_to_know_the_desk(self) -> None:
        (fault,) = faults_of(OIDC_ISSUER="https://login.example.com")
        assert fault == "PARLEY_OIDC_ISSUER is of no use without PARLEY_OIDC_CLIENT_ID."

    @pytest.mark.parametrize(
        ("variables", "sender"),
        [
            ({}, "Parley <parley@localhost>"),
            ({"PARLEY_PUBLIC_URL": "https://desk.example.com"}, "Parley <parley@desk.example.com>"),
            ({"PARLEY_MAIL_FROM": "desk@Example.com"}, "desk@example.com"),
            ({"PARLEY_MAIL_FROM": "Acme, support <desk@example.com>"}, '"Acme, support" <desk@example.com>'),
        ],
    )
    def test_knows_who_mail_is_from(self, variables: dict[str, str], sender: str) -> None:
        assert str(environment.read(variables).mail_sender) == sender

    def test_understands_units_networks_and_paths(self) -> None:
        read = environment.read(
            {
                "PARLEY_MAX_UPLOAD": "2 GiB",
                "PARLEY_MAX_BODY": "512kB",
                "PARLEY_OUTBOUND_ALLOW": "10.0.0.0/8, fd00::/8,files.intranet:8443",
                "PARLEY_DATA_DIR": "somewhere",
                "PARLEY_PUBLIC_URL": "https://desk.example.com/",
            }
        )
        assert (read.max_upload, read.max_body) == (2 * 1024**3, 512_000)
        assert read.outbound_allow == ("10.0.0.0/8", "fd00::/8", "files.intranet:8443")
        assert read.data_dir == Path.cwd() / "somewhere"
        assert read.public_address == "https://desk.example.com"

    def test_derives_addresses_that_can_be_typed(self) -> None:
        assert environment.read({"PARLEY_HOST": "0.0.0.0"}).address == "http://127.0.0.1:8080"  # noqa: S104 -- read, not bound
        assert environment.read({"PARLEY_HOST": "::"}).address == "http://[::1]:8080"
        assert environment.read({"PARLEY_DATA_DIR": "/a b"}).files_address == "file:///a%20b/files"


class TestTheList:
    def test_hides_secrets_in_every_spelling(self) -> None:
        hidden = "hunter2hunter2hunter2"
        given = {
            "PARLEY_SECRET": hidden,
            "PARLEY_DATABASE_URL": f"postgresql://desk:{hidden}@db/desk?password={hidden}",
            "PARLEY_VALKEY_URL": f"redis://:{hidden}@cache",
            "PARLEY_AI_KEY": hidden,
            "PARLEY_FILES_URL": f"s3://bucket?secret_access_key={hidden}",
        }
        shown = environment.shown(given)
        assert hidden not in json.dumps(shown)
        assert "postgresql://desk:********@db/desk?********" in {row["value"] for row in shown}

    def test_has_a_sentence_for_each(self) -> None:
        assert [row["name"] for row in environment.shown({}) if not row["meaning"].endswith(".")] == []

    def test_is_the_page_of_the_documentation(self) -> None:
        written = (ROOT / "docs" / "operate" / "settings.md").read_text()
        assert written == page(), "run `uv run parley settings --markdown > docs/operate/settings.md`"
