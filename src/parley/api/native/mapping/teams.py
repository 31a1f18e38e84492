"""Teams: core to wire and back."""

from typing import Any

from parley.api.native.ids import id_in_body, spell_id
from parley.api.native.schemas.teams import TeamWire
from parley.core.errors import Fault, Invalid
from parley.core.people import Team
from parley.kit.clock import print_time


def team_to_wire(team: Team) -> TeamWire:
    """Spell a team."""
    return TeamWire(
        id=spell_id("team", team.id),
        name=team.name,
        member_ids=[spell_id("user", member) for member in team.member_ids],
        created_at=print_time(team.created_at),
        updated_at=print_time(team.updated_at),
    )


def team_from_wire(fields: dict[str, Any]) -> dict[str, Any]:
    """Read the ids of the members, if they are given; raise Invalid with the place of each that is malformed."""
    if "member_ids" not in fields:
        return fields
    faults: list[Fault] = []
    members: list[int] = []
    for place, text in enumerate(fields["member_ids"]):
        try:
            members.append(id_in_body("user", text, f"member_ids.{place}"))
        except Invalid as error:
            faults += error.faults
    if faults:
        raise Invalid(faults)
    return {**fields, "member_ids": members}
