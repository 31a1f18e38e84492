"""What is seen of the settings: never a secret, whichever variable it was put into; every setting has its place."""

import re

import httpx
import msgspec
import pytest

from parley import __version__
from parley.api.toolbox.installation import Installation
from parley.app.installation import RULES, describe
from parley.app.settings import Declared, declared
from parley.kit.db.migrate import shipped
from tests.app.conftest import Served
from tests.architecture.source import ROOT

HIDDEN = "hunter2hunter2"
SETTINGS = {name: what for _, name, what in declared()}
# What everybody reads on the sign-in page and in every mail: words, which no form could tell from a secret.
PUBLIC = {"PARLEY_OIDC_NAME", "PARLEY_MAIL_FROM"}
HIDING = (
    HIDDEN,
    "{scheme}://" + HIDDEN + "@place.test/desk",
    "{scheme}://user:" + HIDDEN + "@place.test:7/desk",
    "{scheme}://place.test/" + HIDDEN,
    "{scheme}://place.test/desk?password=" + HIDDEN,
    "{scheme}://place.test/desk#" + HIDDEN,
    "{scheme}:///" + HIDDEN,
    "/var/" + HIDDEN,
    HIDDEN + "@place.test",
    HIDDEN + ".place.test:80",
)
SCHEMES = ("postgresql", "s3", "file", "redis", "smtp", "smtps", "https", "http")


def texts_for(what: Declared) -> list[str]:
    """List the ways to put a secret into a setting that a server would start with."""
    texts = dict.fromkeys(each.format(scheme=scheme) for each in HIDING for scheme in SCHEMES)
    return [text for text in texts if _is_taken(what, text)]


def _is_taken(what: Declared, text: str) -> bool:
    try:
        what.parse(text)
    except ValueError:
        return False
    return True


def seen_of(name: str, text: str) -> tuple[Installation, str]:
    """Return what is seen of one setting, and all that is seen, as it leaves the server."""
    seen = describe({name: text})
    return seen, msgspec.json.encode(seen).decode()


class TestASecret:
    @pytest.mark.parametrize("name", sorted(set(SETTINGS) - PUBLIC))
    def test_is_not_seen_in_any_setting(self, name: str) -> None:
        for text in texts_for(SETTINGS[name]):
            seen, said = seen_of(name, text)
            assert HIDDEN not in said, text
            assert HIDDEN not in msgspec.json.encode(seen.as_shared()).decode(), text
            (setting,) = (each for each in seen.settings if each.name == name)
            assert setting.is_set

    def test_would_be_seen_by_these_tests(self) -> None:
        assert all(HIDDEN in seen_of(name, f"{HIDDEN}@place.test")[1] for name in PUBLIC)
        tried = {name for name, what in SETTINGS.items() if texts_for(what)}
        closed = set(SETTINGS) - tried
        assert {name for name, what in SETTINGS.items() if what.secret} <= tried
        assert closed <= {
            "PARLEY_PORT", "PARLEY_PROXIES", "PARLEY_WORKERS", "PARLEY_DATABASE_POOL", "PARLEY_ROW_SECURITY",
            "PARLEY_MAX_BODY", "PARLEY_MAX_UPLOAD", "PARLEY_MAX_FORM", "PARLEY_MAX_FETCH", "PARLEY_RATE_LIMIT",
            "PARLEY_EVENTS_RETENTION_DAYS", "PARLEY_LOG_LEVEL", "PARLEY_LOG_FORMAT",
        }  # fmt: skip


