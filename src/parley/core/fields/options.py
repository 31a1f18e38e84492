"""The options of a select: their ids are `1`, `2`, … as text and never used twice, so a value never changes meaning."""

from collections.abc import Iterator, Sequence

import msgspec

from parley.core.errors import Fault, Invalid
from parley.kit.text.lines import one_line
from parley.kit.text.storable import fold

MOST_OPTIONS = 500
LONGEST_LABEL = 255


class Option(msgspec.Struct, frozen=True):
    """One of the things to choose from."""

    id: str
    label: str


class WantedOption(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An option as it shall be: with a known id it is kept, perhaps renamed; without one it is new."""

    label: str
    id: str | None = None


def next_options(old: Sequence[Option], last: int, wanted: Sequence[WantedOption]) -> tuple[list[Option], int]:
    """Return the options as wanted, in that order, and the highest id ever given; those not named are gone.

    Raises Invalid, all at once, for unknown ids, an id or label given twice, empty or long labels, too many options.
    """
    if len(wanted) > MOST_OPTIONS:
        raise Invalid.at("options", f"At most {MOST_OPTIONS} options")
    faults = [*_id_faults(old, wanted), *_label_faults(wanted)]
    if faults:
        raise Invalid(faults)
    options: list[Option] = []
    for each in wanted:
        if each.id is None:
            last += 1
        options.append(Option(each.id or str(last), one_line(each.label)))
    return options, last


def _id_faults(old: Sequence[Option], wanted: Sequence[WantedOption]) -> Iterator[Fault]:
    known = {option.id for option in old}
    seen: set[str] = set()
    for place, each in enumerate(wanted):
        if each.id is None:
            continue
        if each.id not in known:
            yield Fault(f"options.{place}.id", "Unknown option; leave the id out for a new one")
        elif each.id in seen:
            yield Fault(f"options.{place}.id", "Given twice")
        seen.add(each.id)


def _label_faults(wanted: Sequence[WantedOption]) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, each in enumerate(wanted):
        label = one_line(each.label)
        if not label or len(label) > LONGEST_LABEL:
            yield Fault(f"options.{place}.label", f"Must have 1 to {LONGEST_LABEL} characters")
        elif fold(label) in seen:
            yield Fault(f"options.{place}.label", "Another option has this label")
        seen.add(fold(label))
