"""Whoever resumes misses nothing and hears nothing twice; whoever walks a list meets every row once."""

from collections import Counter
from collections.abc import Iterator

from tests.chaos.checker.events import differences
from tests.chaos.facts import Facts
from tests.chaos.history import History


def check_readers(history: History, facts: Facts) -> Iterator[str]:
    """Yield each reader who has not seen every event it wanted exactly once, and in the feed's order."""
    for reader in history.readers:
        wanted = [(event.position, event.id) for event in facts.events if reader.wants(event.type)]
        places = {position: place for place, (position, _) in enumerate(reader.seen)}
        seen = reader.seen[: places[wanted[-1][0]] + 1] if wanted and wanted[-1][0] in places else reader.seen
        yield from (f"Reader {reader.name} was refused: {refused}" for refused in reader.refused)
        if seen != wanted:
            yield f"Reader {reader.name} has not seen the feed: {differences(wanted, seen)}"


def check_walks(history: History, facts: Facts) -> Iterator[str]:
    """Yield each walk that met a ticket twice, or not at all though it was there before the walk began."""
    opened = {ticket.number for ticket in facts.tickets}
    acknowledged = [write for write in history.writes if write.kind in {"create", "probe"} and write.ticket is not None]
    for place, walk in enumerate(history.walks):
        twice = [number for number, count in Counter(walk.numbers).items() if count > 1]
        if twice:
            yield f"Walk {place} ({walk.order}) met tickets twice: {twice[:5]}"
        before = {write.ticket for write in acknowledged if (write.acknowledged or walk.begun) < walk.begun}
        missed = before - set(walk.numbers)
        if missed:
            yield f"Walk {place} ({walk.order}) met {len(walk.numbers)} tickets, but not {sorted(map(str, missed))[:5]}"
        strange = set(walk.numbers) - opened
        if strange:
            yield f"Walk {place} ({walk.order}) met tickets that are not there: {sorted(strange)[:5]}"
