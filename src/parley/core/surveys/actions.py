"""Ask, answer and read."""

from collections.abc import Sequence

from parley.core import tickets
from parley.core.access import Permission, require
from parley.core.errors import Invalid
from parley.core.surveys import store
from parley.core.surveys.events import SurveyReceived, SurveyRequested
from parley.core.surveys.model import Survey, SurveyAnswered, SurveyNotFound, SurveyStatus, faults_of
from parley.core.work import Work
from parley.kit.db.listing import Found, Search


async def request_survey(work: Work, *, number: int) -> Survey:
    """The ticket has a survey: the one it had already, answered or not, or a new one that waits for its answer.

    Raises TicketNotFound, Forbidden.
    """
    require(work, Permission.WRITE)
    await tickets.hold_tickets(work, number)
    found = (await store.fetch_of(work, [number])).get(number)
    if found is not None:
        return found
    survey = await store.insert(work, number)
    work.record(SurveyRequested(id=number, ticket=number))
    return survey


async def answer_survey(work: Work, *, number: int, value: int, comment: str | None = None) -> Survey:
    """The survey is answered with one to five points.

    Raises TicketNotFound, SurveyNotFound, Invalid, SurveyAnswered, Forbidden.
    """
    require(work, Permission.WRITE)
    await tickets.hold_tickets(work, number)
    found = (await store.fetch_of(work, [number])).get(number)
    if found is None:
        raise SurveyNotFound
    faults = faults_of(value, comment)
    if faults:
        raise Invalid(faults)
    if found.status is SurveyStatus.RECEIVED:
        raise SurveyAnswered
    said = (comment or "").strip() or None
    survey = await store.write_answer(work, number, value=value, comment=said)
    work.record(SurveyReceived(id=number, ticket=number, value=value, max_value=survey.max_value, comment=said))
    return survey


async def get_survey(work: Work, *, number: int) -> Survey:
    """Return the ticket's survey. Raises TicketNotFound, SurveyNotFound."""
    await tickets.check_present(work, number=number)
    found = (await surveys_of(work, [number])).get(number)
    if found is None:
        raise SurveyNotFound
    return found


async def surveys_of(work: Work, numbers: Sequence[int]) -> dict[int, Survey]:
    """Return the surveys of many tickets by number, in one statement; a ticket without one is left out."""
    return await store.fetch_of(work, numbers) if numbers else {}


async def list_surveys(work: Work, search: Search, *, status: SurveyStatus | None = None) -> Found[Survey]:
    """Page through the surveys, of all tickets that are not deleted."""
    return await store.fetch(work, search, status=status)
