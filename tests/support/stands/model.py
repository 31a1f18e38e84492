"""What a door must know of a world to be walked: how it spells ids, and what its operations may be sent."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from parley.api.featurebase.ids import Kind, spell_id
from parley.api.socialboards.ids import Kind as PersonKind
from parley.api.socialboards.ids import spell_person
from parley.api.toolbox.door import Door
from parley.api.toolbox.operations import PATH_NAME, Operation
from tests.support.desks import Desk
from tests.support.worlds import World

Body = dict[str, Any]
NEVER = 987_654_321


@dataclass(frozen=True)
class Words:
    """The ids of a world, spelled as doors spell them; without a world, those of things that never existed."""

    workspace: int
    ids: Mapping[str, str] | None

    def number(self, name: str) -> int:
        """Return the house's integer."""
        return NEVER if self.ids is None else int(self.ids[name].rpartition("_")[2])

    def native(self, name: str) -> str:
        """Return a person's id as the house and two of the doors spell it."""
        return f"{'cust' if name == 'customer_id' else 'user'}_{self.number(name)}"

    def text(self, name: str) -> str:
        """Return what is no number: a chat's or a customer's own id."""
        return "NEVER" if self.ids is None else self.ids[name]

    def hex(self, kind: Kind, name: str) -> str:
        """Return the 24 digits of the featurebase door."""
        return spell_id(self.workspace, kind, self.number(name))

    def uuid(self, name: str) -> str:
        """Return a person's uuid of the socialboards door."""
        kind = PersonKind.CUSTOMER if name == "customer_id" else PersonKind.TEAMMATE
        return spell_person(kind, self.number(name))


Spelling = Callable[[Words], Any]
Places = dict[str, Callable[[Words], Body]]


@dataclass(frozen=True)
class Stand:
    """A door with the spelling of each name in its paths, a valid body for each operation that takes one, and the ids.

    `references`: by operation and place, what to lay over the valid body so that it names somebody else's thing.
    `reads` are POSTs that only read. `queries` are parameters without which an operation cannot be asked.
    """

    door: Door
    paths: dict[str, Spelling]
    bodies: dict[str, Callable[[Words], Body]]
    references: dict[str, Places]
    reads: frozenset[str] = frozenset()
    queries: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    form: str | None = None

    @property
    def operations(self) -> dict[str, Operation]:
        return {each.name: each for each in self.door.operations}

    def path(self, operation: Operation, words: Words, **other: Words) -> str:
        """Return the whole path; a name in `other` is spelled by those words instead."""
        return PATH_NAME.sub(
            lambda found: str(self.paths[found[1]](other.get(found[1], words))), self.door.path_of(operation)
        )

    def valid(self, operation: Operation, words: Words) -> dict[str, Any]:
        """Return what makes httpx send what the operation accepts."""
        options: dict[str, Any] = {}
        if operation.name in self.queries:
            options["params"] = self.queries[operation.name]
        if operation.media == "application/x-www-form-urlencoded":
            return options
        if operation.body is not None:
            options["json"] = self.bodies[operation.name](words)
        return options

    async def send(self, desk: Desk, operation: Operation, path: str, words: Words, **options: Any) -> httpx.Response:
        """Call the operation with a body that it accepts, unless told otherwise."""
        given = self.valid(operation, words) | options
        if "json" in given and operation.method == "DELETE":
            given["content"] = json.dumps(given.pop("json")).encode()
            given["headers"] = {"content-type": "application/json", **given.get("headers", {})}
        return await desk.knock(operation.method, path, **given)


def words_of(world: World) -> Words:
    """Return a world's own words."""
    return Words(world.desk.workspace.id, world.ids)


def nobody(workspace: int) -> Words:
    """Return words for what never existed."""
    return Words(workspace, None)


async def complete(world: World) -> World:
    """Give the world what the vendors' doors name things by: external ids, a tag that is on, a copy to a third."""
    desk, ids = world.desk, world.ids
    mark = f"x{desk.workspace.id}"
    await desk.call(
        "PATCH", f"/customers/{ids['customer_id']}", json={"external_id": f"u-{mark}", "company_id": ids["company_id"]}
    )
    renamed = await desk.call("PATCH", f"/companies/{ids['company_id']}", json={"external_id": f"c-{mark}"})
    assert renamed.status_code == 200, renamed.text
    await desk.call("PATCH", f"/tickets/{ids['ticket_id']}", json={"tags": ["late"]})
    hook = {"url": "https://hooks.example.com/4", "events": ["ticket.created"], "format": "featurebase"}
    ids["webhook_id"] = (await desk.made("/webhooks", hook))["id"]
    third = await desk.made("/customers", {"email": "third@example.com"})
    await desk.call("PATCH", f"/tickets/{ids['ticket_id']}", json={"cc": ["third@example.com"]})
    company = (await desk.got(f"/companies/{ids['company_id']}"))["data"]
    ids |= {"external_customer": f"u-{mark}", "external_company": f"c-{mark}", "only": "x_1"}
    ids |= {"company_version": f"v_{company['version']}", "field_version": "v_1", "third_id": third["id"]}
    ids["thread"] = f"{desk.workspace.id}.1"
    return world
