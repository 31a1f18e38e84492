"""Attaching: a loose file of this workspace belongs to one ticket, once."""

import asyncio

import pytest

from parley.core import files
from parley.core.actor import Actor, ActorKind, Role
from parley.core.errors import Fault, Forbidden, Invalid
from parley.core.files import FileInUse, FileNotFound, StoredBytes
from parley.core.files.vault import new_key
from tests.core.files.tickets import make_ticket
from tests.support.desks import Desk

REFUSED = "Unknown file, or one that is attached already"


def customer(desk: Desk, number: int) -> Actor:
    return Actor(desk.workspace.id, ActorKind.CUSTOMER, number, "Carl", Role.READ)


async def loose(desk: Desk, actor: Actor | None = None) -> int:
    async with desk.work(actor) as work:
        stored = StoredBytes(
            key=new_key(work.workspace), name="a.txt", content_type="text/plain", size=1, sha256=bytes(32)
        )
        return (await files.add_file(work, stored=stored)).id


async def attach(desk: Desk, wanted: dict[str, int], actor: Actor | None = None) -> tuple[int, int]:
    async with desk.work() as work:
        number, message = await make_ticket(work)
    async with desk.work(actor) as work:
        await files.attach_files(work, files=wanted, ticket=number, message=message)
    return number, message


class TestAttaching:
    async def test_gives_the_files_to_the_message(self, desk: Desk) -> None:
        one, two = await loose(desk), await loose(desk)
        number, message = await attach(desk, {"attachments.0": two, "attachments.1": one})
        async with desk.look() as work:
            listed = await files.list_for_messages(work.connection, work.workspace, [message, message + 999])
            found = await files.find_files(work.connection, work.workspace, [one, 999_999])
        assert {key: [file.id for file in value] for key, value in listed.items()} == {message: [one, two]}
        assert [(file.ticket, file.message, file.field) for file in found.values()] == [(number, message, None)]

    async def test_names_every_path_that_is_wrong_and_attaches_none(self, desk: Desk, other_desk: Desk) -> None:
        fine, foreign = await loose(desk), await loose(other_desk)
        used = await loose(desk)
        await attach(desk, {"attachments.0": used})
        wanted = {"a.0": fine, "a.1": foreign, "a.2": used, "a.3": 999_999_999, "a.4": fine}
        with pytest.raises(Invalid) as caught:
            await attach(desk, wanted)
        assert caught.value.faults == tuple(Fault(f"a.{place}", REFUSED) for place in (1, 2, 3, 4))
        async with desk.look() as work:
            assert (await files.get_file(work, file=fine)).is_loose
        async with other_desk.look() as work:
            assert (await files.get_file(work, file=foreign)).is_loose

    async def test_is_possible_for_a_customer_with_its_own_files_alone(self, desk: Desk) -> None:
        carl, eve = customer(desk, 41), customer(desk, 42)
        mine, theirs, agents = await loose(desk, carl), await loose(desk, eve), await loose(desk)
        with pytest.raises(Invalid) as caught:
            await attach(desk, {"a.0": mine, "a.1": theirs, "a.2": agents}, carl)
        assert [fault.path for fault in caught.value.faults] == ["a.1", "a.2"]
        number, _ = await attach(desk, {"a.0": mine}, carl)
        async with desk.look() as work:
            assert (await files.get_file(work, file=mine)).ticket == number

    async def test_of_one_file_to_two_tickets_at_once_succeeds_once(self, desk: Desk) -> None:
        one, two = await loose(desk), await loose(desk)
        outcomes = await asyncio.gather(
            *(attach(desk, {"a": pair[0], "b": pair[1]}) for pair in [(one, two), (two, one)] * 4),
            return_exceptions=True,
        )
        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Invalid"] * 7 + ["tuple"]

    async def test_of_nothing_changes_nothing(self, desk: Desk) -> None:
        async with desk.work() as work:
            await files.attach_files(work, files={}, ticket=999, message=None)
            assert work.recorded == []


class TestAnAttachedFile:
    async def test_cannot_be_deleted(self, desk: Desk) -> None:
        file = await loose(desk)
        await attach(desk, {"a": file})
        with pytest.raises(FileInUse):
            async with desk.work() as work:
                await files.delete_file(work, file=file)


class TestACustomer:
    async def test_sees_and_deletes_only_what_it_uploaded(self, desk: Desk) -> None:
        carl, eve = customer(desk, 41), customer(desk, 42)
        file = await loose(desk, carl)
        with pytest.raises(FileNotFound):
            async with desk.work(eve) as work:
                await files.delete_file(work, file=file)
        async with desk.work(carl) as work:
            assert (await files.delete_file(work, file=file)).id == file


class TestAReader:
    async def test_brings_no_file_in(self, desk: Desk) -> None:
        with pytest.raises(Forbidden):
            await loose(desk, Actor(desk.workspace.id, ActorKind.KEY, 1, "Reader", Role.READ))
