"""This door's ids: bare integers for things, `user_1` and `cust_1` for people, the chat's own for channels."""

from collections.abc import Collection, Mapping

from parley.core.errors import Fault, Invalid
from parley.core.people import Agent, find_people_by_slack
from parley.core.work import Work
from parley.kit.ids import parse_id, spell_id_or_none

AGENT, CUSTOMER = "user", "cust"


def agent_to_wire(agent: int | None) -> str | None:
    """Spell an agent."""
    return spell_id_or_none(AGENT, agent)


async def agent_in_body(work: Work, text: str, at: str) -> int:
    """Read an agent's id, ours or the chat's; raise Invalid for a chat's id that is nobody's.

    Whether one of ours exists is asked by whoever uses it.
    """
    return (await agents_in_body(work, {at: text}))[at]


async def agents_in_body(work: Work, texts: Mapping[str, str]) -> dict[str, int]:
    """Read agents' ids by their paths in the body; raise Invalid with every fault."""
    found = {at: parse_id(AGENT, text) for at, text in texts.items()}
    chats = await _from_chat(work, {texts[at] for at, agent in found.items() if agent is None})
    found = {at: agent or chats.get(texts[at]) for at, agent in found.items()}
    faults = [Fault(at, "Unknown user") for at, agent in found.items() if agent is None]
    if faults:
        raise Invalid(faults)
    return {at: agent for at, agent in found.items() if agent is not None}


async def _from_chat(work: Work, texts: Collection[str]) -> dict[str, int]:
    if not texts:
        return {}
    people = await find_people_by_slack(work, sorted(texts))
    return {text: person.id for text, person in people.items() if isinstance(person, Agent)}
