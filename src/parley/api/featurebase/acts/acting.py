"""Acting in an admin's name: what is done is that admin's, who may do no more than the key, nor more than they may."""

from parley.api.featurebase.ids import Kind, NoSuchObject, id_in_body
from parley.core.access.permissions import weaker
from parley.core.actor import Actor, ActorKind
from parley.core.people import Agent, find_agent
from parley.core.work import Work


async def act_as(work: Work, text: str, at: str) -> Agent:
    """From now on the work is this admin's. Raises Invalid, NoSuchObject for who is none or no longer one."""
    number = id_in_body(work.workspace, Kind.ADMIN, text, at)
    agent = await find_agent(work, agent=number)
    if agent is None or not agent.active:
        raise NoSuchObject(at)
    role = weaker(work.actor.role, agent.role)
    work.actor = Actor(work.workspace, ActorKind.AGENT, agent.id, agent.name, role, work.actor.key_id)
    return agent
