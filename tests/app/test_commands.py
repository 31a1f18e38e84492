"""The operator's commands, on a database that is already there."""

import json
import re
from pathlib import Path

import pytest

from parley.app.cli.listing import show
from parley.app.doors import DOORS
from tests.app.conftest import Served, free_port
from tests.support.commands import Run, runner

KEY = re.compile(r"parley_\d+_\d+_[\w-]{43}\n")


@pytest.fixture
def run(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("PARLEY_PORT", str(free_port()))
    return runner(database_url, tmp_path / "data", monkeypatch, capsys)


class TestWorkspaces:
    def test_are_found_by_name_as_typed_slug_and_id(self, run: Run) -> None:
        assert run("workspaces", "create", "Ärger & Söhne  GmbH") == (0, "arger-sohne-gmbh\n", "")
        (made,) = [each for each in json.loads(run("workspaces", "list", "--json")[1]) if "Ärger" in each["name"]]
        for given in ("Ärger & Söhne  GmbH", "Ärger & Söhne GmbH", "arger-sohne-gmbh", str(made["id"])):
            assert KEY.fullmatch(run("keys", "create", "--name", "k", "--workspace", given)[1])

    def test_with_a_taken_name_are_refused(self, run: Run) -> None:
        run("workspaces", "create", "Acme Support")
        code, out, err = run("workspaces", "create", "ACME support")
        assert (code, out, err) == (1, "", "There is a workspace 'acme-support' already.\n")

    def test_that_are_unknown_are_answered_with_those_there_are(self, run: Run) -> None:
        code, out, err = run("keys", "create", "--name", "k", "--workspace", "nobody's")
        assert (code, out) == (1, "")
        assert err.startswith('There is no workspace "nobody\'s". There are: ')
        assert "default" in err or " more." in err

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("workspaces", "create", " "), "name: Must have 1 to 255 characters.\n"),
            (("workspaces", "create", "x" * 256), "name: Must have 1 to 255 characters.\n"),
            (("workspaces", "create", "Mail", "--owner", "nobody"), "'nobody' is not an e-mail address.\n"),
        ],
    )
    def test_are_refused_in_a_sentence(self, run: Run, words: tuple[str, ...], said: str) -> None:
        assert run(*words) == (1, "", said)


class TestKeys:
    def test_are_listed_without_their_secret_and_gone_when_revoked(self, run: Run) -> None:
        text = run("keys", "create", "--name", "listed", "--role", "read")[1]
        (key,) = [each for each in json.loads(run("keys", "list", "--json")[1]) if each["name"] == "listed"]
        assert (key["role"], key["workspace"], key["user_id"]) == ("read", "default", None)
        plain = run("keys", "list", "--workspace", "default")[1]
        assert [line for line in plain.splitlines() if line.startswith(f"{key['id']}\tlisted\tread\tdefault\t")]
        assert text.strip().split("_", 3)[3] not in plain
        assert run("keys", "revoke", key["id"]) == (0, "", f"Revoked {key['id']} (listed).\n")
        assert key["id"] not in run("keys", "list", "--json")[1]
        assert run("keys", "revoke", key["id"])[0] == 1

    def test_act_as_a_user(self, run: Run) -> None:
        code, out, err = run("keys", "create", "--name", "mine", "--as", "OWNER@localhost")
        assert (code, err) == (0, "")
        assert KEY.fullmatch(out)
        (key,) = [each for each in json.loads(run("keys", "list", "--json")[1]) if each["name"] == "mine"]
        assert key["user_id"].startswith("user_")

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (
                ("create", "--name", "k", "--as", "no@one.test"),
                "There is no user no@one.test in the workspace default.",
            ),
            (("revoke", "999999"), "There is no live key 999999."),
            (("revoke", "1; drop table api_keys"), "There is no live key 1; drop table api_keys."),
            (("revoke", "9" * 30), "There is no live key"),
            (("create", "--name", "\x00"), "name: Must have 1 to 255 characters."),
        ],
    )
    def test_are_refused_in_a_sentence(self, run: Run, words: tuple[str, ...], said: str) -> None:
        code, out, err = run("keys", *words)
        assert (code, out) == (1, "")
        assert err.startswith(said)

    def test_of_another_workspace_are_not_revoked_by_mistake(self, run: Run) -> None:
        run("workspaces", "create", "Elsewhere")
        key = run("keys", "create", "--name", "k")[1].split("_")[2]
        code, _, err = run("keys", "revoke", key, "--workspace", "elsewhere")
        assert (code, err) == (1, f"There is no live key {key} in that workspace.\n")