class TestWhatIsSeen:
    @pytest.mark.parametrize(
        ("name", "text", "value", "inner"),
        [
            ("PARLEY_SMTP_URL", "smtp://me:pass@mail.test:25?tls=off", "smtp://mail.test:25", True),
            ("PARLEY_SMTP_URL", "smtp://[::1]:25", "smtp://[::1]:25", True),
            ("PARLEY_OIDC_ISSUER", "https://login.test/realms/desk", "https://login.test", False),
            ("PARLEY_PUBLIC_URL", "https://desk.test", "https://desk.test", False),
            ("PARLEY_FILES_URL", "s3://bucket/path", "s3", True),
            ("PARLEY_DATABASE_URL", "postgresql://db.test/desk", None, False),
            ("PARLEY_DATA_DIR", "/srv/desk", None, False),
            ("PARLEY_OUTBOUND_ALLOW", "10.0.0.0/8", None, False),
            ("PARLEY_OWNER_EMAIL", "ada@example.com", None, False),
            ("PARLEY_MAX_UPLOAD", " 2 GiB ", "2 GiB", False),
            ("PARLEY_WORKERS", "4", "4", True),
            ("PARLEY_SMTP_URL", "smtp://[", None, True),
            ("PARLEY_PORT", "", None, True),
        ],
    )
    def test_is_what_was_decided(self, name: str, text: str, value: str | None, *, inner: bool) -> None:
        (setting,) = (each for each in describe({name: text}).settings if each.name == name)
        assert (setting.value, setting.is_set, setting.inner) == (value, bool(text), inner)

    def test_is_less_for_one_of_several_workspaces(self) -> None:
        alone = describe(
            {"PARLEY_SMTP_URL": "smtp://mail.test", "PARLEY_MAX_BODY": "2MiB", "PARLEY_FILES_URL": "s3://b"}
        )
        shared = alone.as_shared()
        assert (alone.value_of("PARLEY_SMTP_URL"), shared.value_of("PARLEY_SMTP_URL")) == ("smtp://mail.test", None)
        assert (alone.files, shared.files) == ("s3", "")
        assert shared.value_of("PARLEY_MAX_BODY") == "2MiB"
        assert {each.name for each in shared.settings if each.is_set} == {
            "PARLEY_SMTP_URL", "PARLEY_MAX_BODY", "PARLEY_FILES_URL",
        }  # fmt: skip

    def test_has_the_words_of_the_declarations_and_a_rule_for_each(self) -> None:
        assert set(RULES) == {field for field, _, _ in declared()}
        assert [(each.name, each.meaning, each.default, each.otherwise) for each in describe({}).settings] == [
            (name, what.meaning, what.default, what.shown_default) for _, name, what in declared()
        ]
        assert all(bool(each.default) != bool(each.otherwise) for each in describe({}).settings)

    def test_names_the_release(self) -> None:
        seen = describe({})
        assert (seen.version, seen.files) == (__version__, "folder")
        assert shipped()[-1].startswith(f"{seen.schema}_")


class TestAServerWithOneWorkspace:
    def test_shows_who_manages_it_what_its_operator_has_set(self, served: Served) -> None:
        key = served.run("keys", "create", "--name", "looking", "--role", "admin").stdout.strip()
        answer = httpx.get(f"{served.address}/api/v1/installation", headers={"authorization": f"Bearer {key}"})
        said = answer.json()["data"]
        facts = [said[name] for name in ("version", "shared", "sends_mail", "mail_server", "files")]
        assert facts == [__version__, False, False, None, "folder"]
        found = {each["name"]: (each["is_set"], each["value"]) for each in said["settings"]}
        assert found["PARLEY_PORT"] == (True, str(served.port))
        assert found["PARLEY_DATA_DIR"] == (True, None)
        # The process was told where its database is; the operator has set nothing.
        assert found["PARLEY_DATABASE_URL"] == (False, None)
        assert str(served.folder) not in answer.text


class TestTheGermanWords:
    def test_are_there_for_each_setting(self) -> None:
        text = (ROOT / "web" / "src" / "pages" / "settings" / "installation" / "german.ts").read_text()
        assert re.findall(r"^  (PARLEY_\w+):", text, re.MULTILINE) == list(SETTINGS)
        described = set(re.findall(r"^  (PARLEY_\w+): \{[^}]*\botherwise:", text, re.MULTILINE))
        assert described == {name for name, what in SETTINGS.items() if not what.default}
