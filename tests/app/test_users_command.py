"""`parley users`, on a database that is already there."""

import json
from pathlib import Path

import pytest

from tests.support.commands import Run, runner


@pytest.fixture
def run(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(database_url, tmp_path, monkeypatch, capsys)


class TestUsers:
    @pytest.mark.parametrize(
        ("words", "code", "said"),
        [
            (("--email", "nobody", "--name", "A"), 1, "email: Must be an e-mail address.\n"),
            (("--email", "a@b.test", "--name", " "), 1, "name: Must have 1 to 255 characters.\n"),
            (("--email", "OWNER@localhost", "--name", "A"), 1, "A user with this e-mail address exists already.\n"),
            (("--email", "a@b.test", "--name", "A", "--workspace", "nowhere"), 1, "There is no workspace 'nowhere'."),
            (("--email", "a@b.test", "--name", "A", "--role", "read"), 2, "Usage:"),
            (("--email", "a@b.test"), 2, "Usage:"),
        ],
    )
    def test_are_refused_in_a_sentence(self, run: Run, words: tuple[str, ...], code: int, said: str) -> None:
        run("workspaces", "create", "Refusing", "--owner", "owner@localhost")
        before = run("users", "list", "--json")[1]
        ended, out, err = run("users", "create", "--workspace", "refusing", *words)
        assert (ended, out, err.startswith(said)) == (code, "", True), err
        assert run("users", "list", "--json")[1] == before

    def test_are_taken_in_and_listed(self, run: Run) -> None:
        run("workspaces", "create", "Users Inc")
        words = ("--email", "Ada@users.test", "--name", "Ada", "--role", "admin", "--workspace", "users-inc")
        code, out, err = run("users", "create", *words)
        assert (code, err) == (0, "")
        owner, ada = json.loads(run("users", "list", "--workspace", "Users Inc", "--json")[1])
        assert owner["role"] == "owner"
        assert ada == {
            "id": out.strip(),
            "email": "Ada@users.test",
            "name": "Ada",
            "role": "admin",
            "active": True,
            "workspace": "users-inc",
            "created_at": ada["created_at"],
        }
        assert ada["id"] in run("users", "list")[1]
        assert run("keys", "create", "--name", "k", "--as", "ada@users.test", "-w", "users-inc")[0] == 0


class TestAPassword:
    @pytest.fixture(autouse=True)
    def typed(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """What is typed at the prompts, in its order."""
        typed: list[str] = []

        def prompted(*_: object, **__: object) -> str:
            return typed.pop(0)

        monkeypatch.setattr("getpass.getpass", prompted)
        return typed

    @pytest.mark.parametrize(
        ("email", "password", "said"),
        [
            ("pat@words.test", "short", "password: Must have 10 to 256 characters.\n"),
            ("pat@words.test", "password123", "password: Is among the first that anybody would guess.\n"),
            ("nobody@words.test", "a long sentence is best", "There is no user nobody@words.test in the workspace"),
        ],
    )
    def test_that_cannot_be_is_refused(self, run: Run, typed: list[str], email: str, password: str, said: str) -> None:
        run("workspaces", "create", "Words")
        run("users", "create", "--email", "pat@words.test", "--name", "Pat", "-w", "words")
        typed += [password, password]
        code, out, err = run("users", "set-password", email, "-w", "words")
        assert (code, out) == (1, "")
        assert said in err
        assert password not in err.replace("password:", "").replace("another password", "")

    def test_is_asked_for_twice_and_ends_the_setup(self, run: Run, typed: list[str]) -> None:
        run("workspaces", "create", "Typed", "--owner", "owner@localhost")
        code, link, _ = run("users", "setup-link", "-w", "typed")
        assert code == 0
        assert link.startswith("http://127.0.0.1:8080/app/setup#")
        typed += ["a long sentence", "another sentence", "a long sentence", "a long sentence"]
        code, out, err = run("users", "set-password", "OWNER@localhost", "-w", "typed")
        assert (code, out) == (0, "")
        assert err.endswith("OWNER@localhost has another password.\n")
        code, out, err = run("users", "setup-link", "-w", "typed")
        assert (code, out) == (1, "")
        assert err.startswith("The workspace typed was set up already.")