class TestOtherCommands:
    @pytest.mark.parametrize("words", [("keys", "create"), ("nonsense",), ("serve", "--role", "cook")])
    def test_asked_in_a_wrong_way_end_with_two(self, run: Run, words: tuple[str, ...]) -> None:
        code, out, _ = run(*words)
        assert (code, out) == (2, "")

    def test_end_with_two_when_settings_are_at_fault(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PARLEY_PROT", "8081")
        code, out, err = run("keys", "list")
        assert (code, out, err) == (2, "", "PARLEY_PROT is no setting. Did you mean PARLEY_PORT?\n")

    def test_say_in_a_sentence_that_the_database_is_gone(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("PARLEY_DATABASE_URL", f"postgresql://desk:hunter2@/desk?host={tmp_path}")
        code, out, err = run("keys", "list")
        assert (code, out) == (1, "")
        assert err.startswith("The database cannot be used: ")
        assert "hunter2" not in err

    def test_migrate_twice_without_harm(self, run: Run) -> None:
        assert run("migrate") == (0, "The database is up to date.\n", "")

    def test_print_the_document_of_a_door(self, run: Run) -> None:
        code, out, _ = run("openapi")
        assert (code, json.loads(out)["openapi"]) == (0, "3.1.0")
        code, out, err = run("openapi", "--door", "other")
        assert (code, out, err) == (
            1,
            "",
            f"There is no door 'other'. There are: {', '.join(each.name for each in DOORS)}.\n",
        )

    def test_list_settings_for_people_and_programs(self, run: Run) -> None:
        listed = json.loads(run("settings", "--json")[1])
        assert {"id", "name", "value", "default", "meaning"} == set(listed[0])
        assert run("settings")[1].startswith("PARLEY_DATA_DIR\t")


class TestDoctor:
    def test_finds_each_fault_and_says_what_to_do(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PARLEY_FILES_URL", "file:///proc/nowhere")
        monkeypatch.setenv("PARLEY_DATABASE_URL", "postgresql:///desk?host=/nowhere")
        code, out, _ = run("doctor", "--json")
        faults = {each["id"]: each for each in json.loads(out) if each["state"] == "fault"}
        assert code == 1
        assert set(faults) == {"files", "database"}
        assert all(each["advice"] for each in faults.values())

    def test_reports_settings_as_faults(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PARLEY_PORT", "x")
        code, out, _ = run("doctor", "--json")
        assert (code, [each["id"] for each in json.loads(out)]) == (1, ["settings"])

    def test_is_content_with_a_healthy_database(self, run: Run) -> None:
        run("migrate")
        code, out, _ = run("doctor", "--json")
        states = {each["id"]: each["state"] for each in json.loads(out)}
        assert code == 0
        assert states == {**dict.fromkeys(states, "ok"), "worker": "warning"}
        assert {"schema", "locale", "clock", "row_security", "secret", "files", "address"} <= set(states)


class TestWithoutAServer:
    def test_commands_bring_the_embedded_database_along(self, tmp_path: Path) -> None:
        desk = Served(tmp_path / "data", free_port())
        made = desk.run("keys", "create", "--name", "before the first start")
        assert KEY.fullmatch(made.stdout), made
        listed = json.loads(desk.run("keys", "list", "--json").stdout)
        assert [key["name"] for key in listed] == ["before the first start"]


class TestListings:
    def test_keep_columns_apart_whatever_a_name_holds(self, capsys: pytest.CaptureFixture[str]) -> None:
        show([{"id": 1, "name": "a\tb\nc", "at": None}], ["id", "name", "at"], as_json=False)
        assert capsys.readouterr().out == "1\ta b c\t\n"
