"""Oneself: name, picture, and how one likes the desk. What one likes is nobody's news."""

import re
from typing import Any
from zoneinfo import available_timezones

import msgspec
from msgspec import UNSET, UnsetType

from parley.core.access import forget_actors, require_session
from parley.core.change import changed
from parley.core.errors import Fault, Invalid
from parley.core.lines import check_line
from parley.core.people import get_agent
from parley.core.people.addresses import check_web_address
from parley.core.people.agents import store as agents
from parley.core.people.agents.events import AgentUpdated
from parley.core.people.given import Check, check_given
from parley.core.seats import store
from parley.core.seats.model import Preferences, Seat
from parley.core.work import Work

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", re.ASCII)
CHECKS: dict[str, Check] = {"name": check_line, "avatar_url": check_web_address}


async def get_seat(work: Work) -> Seat:
    """Return who is signed in, as it sees itself. Raises SessionNeeded."""
    agent, _ = require_session(work.actor)
    found = await store.find_preferences(work.connection, workspace=work.workspace, agent=agent)
    return Seat(await get_agent(work, agent=agent), *found)


async def update_profile(
    work: Work,
    *,
    name: str | UnsetType = UNSET,
    avatar_url: str | UnsetType | None = UNSET,
    preferences: dict[str, Any] | UnsetType = UNSET,
) -> Seat:
    """The given fields of oneself hold; of the preferences those named change. Raises Invalid, SessionNeeded."""
    agent, _ = require_session(work.actor)
    kept = check_given({"name": name, "avatar_url": avatar_url}, CHECKS)
    old = await get_agent(work, agent=agent)
    new, changes = changed(old, kept)
    if changes:
        await agents.update(work.connection, workspace=work.workspace, agent=new, now=work.now)
        work.record(AgentUpdated(id=agent, changes=changes))
        forget_actors()
    if preferences is not UNSET:
        await _keep_preferences(work, agent, preferences)
    return await get_seat(work)


async def _keep_preferences(work: Work, agent: int, given: dict[str, Any]) -> None:
    present, _, _ = await store.find_preferences(work.connection, workspace=work.workspace, agent=agent)
    wanted = msgspec.structs.replace(present, **given)
    _check(wanted)
    await store.set_preferences(
        work.connection, workspace=work.workspace, agent=agent, kept=msgspec.structs.asdict(wanted)
    )


def _check(preferences: Preferences) -> None:
    faults: list[Fault] = []
    if not LANGUAGE.fullmatch(preferences.language):
        faults.append(Fault("preferences.language", "Must be a language such as en or pt-BR"))
    if preferences.timezone is not None and preferences.timezone not in available_timezones():
        faults.append(Fault("preferences.timezone", "Must be a time zone such as Europe/Berlin"))
    if faults:
        raise Invalid(faults)
