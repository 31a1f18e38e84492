"""What a person reads after a campaign."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from tests.chaos.checker import recoveries
from tests.chaos.checker.life import DISPATCH
from tests.chaos.facts import Facts
from tests.chaos.history import SURFACES, History

MOST = 40
COLUMNS = (*SURFACES, DISPATCH)


def told(history: History, facts: Facts, findings: list[str]) -> str:
    """Tell what was done, what came of it, and every finding."""
    return "\n".join([*_work(history, facts), "", *_deeds(history, facts), "", *_verdict(findings)])


def _work(history: History, facts: Facts) -> Iterable[str]:
    kinds = Counter(write.kind for write in history.writes)
    doors = Counter(write.door for write in history.writes)
    repeated = [write for write in history.writes if write.tries > 1]
    waits = [write.acknowledged - write.begun for write in history.writes if write.acknowledged is not None]
    yield f"Writes   {len(history.writes)}: {_counts(kinds)}"
    yield f"         by {_counts(doors)}"
    yield (
        f"         {len(waits)} acknowledged, {len(repeated)} sent again, {sum(w.replayed for w in history.writes)}"
        f" answered from their key; the longest took {max(waits, default=0):.1f} s"
    )
    answers = {("none" if status == 0 else str(status)): count for status, count in sorted(history.statuses.items())}
    yield f"Answers  {', '.join(f'{name} {count}' for name, count in answers.items())}"
    yield f"Events   {len(facts.events)}, {len(facts.tickets)} tickets, {len(facts.messages)} messages"
    for reader in history.readers:
        yield f"Reader   {reader.name}: {len(reader.seen)} events, resumed {reader.resumed} times"
    longest = max((len(walk.numbers) for walk in history.walks), default=0)
    yield f"Walks    {len(history.walks)}, the longest over {longest} tickets"
    for endpoint in history.endpoints:
        here = [each for each in history.arrivals if each.endpoint == endpoint.id]
        good = [each for each in here if each.accepted]
        again = len(good) - len({each.message for each in good})
        late = sorted(each.at - each.created for each in good)
        yield (
            f"Webhooks {endpoint.name}: {len(good)} accepted, {again} of them again,"
            f" {len(here) - len(good)} refused; median {late[len(late) // 2] if late else 0:.2f} s,"
            f" longest {late[-1] if late else 0:.1f} s; replayed"
            f" {sum(each.endpoint == endpoint.id for each in facts.late)}"
        )
    strains = sorted(strain for _, strain in history.strains) or [1.0]
    yield f"Strain   median {strains[len(strains) // 2]:.1f}, worst {strains[-1]:.1f} seconds for one of a processor"
    yield f"End      status {history.exit_status} after {history.exit_seconds:.1f} s, {len(history.left)} left"


def _deeds(history: History, facts: Facts) -> Iterable[str]:
    rows: dict[int, dict[str, float | None]] = defaultdict(dict)
    for place, (_, surface, seconds, _) in enumerate(recoveries(history, facts)):
        rows[place // len(COLUMNS)][surface] = seconds
    yield (
        f"{'What was done':36}{'at':>6}{'for':>6}   "
        + "".join(f"{surface:>9}" for surface in COLUMNS)
        + "  back after s"
    )
    for place, deed in enumerate(history.deeds):
        cells = (rows[place].get(surface) for surface in COLUMNS)
        back = "".join(f"{'never' if cell is None else f'{cell:.1f}':>9}" for cell in cells)
        yield f"{deed.name:36}{deed.begun - history.begun:6.0f}{deed.ended - deed.begun:6.1f}   {back}"


def _verdict(findings: list[str]) -> Iterable[str]:
    if not findings:
        yield "Every promise held."
        return
    yield f"{len(findings)} findings:"
    yield from (f"- {finding}" for finding in findings[:MOST])
    if len(findings) > MOST:
        yield f"- and {len(findings) - MOST} more"


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counter.most_common())
