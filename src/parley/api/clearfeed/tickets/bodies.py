"""What a body says that must be looked up: its text in every spelling, its status, its assignee."""

from collections.abc import Sequence
from typing import Any

import msgspec

from parley.api.clearfeed.tickets.ids import USER, parse_id
from parley.api.clearfeed.tickets.values import Given, values_from_wire
from parley.api.clearfeed.tickets.words import STATES
from parley.api.toolbox import bodies as toolbox
from parley.core import people, tickets
from parley.core.errors import Fault, Invalid
from parley.core.fields import Field
from parley.core.tickets import Setup, Ticket
from parley.core.work import Work
from parley.kit.text.html import Body


async def text_in_body(text: str, at: str) -> Body:
    """Read a text, a large one away from the event loop; raise Invalid where nothing is said."""
    body = await toolbox.text_in_body(text)
    if body.is_empty:
        raise Invalid.at(at, "Must not be empty")
    return body


async def values_in_body(work: Work, given: dict[str, Any] | None, category: int | None = None) -> Given:
    """Read custom fields of a ticket of this category, with its fields."""
    fields: Sequence[Field] = (await tickets.setup_of(work)).fields_for(category) if given else ()
    return values_from_wire(given or {}, fields)


async def agents_in_body(work: Work, texts: Sequence[str], at: str) -> list[int]:
    """Read users' ids, `user_5` or those they have in Slack; raise Invalid for each that is neither."""
    if not texts:
        return []
    read = {text: parse_id(USER, text) for text in texts}
    strange = [text for text, found in read.items() if found is None]
    if strange:
        known = await people.find_people_by_slack(work, strange)
        read |= {text: person.id for text, person in known.items() if isinstance(person, people.Agent)}
    if None in read.values():
        raise Invalid([Fault(at, "Must be an id such as user_123, or the id of a user in Slack")])
    return [found for found in read.values() if found is not None]


async def agent_in_body(work: Work, text: str | msgspec.UnsetType | None) -> int | None:
    """Read the assignee; None where there is none."""
    return (await agents_in_body(work, [text], "assignee_id"))[0] if isinstance(text, str) else None


def status_in_body(setup: Setup, word: str, present: Ticket) -> str | None:
    """Return the key of the first status that means the word, None where the ticket's own does already.

    Raises Invalid where the workspace has none.
    """
    state = STATES[word]
    if present.status.state is state:
        return None
    for status in setup.statuses.values():
        if status.state is state:
            return status.key
    raise Invalid.at("status", "This workspace has no such status")
