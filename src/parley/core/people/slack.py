"""Who is who on Slack: agents and customers alike."""

from collections.abc import Iterable

from parley.core.people import agents, customers
from parley.core.people.agents import Agent
from parley.core.people.customers import Customer
from parley.core.work import Work


async def find_people_by_slack(work: Work, ids: Iterable[str]) -> dict[str, Agent | Customer]:
    """Find who has these ids on Slack; who is both is the agent. Nobody's tickets are counted."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    asking = await customers.fetch_by_slack(work.connection, workspace=work.workspace, ids=wanted)
    working = await agents.fetch_by_slack(work.connection, workspace=work.workspace, ids=wanted)
    return {person.slack_id: person for person in (*asking, *working) if person.slack_id is not None}
