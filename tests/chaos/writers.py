"""Clients that write: each speaks one dialect and works on tickets of its own, and on one that all of them answer."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.chaos.clients import Client, Ending
from tests.chaos.dialects import NATIVE, Desk, Dialect
from tests.chaos.history import Write

SHORTEST, LONGEST = 0.1, 0.9
CUSTOMERS = 7
BATCH = 5
STATUSES = ("open", "pending", "solved")


@dataclass
class Writer:
    """Writes until the end is announced, one thing after the other, as its generator of chances has it."""

    name: str
    dialect: Dialect
    client: Client
    desk: Desk
    hot: int
    ending: Ending
    rng: Random
    own: list[int] = field(default_factory=list[int])
    undoable: list[str] = field(default_factory=list[str])
    count: int = 0

    async def run(self) -> None:
        """Write; what was begun is finished."""
        deeds: dict[Callable[[], Awaitable[None]], int] = {
            self.create: 25, self.reply: 20, self.answer_hot: 10, self.rename: 10, self.retag: 8, self.move: 8,
            self.merge: 6, self.undo: 5, self.create_many: 4, self.make_tag: 4,
        }  # fmt: skip
        while not self.ending.announced.is_set():
            (deed,) = self.rng.choices(list(deeds), list(deeds.values()))
            await deed()
            await self.ending.pause(self.rng.uniform(SHORTEST, LONGEST))

    async def create(self) -> None:
        """Create a ticket."""
        write = self._write("create")
        write.effects = (("ticket", write.key), ("message", write.key))
        path, body = self.dialect.create(self.desk, write.key, self._customer())
        said = await self._send(write, "POST", path, body)
        if said is not None:
            write.ticket = self.dialect.number(said)
            self.own.append(write.ticket)

    async def reply(self) -> None:
        """Answer a ticket of its own."""
        await self._reply(self._any())

    async def answer_hot(self) -> None:
        """Answer the ticket that everybody answers."""
        await self._reply(self.hot)

    async def rename(self) -> None:
        """Change a subject."""
        await self._patch("rename", "subject", lambda key: key, ("subject",))

    async def retag(self) -> None:
        """Replace the tags, by one that is new."""
        await self._patch("retag", "tags", lambda key: [key], ("tags", "tag"))

    async def move(self) -> None:
        """Change a status; two tries may have one effect or, where it has that status, none."""
        status = self.rng.choice(STATUSES)
        await self._patch("move", "status", lambda _: status, ())

    async def merge(self) -> None:
        """Merge one of its tickets into another; neither is merged again."""
        if len(self.own) < 3:
            return
        away = self.own.pop(self.rng.randrange(len(self.own) - 1))
        into = self.own.pop()
        write = self._write("merge", NATIVE.name, away)
        write.effects = (("merged", str(away)),)
        said = await self._send(write, "POST", f"/api/v1/tickets/tkt_{away}/merge", {"into": f"tkt_{into}"})
        if said is not None:
            self.undoable.append(said["data"]["operation"]["id"])

    async def undo(self) -> None:
        """Undo a merge, or a batch."""
        if not self.undoable:
            return
        operation = self.undoable.pop(0)
        write = self._write("undo", NATIVE.name)
        write.effects = (("undone", operation),)
        await self._send(write, "POST", f"/api/v1/operations/{operation}/undo", None)

    async def create_many(self) -> None:
        """Create several tickets in one transaction."""
        write = self._write("batch", NATIVE.name)
        marks = [f"{write.key}b{place}" for place in range(BATCH)]
        write.effects = tuple(effect for mark in marks for effect in (("ticket", mark), ("message", mark)))
        body = {"subject": "", "description": "", "customer_email": self._customer()}
        creates = [{"create": {**body, "subject": mark, "description": mark}} for mark in marks]
        said = await self._send(write, "POST", "/api/v1/tickets/batch", {"mode": "all", "operations": creates})
        if said is not None:
            self.undoable.append(said["operation"]["id"])

    async def make_tag(self) -> None:
        """Make a tag; a second effect would be refused by its name."""
        write = self._write("tag", NATIVE.name)
        write.effects = (("tag", write.key),)
        await self._send(write, "POST", "/api/v1/tags", {"name": write.key})

    async def _reply(self, number: int | None) -> None:
        if number is None:
            return
        write = self._write("reply", ticket=number)
        write.effects = (("message", write.key),)
        await self._send(write, "POST", *self.dialect.reply(self.desk, number, write.key))

    async def _patch(self, kind: str, name: str, value: Callable[[str], object], left: tuple[str, ...]) -> None:
        number = self._any()
        if number is None:
            return
        write = self._write(kind, NATIVE.name, number)
        write.effects = tuple((what, write.key if what == "tag" else f"{number} {write.key}") for what in left)
        await self._send(write, "PATCH", f"/api/v1/tickets/tkt_{number}", {name: value(write.key)})

    async def _send(self, write: Write, method: str, path: str, body: object) -> Any:
        return await self.client.write(write, method, path, body, ending=self.ending, rng=self.rng)

    def _write(self, kind: str, door: str | None = None, ticket: int | None = None) -> Write:
        self.count += 1
        return Write(f"{self.name}n{self.count}", door or self.dialect.name, kind, ticket=ticket)

    def _any(self) -> int | None:
        return self.rng.choice(self.own) if self.own else None

    def _customer(self) -> str:
        return f"customer{self.rng.randrange(CUSTOMERS)}@example.com"


async def hire(writers: list[Writer]) -> None:
    """Let all of them write until the end."""
    await asyncio.gather(*(writer.run() for writer in writers))
