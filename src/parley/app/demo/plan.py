"""The whole plan of the demo, pure: the same seed and moment give the same tickets, word for word."""

import datetime as dt
from collections.abc import Iterator, Sequence
from random import Random
from typing import Literal

from parley.app.demo.cast import AGENTS, Person
from parley.app.demo.scenarios import SCENARIOS, Scenario
from parley.app.demo.steps import Linked, Moved, Opened, Said, Slept, Step
from parley.app.demo.wording import THANKS, answer, letter, sentence, words_for

SPAN = dt.timedelta(days=90)
SOURCES = ("email", "email", "email", "portal", "portal", "api", "slack")
CLOSED_AFTER = dt.timedelta(days=4)


def plan(
    random: Random, people: Sequence[Person], *, tickets: int, now: dt.datetime, span: dt.timedelta = SPAN
) -> list[Step]:
    """Return what happens, in its order: `tickets` are opened within so long before `now`, ninety days unless told."""
    moments = sorted(_moment(random, now, span) for _ in range(tickets))
    steps = [
        step
        for place, at in enumerate(moments)
        for step in _Story(random, people, ticket=place, at=at, now=now).told()
        if step.at < now
    ]
    return sorted(steps, key=lambda step: step.at)


def _moment(random: Random, now: dt.datetime, span: dt.timedelta) -> dt.datetime:
    """Choose a moment, in working hours more often than not, and rarely at a weekend."""
    while True:
        days = random.random() * span.days
        at = now - dt.timedelta(days=days)
        hour = random.triangular(6, 22, 11)
        at = at.replace(hour=int(hour), minute=random.randrange(60), second=random.randrange(60))
        if at < now and (at.weekday() < 5 or random.random() < 0.3):  # noqa: PLR2004 -- Saturday, and a share
            return at


class _Story:
    """One ticket from its opening on; `clock` only goes forward."""

    def __init__(
        self, random: Random, people: Sequence[Person], *, ticket: int, at: dt.datetime, now: dt.datetime
    ) -> None:
        self.random = random
        self.ticket = ticket
        self.clock = at
        self.now = now
        self.scenario: Scenario = random.choice(SCENARIOS)
        self.customer = random.randrange(len(people))
        self.person = people[self.customer]
        self.agent = random.choice([n for n, (_, team, _) in enumerate(AGENTS) if team == self.scenario.team])
        self.words = words_for(random, self.person, at)

    def told(self) -> Iterator[Step]:
        opening = self._opening()
        yield opening
        if opening.agent is None:
            self._wait(minutes=25)
            yield Moved(at=self.clock, ticket=self.ticket, agent=self.agent, takes=True)
        if self._happens(0.15):
            self._wait(minutes=10)
            yield self._said("note", self._fill(self.scenario.notes))
        yield from self._asked_back() if self._happens(0.45) else ()
        self._wait(minutes=50)
        yield self._said("agent", self._fill(self.scenario.answers))
        yield from self._linked()
        if self._happens(0.35):
            self._wait(minutes=200)
            yield self._said("customer", self.random.choice(THANKS))
        yield from self._ended()

    def _opening(self) -> Opened:
        scenario, random = self.scenario, self.random
        story = [self._fill(scenario.problems), *([self._fill(scenario.details)] if self._happens(0.8) else [])]
        return Opened(
            at=self.clock,
            ticket=self.ticket,
            customer=self.customer,
            subject=self._fill(scenario.subjects),
            text=letter(random, " ".join(story), self.person.name),
            priority=min(4, max(1, scenario.urgency + random.choice((-1, 0, 0, 0, 1)))),
            tags=list(scenario.tags),
            team=scenario.team,
            agent=self.agent if self._happens(0.6) else None,
            sentiment=scenario.sentiment,
            source=random.choice(SOURCES),
        )

    def _asked_back(self) -> Iterator[Step]:
        place = self.random.randrange(len(self.scenario.asks))
        self._wait(minutes=35)
        yield self._said("agent", self.scenario.asks[place].format_map(self.words))
        yield self._moved("pending")
        self._wait(minutes=300)
        yield self._said("customer", self.scenario.facts[place].format_map(self.words))

    def _linked(self) -> Iterator[Step]:
        if self.scenario.issue is not None and self._happens(0.12):
            issue = f"{self.scenario.issue}-{self.random.randrange(100, 999)}"
            yield Linked(at=self.clock, ticket=self.ticket, agent=self.agent, issue=issue)
        if self.ticket and self._happens(0.03):
            other = self.random.randrange(self.ticket)
            yield Linked(at=self.clock, ticket=self.ticket, agent=self.agent, other=other)

    def _ended(self) -> Iterator[Step]:
        """Most are solved; a few sleep, or wait for something."""
        self._wait(minutes=240)
        if self._happens(0.06):
            yield self._moved(self.random.choice(("on_hold", "in_progress")))
        elif self._happens(0.03):
            until = self.now + dt.timedelta(days=self.random.randrange(1, 15), hours=self.random.randrange(12))
            yield Slept(at=self.clock, ticket=self.ticket, agent=self.agent, until=until)
        else:
            yield self._moved("solved")
            if self._happens(0.5):
                self.clock += CLOSED_AFTER
                yield Moved(at=self.clock, ticket=self.ticket, agent=None, status="closed")

    def _said(self, by: Literal["agent", "customer", "note"], text: str) -> Said:
        if by == "agent":
            text = answer(self.random, text, to=self.person.name, name=AGENTS[self.agent][0])
        elif by == "customer":
            text = f"{text}\n\n{self.person.name.split(maxsplit=1)[0]}"
        return Said(at=self.clock, ticket=self.ticket, by=by, agent=self.agent, text=text)

    def _moved(self, status: str) -> Moved:
        self.clock += dt.timedelta(seconds=20)
        return Moved(at=self.clock, ticket=self.ticket, agent=self.agent, status=status)

    def _fill(self, choices: tuple[str, ...]) -> str:
        return sentence(self.random, choices, self.words)

    def _happens(self, share: float) -> bool:
        return self.random.random() < share

    def _wait(self, *, minutes: float) -> None:
        """Let time pass: about so many minutes, sometimes a tenth of it, sometimes ten times as long."""
        self.clock += dt.timedelta(minutes=minutes * self.random.lognormvariate(0, 0.9), seconds=1)
