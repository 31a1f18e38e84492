"""What a team is."""

import datetime as dt

import msgspec

from parley.core.errors import Conflict, NotFound

MOST_MEMBERS = 1_000


class TeamNotFound(NotFound):
    """No such team in this workspace."""

    def __init__(self) -> None:
        super().__init__("Team")


class TeamNameTaken(Conflict):
    """Another team has this name, perhaps in another case."""

    code = "team_name_taken"

    def __init__(self) -> None:
        super().__init__("A team with this name exists already")


class Team(msgspec.Struct, frozen=True):
    """A team; `member_ids` are agents in ascending order, active or not."""

    id: int
    name: str
    member_ids: list[int]
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime
