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
