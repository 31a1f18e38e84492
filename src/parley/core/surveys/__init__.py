"""Surveys: asking a customer how the ticket went, once for each ticket."""

from parley.core.surveys.actions import answer_survey, get_survey, list_surveys, request_survey, surveys_of
from parley.core.surveys.model import Survey, SurveyAnswered, SurveyNotFound, SurveyStatus

__all__ = [
    "Survey",
    "SurveyAnswered",
    "SurveyNotFound",
    "SurveyStatus",
    "answer_survey",
    "get_survey",
    "list_surveys",
    "request_survey",
    "surveys_of",
]
