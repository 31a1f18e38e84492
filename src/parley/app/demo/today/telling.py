"""From stories to steps: whose places are whose, and which moments their minutes are. Pure."""

import datetime as dt
from collections.abc import Iterator, Sequence

from parley.app.demo.cast import AGENTS
from parley.app.demo.steps import Moved, Opened, Said, Slept, Step
from parley.app.demo.today.arranging import Places
from parley.app.demo.today.story import MINE, NOBODYS, OWNER, Line, Story

OWNERS_PLACE = len(AGENTS)
"""Behind the cast stands whoever set the desk up."""
A_LITTLE = dt.timedelta(seconds=20)


def steps_of(
    stories: Sequence[Story], places: Places, *, owner: str, now: dt.datetime, ticket: int, customer: int
) -> list[Step]:
    """Return what happens in the stories; their tickets and customers have the places from these numbers on."""
    return [
        step
        for place, story in enumerate(stories)
        for step in _told(story, places, owner, now, ticket=ticket + place, customer=customer + place)
    ]


def _told(story: Story, places: Places, owner: str, now: dt.datetime, *, ticket: int, customer: int) -> Iterator[Step]:
    holder = _holder(story)
    yield Opened(
        at=_moment(now, story.ago),
        ticket=ticket,
        customer=customer,
        subject=story.subject,
        text=story.text,
        priority=story.priority,
        tags=list(story.tags),
        team=story.team,
        agent=holder,
        sentiment=story.sentiment,
        source=story.source,
        category=story.category,
        inbox=story.inbox,
        fields=_values(story, places, now),
        files=story.files,
        unread=story.unread,
    )
    for line in story.then:
        yield _said(line, owner, now, ticket)
    last = _moment(now, story.then[-1].ago if story.then else story.ago) + A_LITTLE
    by = OWNERS_PLACE if holder is None else holder
    if story.status is not None:
        yield Moved(at=last, ticket=ticket, agent=by, status=story.status)
    if story.sleeps is not None:
        yield Slept(at=last, ticket=ticket, agent=by, until=now + dt.timedelta(hours=story.sleeps))


def _said(line: Line, owner: str, now: dt.datetime, ticket: int) -> Said:
    words = line.text.replace("@{owner}", f"@{owner}").replace("{owner}", owner.split(maxsplit=1)[0])
    by = "note" if line.internal else "customer" if line.by is None else "agent"
    agent = OWNERS_PLACE if line.by == OWNER else line.by or 0
    return Said(at=_moment(now, line.ago), ticket=ticket, by=by, agent=agent, text=words, files=line.files)


def _holder(story: Story) -> int | None:
    if story.holder == NOBODYS:
        return None
    return OWNERS_PLACE if story.holder == MINE else int(story.holder)


def _values(story: Story, places: Places, now: dt.datetime) -> dict[str, object]:
    """Spell the story's values as the core keeps them."""
    return {key: _value(places.options.get(key, {}), key, value, now) for key, value in story.fields.items()}


def _value(options: dict[str, str], key: str, value: object, now: dt.datetime) -> object:
    if isinstance(value, list):
        return [options[each] for each in value]  # pyright: ignore[reportUnknownVariableType] -- labels, all of them
    if isinstance(value, str) and options:
        return options[value]
    if key == "promised_by" and isinstance(value, int):
        return f"{now + dt.timedelta(days=value):%Y-%m-%d}"
    return value


def _moment(now: dt.datetime, minutes: float) -> dt.datetime:
    return now - dt.timedelta(minutes=minutes)
