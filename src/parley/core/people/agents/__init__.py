"""Agents: those who work at the desk. They are never removed, only deactivated: what they said keeps its author."""

from parley.core.people.agents.actions import (
    create_agent,
    deactivate_agent,
    find_agent,
    get_agent,
    list_agents,
    update_agent,
)
from parley.core.people.agents.model import Agent, AgentEmailTaken, AgentNotFound, AgentSlackIdTaken, LastOwner
from parley.core.people.agents.store import fetch_by_slack, find_unknown

__all__ = [
    "Agent",
    "AgentEmailTaken",
    "AgentNotFound",
    "AgentSlackIdTaken",
    "LastOwner",
    "create_agent",
    "deactivate_agent",
    "fetch_by_slack",
    "find_agent",
    "find_unknown",
    "get_agent",
    "list_agents",
    "update_agent",
]
