"""`parley demo`: a believable desk, once in a workspace, the same for the same seed."""

import datetime as dt
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest

from parley.app.demo import make_demo
from parley.app.demo.cast import customers
from parley.app.demo.plan import SPAN, plan
from parley.app.demo.steps import Moved, Opened, Said, Slept
from parley.core.events import event_types
from tests.support.commands import Run, runner
from tests.support.desks import Desk

NOW = dt.datetime(2026, 3, 4, 15, tzinfo=dt.UTC)


@pytest.fixture
def run(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(database_url, tmp_path, monkeypatch, capsys)


async def rows(desk: Desk, query: str) -> list[Any]:
    async with desk.look() as work:
        return await work.connection.fetch(query, work.workspace)


class TestTheCommand:
    def test_fills_a_workspace_once_unless_asked_again(self, run: Run) -> None:
        run("workspaces", "create", "Demo shop")
        words = ("demo", "--tickets", "30", "--workspace", "demo-shop")
        assert run(*words) == (0, "30 tickets are in the workspace demo-shop.\n", "")
        said = "The workspace demo-shop has the demo already. --again adds to it.\n"
        assert run(*words) == (1, "", said)
        assert run(*words, "--again", "--seed", "2")[0] == 0
        people = run("users", "list", "--workspace", "demo-shop")[1].splitlines()
        assert len(people) == 9

    @pytest.mark.parametrize("words", [("--tickets", "0"), ("--tickets", "many"), ("--tickets", "100001")])
    def test_refuses_what_is_no_number_of_tickets(self, run: Run, words: tuple[str, ...]) -> None:
        assert run("demo", *words)[0] == 2

    def test_refuses_an_unknown_workspace(self, run: Run) -> None:
        assert run("demo", "--workspace", "nowhere")[2].startswith("There is no workspace 'nowhere'.")


class TestTheDemo:
    async def test_is_a_desk_that_has_been_at_work(self, desk: Desk) -> None:
        heard: list[tuple[int, int]] = []
        count = await make_demo(
            desk.database,
            desk.workspace.id,
            tickets=30,
            seed=3,
            again=False,
            report=lambda done, total: heard.append((done, total)),
        )
        assert heard[-1] == (count, count)
        found = (await desk.got("/tickets?limit=100&include=description"))["data"]
        assert len(found) == 30
        assert sum(each["state"] in {"solved", "closed"} for each in found) > 15
        assert sum(each["first_response_at"] is not None for each in found) > 20
        assert all(each["description_text"] and each["assignee"] for each in found[5:])
        for path, least in (("articles", 10), ("sections", 5), ("teams", 4), ("customers", 8), ("companies", 3)):
            assert (await desk.got(f"/{path}"))["meta"]["total"] >= least, path
        solved = next(each for each in found if each["state"] == "solved")
        assert solved["created_at"] < solved["first_response_at"] < solved["resolved_at"]

    async def test_has_events_at_the_moments_of_what_they_tell(self, desk: Desk) -> None:
        await make_demo(
            desk.database, desk.workspace.id, tickets=30, seed=4, again=False, report=lambda _done, _total: None
        )
        told = await rows(
            desk,
            "select ticket_number, created_at, type from events"
            " where workspace_id = $1 and origin = 'demo' order by id",
        )
        assert {each["type"] for each in told} <= set(event_types())
        moments = [each["created_at"] for each in told if each["ticket_number"] is not None]
        assert moments == sorted(moments)
        stray = await rows(
            desk,
            "select m.id from messages m"
            " join tickets t on t.workspace_id = m.workspace_id and t.number = m.ticket_number"
            " where m.workspace_id = $1 and (m.created_at < t.created_at or m.created_at > t.updated_at"
            " or m.body_text ~ '[{}]')",
        )
        assert stray == []


class TestThePlan:
    def plan(self, seed: int = 1) -> list[Any]:
        random = Random(seed)  # noqa: S311 -- it hides nothing
        return plan(random, customers(random, 40), tickets=400, now=NOW)

    def test_is_the_same_for_the_same_seed(self) -> None:
        assert self.plan() == self.plan()
        assert self.plan() != self.plan(seed=2)

    def test_lies_within_ninety_days_and_in_order(self) -> None:
        steps = self.plan()
        assert [step.at for step in steps] == sorted(step.at for step in steps)
        assert NOW - SPAN - dt.timedelta(days=1) < steps[0].at
        assert steps[-1].at < NOW
        assert sum(isinstance(step, Opened) for step in steps) == 400

    def test_tells_of_a_ticket_only_after_its_opening_and_before_its_end(self) -> None:
        opened: set[int] = set()
        closed: set[int] = set()
        for step in self.plan():
            assert (step.ticket in opened) != isinstance(step, Opened)
            assert step.ticket not in closed
            opened.add(step.ticket)
            if isinstance(step, Moved) and step.status == "closed":
                closed.add(step.ticket)

    def test_has_something_of_everything_and_no_gaps_in_its_sentences(self) -> None:
        steps = self.plan()
        texts = [step.text for step in steps if isinstance(step, Opened | Said)]
        assert not [text for text in texts if re.search(r"[{}]|\bNone\b", text)]
        assert len(set(texts)) > len(texts) * 0.8
        openings = [step.text for step in steps if isinstance(step, Opened)]
        assert len(set(openings)) > len(openings) * 0.98
        assert all(step.until > NOW for step in steps if isinstance(step, Slept))
        assert {type(step).__name__ for step in steps} == {"Opened", "Said", "Moved", "Slept", "Linked"}
        assert len({step.team for step in steps if isinstance(step, Opened)}) == 4
