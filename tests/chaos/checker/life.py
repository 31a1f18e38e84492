"""The house answers rightly while it is hurt, is back within ten seconds, and leaves nothing behind."""

from collections.abc import Iterator
from itertools import pairwise

from tests.chaos.facts import Facts
from tests.chaos.history import SURFACES, Deed, History, Sign
from tests.chaos.yardstick import EVERY

PROMISED = 10.0
END_WITHIN = 30.0
DISPATCH = "dispatch"
STRAINED = 2.0
"""The house itself keeps a machine of two processors less busy than that."""


def check_answers(history: History, _: Facts) -> Iterator[str]:
    """Yield each answer that no server may give, and each request that hung."""
    yield from history.faults


def allowed(history: History, since: float, until: float) -> float:
    """Return how many seconds a recovery may take: those promised, more only on a machine that others keep busy."""
    strains = [strain for at, strain in history.strains if since - EVERY <= at <= until + EVERY]
    strain = sum(strains) / len(strains) if strains else 1.0
    return PROMISED * strain if strain >= STRAINED else PROMISED


def recoveries(history: History, facts: Facts) -> list[tuple[Deed, str, float | None, float]]:
    """List for each deed and surface after how many seconds it was back, or None, and how long it was left alone.

    Back is a surface with the first thing done on it that also began after the deed.
    """
    created = {event.id: event.created for event in facts.events}
    planned = [Sign(DISPATCH, created[row.event], row.planned) for row in facts.deliveries if row.event in created]
    ends = [after.begun for _, after in pairwise(history.deeds)] + [history.ended]
    found: list[tuple[Deed, str, float | None, float]] = []
    for deed, end in zip(history.deeds, ends, strict=True):
        for surface in (*SURFACES, DISPATCH):
            times = [
                sign.at for sign in (*history.signs, *planned) if sign.surface == surface and sign.since >= deed.ended
            ]
            found.append((deed, surface, min(times) - deed.ended if times else None, end - deed.ended))
    return found


def check_recoveries(history: History, facts: Facts) -> Iterator[str]:
    """Yield each surface that was not back in time, unless another deed came first."""
    for deed, surface, seconds, alone in recoveries(history, facts):
        limit = allowed(history, deed.ended, deed.ended + (seconds or alone))
        if alone >= limit and (seconds is None or seconds > limit):
            took = "was never back" if seconds is None else f"took {seconds:.1f} s to be back"
            yield f"After {deed.name}, {surface} {took}"


def check_end(history: History, _: Facts) -> Iterator[str]:
    """Yield what is wrong with the end: its status, how long it took, who is still there."""
    if history.exit_status != 0:
        yield f"The server ended with status {history.exit_status}"
    if history.exit_seconds > END_WITHIN:
        yield f"The server took {history.exit_seconds:.0f} s to end"
    yield from (f"A process was left behind: {each}" for each in history.left)
