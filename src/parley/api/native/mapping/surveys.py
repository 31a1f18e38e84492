"""Surveys: core to wire."""

from typing import Any

from parley.api.native.ids import spell_id
from parley.api.native.schemas.surveys import SurveyWire
from parley.core.surveys import Survey, SurveyStatus
from parley.kit.clock import print_time


def survey_to_wire(survey: Survey) -> SurveyWire:
    """Spell a survey."""
    kind: Any = survey.type
    status: Any = survey.status.value
    return SurveyWire(
        ticket_id=spell_id("tkt", survey.ticket),
        type=kind,
        status=status,
        value=survey.value,
        max_value=survey.max_value,
        comment=survey.comment,
        created_at=print_time(survey.created_at),
        received_at=survey.received_at and print_time(survey.received_at),
    )


def version_of(survey: Survey) -> int:
    """Count its changes: it has one in its life."""
    return 1 if survey.status is SurveyStatus.PENDING else 2
