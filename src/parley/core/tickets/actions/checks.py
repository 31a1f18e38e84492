"""What every verb asks of its input: subjects, addresses, and whether the named exist. All faults at once."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, cast

from parley.core.actor import ActorKind
from parley.core.errors import Fault, Invalid
from parley.core.fields import Field, check_values
from parley.core.tickets.model import MAX_CC, MAX_DESCRIPTION, MAX_SUBJECT, MAX_TAGS
from parley.core.tickets.setup import Setup
from parley.core.tickets.store import followers, reading
from parley.core.work import Work
from parley.kit.text.emails import BadEmail, email_key, normal_email
from parley.kit.text.html import Body
from parley.kit.text.lines import one_line

SENTIMENTS = ("question", "praise", "suggestion", "complaint")
LONGEST_TAG = 100
EARLIEST = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
# Clocks of those who say when something happened are not all right.
CLOCK_ERROR = dt.timedelta(minutes=5)
LONGEST_SNOOZE = dt.timedelta(days=366 * 5)
# By the field that they are a value of: the files, each by its path.
FieldFiles: TypeAlias = dict[int, dict[str, int]]


def checked_subject(subject: str, faults: list[Fault]) -> str:
    """Return the subject as one line."""
    line = one_line(subject)
    if not line or len(line) > MAX_SUBJECT:
        faults.append(Fault("subject", f"Must have 1 to {MAX_SUBJECT} characters"))
    return line


def check_body(body: Body | None, faults: list[Fault], at: str) -> None:
    """Note a fault where a text is larger than the house keeps."""
    if body is not None and len(body.raw) > MAX_DESCRIPTION // 4 and len(body.raw.encode()) > MAX_DESCRIPTION:
        faults.append(Fault(at, f"Must have {MAX_DESCRIPTION} bytes at most"))


def checked_email(email: str | None, faults: list[Fault], at: str) -> str | None:
    """Return the address in its normal form."""
    if email is None:
        return None
    try:
        return normal_email(email)
    except BadEmail as error:
        faults.append(Fault(at, str(error)))
        return None


def checked_cc(addresses: Sequence[str], faults: list[Fault]) -> list[str]:
    """Return the addresses in their normal form, each once."""
    if not addresses:
        return []
    if len(addresses) > MAX_CC:
        faults.append(Fault("cc", f"Must have {MAX_CC} addresses at most"))
        return []
    found = [checked_email(address, faults, f"cc.{place}") for place, address in enumerate(addresses)]
    return list({email_key(address): address for address in found if address is not None}.values())


def checked_tags(names: Sequence[str], faults: list[Fault]) -> list[str]:
    """Return the names as single lines, each once whatever its case."""
    if not names:
        return []
    if len(names) > MAX_TAGS:
        faults.append(Fault("tags", f"Must have {MAX_TAGS} tags at most"))
        return []
    found: dict[str, str] = {}
    for place, name in enumerate(names):
        line = one_line(name)
        if not line or len(line) > LONGEST_TAG or "," in line:
            faults.append(Fault(f"tags.{place}", f"Must have 1 to {LONGEST_TAG} characters and no comma"))
        found.setdefault(line.lower(), line)
    return list(found.values())


def check_sentiment(sentiment: str | None, faults: list[Fault]) -> None:
    """Note a fault for a sentiment the house does not know."""
    if sentiment is not None and sentiment not in SENTIMENTS:
        faults.append(Fault("sentiment", f"Must be one of {', '.join(SENTIMENTS)}"))


def check_past(moment: dt.datetime | None, now: dt.datetime, faults: list[Fault]) -> None:
    """Note a fault for a moment at which nothing of a desk can have happened."""
    if moment is not None and not EARLIEST <= moment <= now + CLOCK_ERROR:
        faults.append(Fault("created_at", "Must lie between the year 2000 and now"))


def check_snooze(until: dt.datetime | None, now: dt.datetime, faults: list[Fault], at: str) -> None:
    """Note a fault for a moment until which no ticket can sleep."""
    if until is not None and not now < until <= now + LONGEST_SNOOZE:
        faults.append(Fault(at, "Must lie in the future, five years at most"))


def check_places(setup: Setup, inbox: int | None, category: int | None, faults: list[Fault]) -> None:
    """Note a fault for an unknown inbox or category."""
    if inbox is not None and inbox not in setup.inboxes:
        faults.append(Fault("inbox_id", "Unknown inbox"))
    if category is not None and category not in setup.categories:
        faults.append(Fault("category_id", "Unknown category"))


async def check_people(work: Work, ids: dict[str, Any], faults: list[Fault]) -> None:
    """Note a fault for each named customer, assignee, team or company that is not of this workspace."""
    if all(value is None for value in ids.values()):
        return
    unknown = await reading.find_unknown(work.connection, workspace=work.workspace, ids=ids)
    for name, is_unknown in (
        ("customer_id", unknown.customer),
        ("assignee_id", unknown.assignee),
        ("team_id", unknown.team),
        ("company_id", unknown.company),
    ):
        if is_unknown:
            faults.append(Fault(name, f"Unknown {name.removesuffix('_id').replace('assignee', 'user')}"))


async def checked_fields(
    work: Work,
    setup: Setup,
    category: int | None,
    given: dict[str, Any],
    faults: list[Fault],
    *,
    present: dict[str, Any] | None = None,
) -> tuple[dict[str, Any], FieldFiles]:
    """Return the values by field id, the present ones included, and the files to attach.

    A customer who acts for itself knows the public fields alone, and owes no others.
    """
    fields = setup.fields_for(category)
    if work.actor.kind is ActorKind.CUSTOMER and work.actor.key_id is None:
        fields = [field for field in fields if field.is_asked]
    if not fields and not given:
        return present or {}, {}
    checked = check_values(fields, given, present=present or {}, partial=present is not None)
    faults += checked.faults
    if checked.agents:
        unknown = await followers.find_unknown(work, list(checked.agents.values()))
        faults += [Fault(path, "Unknown user") for path, agent in checked.agents.items() if agent in unknown]
    return checked.values, _new_files(fields, checked.files, present or {})


def _new_files(fields: Sequence[Field], given: Mapping[str, list[int]], present: Mapping[str, Any]) -> FieldFiles:
    """Leave out what the field has already: naming it keeps it."""
    ids = {f"custom_fields.{field.key}": field.id for field in fields}
    found: FieldFiles = {}
    for path, files in given.items():
        old: Any = present.get(str(ids[path]))
        kept = cast("list[Any]", old) if isinstance(old, list) else [old]
        spelled = {path if len(files) == 1 else f"{path}.{place}": file for place, file in enumerate(files)}
        found[ids[path]] = {at: file for at, file in spelled.items() if file not in kept}
    return found


def refuse(faults: list[Fault]) -> None:
    """Raise Invalid when there are faults."""
    if faults:
        raise Invalid(faults)
