"""Make, change and remove service level policies."""

from collections.abc import Mapping

from msgspec import UNSET, UnsetType

from parley.core.access import Permission, require
from parley.core.change import changed, check_version
from parley.core.errors import Invalid
from parley.core.lines import check_line
from parley.core.sla import store
from parley.core.sla.events import SlaPolicyCreated, SlaPolicyDeleted, SlaPolicyUpdated
from parley.core.sla.model import SlaPolicy, SlaPolicyNameTaken, SlaPolicyNotFound, Target, target_faults
from parley.core.work import Work
from parley.kit.db import refuses_duplicate
from parley.kit.db.listing import Found, Search
from parley.kit.db.turns import take_turn

TAKEN = {"sla_policies_name": SlaPolicyNameTaken}


async def create_policy(work: Work, *, name: str, targets: Mapping[str, Target], is_default: bool = False) -> SlaPolicy:
    """The policy exists. As the default it takes the flag from the old one. Raises SlaPolicyNameTaken, Invalid."""
    require(work, Permission.MANAGE)
    draft = SlaPolicy(0, check_line(name, "name"), _checked(targets), is_default, 1, work.now, work.now)
    await take_turn(work.connection, "setup", work.workspace)
    if is_default:
        await _unset_default(work)
    with refuses_duplicate(TAKEN):
        policy = await store.insert(work, draft)
    work.record(SlaPolicyCreated(id=policy.id, name=policy.name))
    return policy


async def get_policy(work: Work, *, policy: int) -> SlaPolicy:
    """Return the policy. Raises SlaPolicyNotFound."""
    return await _found(work, policy)


async def update_policy(
    work: Work,
    *,
    policy: int,
    name: str | UnsetType = UNSET,
    targets: Mapping[str, Target] | UnsetType = UNSET,
    is_default: bool | UnsetType = UNSET,
    expected: int | None = None,
) -> SlaPolicy:
    """The given fields hold; `targets` replaces them all.

    Raises SlaPolicyNotFound, SlaPolicyNameTaken, VersionMismatch, Invalid.
    """
    require(work, Permission.MANAGE)
    given = {
        "name": UNSET if name is UNSET else check_line(name, "name"),
        "targets": UNSET if targets is UNSET else _checked(targets),
        "is_default": is_default,
    }
    await take_turn(work.connection, "setup", work.workspace)
    old = await _found(work, policy, lock=True)
    check_version(old.version, expected)
    new, changes = changed(old, given)
    if not changes:
        return old
    if "is_default" in changes and new.is_default:
        await _unset_default(work)
    with refuses_duplicate(TAKEN):
        new = await store.update(work, new)
    work.record(SlaPolicyUpdated(id=new.id, changes=changes))
    return new


async def delete_policy(work: Work, *, policy: int, expected: int | None = None) -> None:
    """The policy is gone; inboxes that named it have the default one. Raises SlaPolicyNotFound, VersionMismatch."""
    require(work, Permission.MANAGE)
    await take_turn(work.connection, "setup", work.workspace)
    old = await _found(work, policy, lock=True)
    check_version(old.version, expected)
    await store.delete(work, policy)
    work.record(SlaPolicyDeleted(id=old.id, name=old.name))


async def list_policies(work: Work, search: Search) -> Found[SlaPolicy]:
    """Page through the policies."""
    return await store.fetch(work, search)


async def _found(work: Work, policy: int, *, lock: bool = False) -> SlaPolicy:
    found = await store.find(work, policy, lock=lock)
    if found is None:
        raise SlaPolicyNotFound
    return found


def _checked(targets: Mapping[str, Target]) -> dict[str, Target]:
    faults = list(target_faults(targets))
    if faults:
        raise Invalid(faults)
    return {word: target for word, target in targets.items() if target != Target()}


async def _unset_default(work: Work) -> None:
    old = await store.unset_default(work)
    if old is not None:
        work.record(SlaPolicyUpdated(id=old, changes={"is_default": (True, False)}))
