"""Surveys: how a ticket went, in its customer's eyes."""

from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import ticket_in_path
from parley.api.native.mapping.surveys import survey_to_wire, version_of
from parley.api.native.paging import search_from
from parley.api.native.schemas.surveys import SurveyAnswer, SurveyQuery, SurveyWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import surveys
from parley.core.surveys import SurveyAnswered, SurveyNotFound, SurveyStatus
from parley.core.tickets import TicketNotFound
from parley.core.work import Work

ROUTES = Routes("Surveys")


@ROUTES.get("/surveys")
async def list_surveys(work: Work, call: Call, query: SurveyQuery) -> Many[SurveyWire]:
    """List surveys."""
    status = None if query.status is None else SurveyStatus(query.status)
    found = await surveys.list_surveys(work, search_from(call, query), status=status)
    return many(call, query, found, survey_to_wire)


@ROUTES.post("/tickets/{ticket_id}/survey", raises=[TicketNotFound])
async def request_survey(work: Work, call: Call, ticket_id: str) -> One[SurveyWire]:
    """Ask a ticket's customer how it went. A ticket has one survey: asked again, it is the same."""
    survey = await surveys.request_survey(work, number=ticket_in_path(ticket_id))
    return one(call, survey_to_wire(survey), version_of(survey))


@ROUTES.get("/tickets/{ticket_id}/survey", raises=[TicketNotFound, SurveyNotFound])
async def get_survey(work: Work, call: Call, ticket_id: str) -> One[SurveyWire]:
    """Get a ticket's survey."""
    survey = await surveys.get_survey(work, number=ticket_in_path(ticket_id))
    return one(call, survey_to_wire(survey), version_of(survey))


@ROUTES.post(
    "/tickets/{ticket_id}/survey/answer",
    status=200,
    raises=[TicketNotFound, SurveyNotFound, SurveyAnswered],
    example={"value": 5, "comment": "Quick and friendly"},
)
async def answer_survey(work: Work, call: Call, ticket_id: str, body: SurveyAnswer) -> One[SurveyWire]:
    """Answer a ticket's survey, in its customer's stead; once."""
    number = ticket_in_path(ticket_id)
    survey = await surveys.answer_survey(work, number=number, value=body.value, comment=body.comment)
    return one(call, survey_to_wire(survey), version_of(survey))
