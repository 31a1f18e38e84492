"""What a demo ticket can be about: sentences to compose it of. Names in braces are filled in for each ticket."""

import msgspec


class Scenario(msgspec.Struct, frozen=True, kw_only=True):
    """One sort of trouble. A ticket takes a subject, one or two sentences of its story, and what follows from it.

    `asks` and `facts` are a question of the team and the customer's answer, at the same place.
    """

    team: str
    tags: tuple[str, ...]
    subjects: tuple[str, ...]
    problems: tuple[str, ...]
    details: tuple[str, ...]
    asks: tuple[str, ...]
    facts: tuple[str, ...]
    answers: tuple[str, ...]
    notes: tuple[str, ...]
    sentiment: str = "question"
    urgency: int = 2
    issue: str | None = None
