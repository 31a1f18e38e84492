"""Whether a macro's steps could be taken now. What they name may go later: then running them is refused."""

from collections.abc import Sequence

from parley.core.errors import Fault, Invalid
from parley.core.macros.filling import check_blanks
from parley.core.macros.steps import Assign, Said, SetCategory, SetField, SetInbox, SetStatus, SetTeam, Step
from parley.core.tickets import Setup, check_people, setup_of
from parley.core.work import Work
from parley.kit.text.html import body_from


async def check_steps(work: Work, steps: Sequence[Step]) -> None:
    """Raise Invalid for every step that says nothing, names what does not exist, or comes twice."""
    faults: list[Fault] = []
    setup = await setup_of(work)
    for place, step in enumerate(steps):
        at = f"actions.{place}"
        if any(type(step) is type(other) for other in steps[:place]):
            faults.append(Fault(f"{at}.type", "Given twice"))
        _check_words(step, at, faults)
        _check_named(setup, step, at, faults)
        await _check_people(work, step, at, faults)
    if faults:
        raise Invalid(faults)


def _check_words(step: Step, at: str, faults: list[Fault]) -> None:
    if not isinstance(step, Said):
        return
    if body_from(step.content, step.form).is_empty:
        faults.append(Fault(f"{at}.content", "Must not be empty"))
    check_blanks(step.content, f"{at}.content", faults)


def _check_named(setup: Setup, step: Step, at: str, faults: list[Fault]) -> None:
    match step:
        case SetStatus(status):
            setup.status(status, faults, f"{at}.status")
        case SetInbox(inbox) if inbox not in setup.inboxes:
            faults.append(Fault(f"{at}.inbox_id", "Unknown inbox"))
        case SetCategory(category) if category is not None and category not in setup.categories:
            faults.append(Fault(f"{at}.category_id", "Unknown category"))
        case SetField(values):
            known = {field.key for field in setup.fields}
            faults += [Fault(f"{at}.values.{key}", "Unknown field") for key in values if key not in known]
        case _:
            pass


async def _check_people(work: Work, step: Step, at: str, faults: list[Fault]) -> None:
    named = {"assignee_id": step.agent} if isinstance(step, Assign) else {}
    named |= {"team_id": step.team} if isinstance(step, SetTeam) else {}
    unknown: list[Fault] = []
    await check_people(work, named, unknown)
    faults += [Fault(f"{at}.{fault.path}", fault.message) for fault in unknown]
