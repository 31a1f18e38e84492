"""Record, attach and remove files. The bytes are the vault's: they come before the row and go after it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress

from parley.core.access import Permission, may
from parley.core.actor import Actor, ActorKind
from parley.core.change import check_version
from parley.core.errors import Fault, Forbidden, Invalid, Unavailable
from parley.core.files import store
from parley.core.files.events import FileDeleted, FileUploaded
from parley.core.files.model import File, FileInUse, FileNotFound, StoredBytes
from parley.core.files.vault import FileVault
from parley.core.work import Work

FILE_VERSION = 1
"""A file's bytes and name never change."""


async def add_file(work: Work, *, stored: StoredBytes) -> File:
    """The bytes have a row, and belong to nothing yet: within a day they are attached or swept away."""
    check_may_upload(work.actor)
    file = await store.insert(work.connection, actor=work.actor, stored=stored, now=work.now)
    work.record(FileUploaded(id=file.id, name=file.name, content_type=file.content_type, size=file.size))
    return file


async def keep_file(work: Work, *, file: int) -> None:
    """The file waits for no ticket: it stays until somebody deletes it."""
    await store.keep(work.connection, workspace=work.workspace, file=file)


def check_may_upload(actor: Actor) -> None:
    """Raise Forbidden unless the actor may bring files in: a customer, and whoever may write."""
    if actor.kind is not ActorKind.CUSTOMER and not may(actor.role, Permission.WRITE):
        raise Forbidden(f"The role '{actor.role}' may not upload files")


async def drop_bytes(vault: FileVault, keys: Sequence[str]) -> None:
    """The bytes are gone, or a sweep will find them: a store that does not answer is no error."""
    with suppress(Unavailable):
        await vault.delete(*keys)


async def get_file(work: Work, *, file: int) -> File:
    """Return the file; a customer sees those it uploaded. Raises FileNotFound."""
    return await _found(work, file)


async def delete_file(work: Work, *, file: int, expected: int | None = None) -> File:
    """The row is gone; after the commit the caller has the bytes under its key dropped.

    Raises FileNotFound, FileInUse, VersionMismatch.
    """
    check_may_upload(work.actor)
    found = await _found(work, file, lock=True)
    check_version(FILE_VERSION, expected)
    if not found.is_loose:
        raise FileInUse
    await store.delete(work.connection, workspace=work.workspace, file=file)
    work.record(FileDeleted(id=found.id, name=found.name))
    return found


async def attach_files(
    work: Work, *, files: Mapping[str, int], ticket: int, message: int | None, field: int | None = None
) -> None:
    """The files, each named by its path in the request, belong to the ticket and to its message or field.

    Raises Invalid with a fault for every path whose file is unknown, foreign, attached already or named twice.
    A customer attaches only what it uploaded. Whether the actor may write on the ticket is the caller's question.
    """
    if not files:
        return
    claimed = await store.claim(
        work.connection,
        workspace=work.workspace,
        files=list(files.values()),
        ticket=ticket,
        message=message,
        field=field,
        customer=_customer(work),
    )
    faults: list[Fault] = []
    for path, file in files.items():
        if file in claimed:
            claimed.remove(file)
        else:
            faults.append(Fault(path, "Unknown file, or one that is attached already"))
    if faults:
        raise Invalid(faults)


def _customer(work: Work) -> int | None:
    return work.actor.id if work.actor.kind is ActorKind.CUSTOMER else None


async def _found(work: Work, file: int, *, lock: bool = False) -> File:
    found = await store.find(work.connection, workspace=work.workspace, file=file, lock=lock)
    customer = _customer(work)
    if found is None or (customer is not None and (found.uploader_kind, found.uploader_id) != ("customer", customer)):
        raise FileNotFound
    return found
